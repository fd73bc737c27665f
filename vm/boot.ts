import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES_UP } from '../src/machine/boot.js';
import { innerArgv, limited } from '../src/machine/inside.js';
import { installOptions, type Machine } from '../src/machine/machine.js';
import { ensureTools } from '../src/machine/tools.js';
import { unitsInTheWay } from '../src/machine/units.js';
import { lastLines, UserError } from '../src/platform/errors.js';
import { run, timedOut } from '../src/platform/exec.js';
import type { Log } from '../src/platform/log.js';
import { Agent, SCRATCH } from './agent.js';
import { ensureDisk, FILES, makeFilesDisk } from './disk.js';
import { type Accelerator, ensureQemu, findAccelerator, PLACES, qemuArgv } from './qemu.js';
import type { VmFile, VmRecipe } from './recipe.js';

/** A machine with a separate kernel. */
export interface VirtualMachine extends Machine {
  readonly accelerator: Accelerator;
  /** Reboots it in place: keeps its files, but not its processes and memory file systems. */
  restart(): Promise<void>;
}

interface VmBootOptions {
  readonly recipe: VmRecipe;
  /** The machine's host name. */
  readonly name: string;
  /** Copies of the host's files that the machine sees and cannot change. */
  readonly binds: readonly VmFile[];
  /** Absolute path of a directory, which is removed with the machine. */
  readonly workDir: string;
  /** Where disks and QEMU are kept. */
  readonly cache: string;
  readonly log: Log;
}

// Seconds: until the agent answers, and from there to all services. Without KVM a boot takes 20 s on an idle host.
const START_LIMIT = 240;
const READY_LIMIT = 240;

/** Bytes of a file that is put into a machine. */
const PUT_LIMIT = 256 * 2 ** 20;

// At each boot. QEMU's name server is always at this address.
const MOUNT = `
printf '127.0.0.1 localhost\\n127.0.1.1 %s\\n' "$(hostname)" > /etc/hosts
echo 'nameserver 10.0.2.3' > /etc/resolv.conf
mkdir -p ${SCRATCH} /run/${FILES.label}
mount -o ro LABEL=${FILES.label} /run/${FILES.label}
number=0
for target; do
  source=/run/${FILES.label}/${FILES.binds}/$number
  if [ -d "$source" ]; then mkdir -p "$target"; else install -D /dev/null "$target"; fi
  mount --bind "$source" "$target"
  number=$((number + 1))
done
`;

const COPY = `
cp --recursive --no-dereference --preserve=mode --remove-destination /run/${FILES.label}/${FILES.copied}/. /
systemctl daemon-reload
`;

/**
 * Boots a virtual machine from a recipe; builds what the cache lacks.
 * @throws UserError where the machine does not come up: with the units in the way and the end of its console
 */
export async function bootVm(options: VmBootOptions): Promise<VirtualMachine> {
  const { recipe, name, binds, workDir, cache, log } = options;
  await ensureTools(log);
  const qemu = await ensureQemu(cache, log);
  const disk = await ensureDisk(recipe, cache, log);
  const accelerator = await findAccelerator(qemu, disk.kernel);
  await mkdir(workDir, { recursive: true, mode: 0o700 });
  const at = (place: keyof typeof PLACES) => join(workDir, PLACES[place]);
  const overlay = ['create', '-q', '-f', 'qcow2', '-F', 'raw', '-b', disk.disk, at('overlay')];
  await run([...qemu.img, ...overlay], { timeout: 30 });
  await makeFilesDisk(at('files'), binds, recipe.files ?? []);
  const begun = Date.now();
  const stop = await launch(qemuArgv(qemu, disk, accelerator, name, recipe), workDir);
  try {
    const agent = await agentAt(at('agent'));
    const root = (script: string, limit: number, args: readonly string[] = []) =>
      runIn(agent, ['sh', '-euc', script, 'sh', ...args], { user: 'root', timeout: limit });
    const comeUp = async () => {
      await agent.answers(START_LIMIT);
      await becomeReady(root);
      const mounted = await root(
        MOUNT,
        60,
        binds.map(({ target }) => target),
      );
      if (mounted.exitCode !== 0) throw new Error(mounted.stderr);
    };
    await comeUp();
    if (recipe.files !== undefined) await root(COPY, 60);
    log.info(`the machine ${name} is up (${accelerator}): ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    let stopped: Promise<void> | undefined;
    return {
      name,
      accelerator,
      run: (argv, settings) => runIn(agent, argv, settings),
      put: (source, target, settings) => put(agent, source, target, settings),
      restart: async () => {
        const before = await bootId(agent);
        // Its end may get lost, because the agent ends too.
        await root('systemctl reboot --no-block', 30).catch(() => undefined);
        await changed(agent, before);
        await comeUp();
      },
      stop: () => {
        agent.close();
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (thrown) {
    const console = await readFile(at('console'), 'utf8').catch(() => '');
    await stop();
    const said = lastLines(console, 15).join('\n');
    throw new UserError(
      `the machine ${name} did not come up: ${(thrown as Error).message}\nIts console ended with:\n${said}`,
      { cause: thrown },
    );
  }
}

/**
 * Starts QEMU, which the kernel ends with this process.
 * @returns a function that ends it and removes the work directory
 */
async function launch(argv: readonly string[], workDir: string): Promise<() => Promise<void>> {
  const output = await open(join(workDir, 'qemu.log'), 'w');
  const child = spawn('setpriv', ['--pdeathsig=KILL', '--', ...argv], {
    cwd: workDir,
    // A terminal's Ctrl-C would end it without stop().
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  const ended = Promise.race([once(child, 'exit'), once(child, 'error')]);
  ended.catch(() => undefined);
  await output.close();
  return async () => {
    child.kill('SIGKILL');
    await ended.catch(() => undefined);
    await rm(workDir, { recursive: true, force: true });
  };
}

/** Connects as soon as QEMU listens: for a moment its socket is there, and refuses. */
async function agentAt(path: string): Promise<Agent> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
    const agent = await Agent.connect(path).catch(() => undefined);
    if (agent !== undefined) return agent;
  }
  const said = await readFile(join(path, '../qemu.log'), 'utf8').catch(() => '');
  throw new Error(`QEMU does not run: ${said.trim()}`);
}

type RunOptions = Parameters<Machine['run']>[1];

async function runIn(agent: Agent, argv: readonly string[], options: RunOptions) {
  const result = await agent.execute(limited(innerArgv(argv, options), options));
  for (const line of `${result.stdout}${result.stderr}`.split('\n')) options.onLine?.(line);
  return result;
}

async function becomeReady(root: (script: string, limit: number) => ReturnType<Machine['run']>) {
  const result = await root(SERVICES_UP, READY_LIMIT);
  if (result.exitCode === 0) return;
  const found = await unitsInTheWay((argv) => root(argv.join(' '), 30));
  const how = timedOut(result) ? `are not up after ${READY_LIMIT} s` : 'did not come up';
  throw new Error(`its services ${how}: ${found || lastLines(result.stderr, 1).join('')}`);
}

const INSTALL = '"$@"; code=$?; rm "$0"; exit $code';

async function put(
  agent: Agent,
  source: string,
  target: string,
  options: Parameters<Machine['put']>[2],
): Promise<void> {
  const { size } = await stat(source);
  if (size > PUT_LIMIT) throw new Error(`${source} has ${size} bytes, more than ${PUT_LIMIT}`);
  const temporary = `${SCRATCH}/put-${randomBytes(4).toString('hex')}`;
  await agent.write(temporary, await readFile(source));
  const argv = ['install', ...installOptions(options), temporary, target];
  const { exitCode, stderr } = await agent.execute(['sh', '-c', INSTALL, temporary, ...argv]);
  if (exitCode !== 0) throw new Error(`cannot write ${target}: ${stderr}`);
}

async function bootId(agent: Agent): Promise<string> {
  return (await agent.execute(['cat', '/proc/sys/kernel/random/boot_id'], 5)).stdout.trim();
}

/** Waits for another boot than the one of an id. */
async function changed(agent: Agent, before: string): Promise<void> {
  for (const end = Date.now() + START_LIMIT * 1000; Date.now() < end; await sleep(500)) {
    await agent.answers(START_LIMIT);
    const now = await bootId(agent).catch(() => before);
    if (now !== '' && now !== before) return;
  }
  throw new Error(`it has not rebooted after ${START_LIMIT} s`);
}
