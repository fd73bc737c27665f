import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startInBackground } from '../platform/background.js';
import { bothErrors, lastLines, UserError } from '../platform/errors.js';
import { run, timedOut } from '../platform/exec.js';
import type { Log } from '../platform/log.js';
import { initOf, processesIn, unifiedMount } from './cgroup.js';
import { runInside } from './inside.js';
import { machineOf, type NspawnMachine } from './machine.js';
import { type Bind, type MachineNetwork, nspawnArgv } from './nspawn.js';
import { RUNNER } from './recipe.js';
import { cgroupName, placesIn, readState, writeState } from './state.js';
import { stopMachine } from './stop.js';
import { privileged } from './tools.js';
import { unitsInTheWay } from './units.js';

interface BootOptions {
  /** A pristine root tree, from `ensureRoot`. */
  readonly root: string;
  /** The machine's host name; no other machine on this host may have it. */
  readonly name: string;
  readonly binds: readonly Bind[];
  /**
   * Absolute path of the directory for the throwaway copy, the console and `machine.json`. Must not lie on an
   * overlay file system or on a tmpfs older than Linux 6.6, else rootless Podman cannot store there.
   */
  readonly workDir: string;
  readonly network: MachineNetwork;
  /** Seconds for its services to come up, 60 unless told. */
  readonly readyWithin?: number;
  readonly log: Log;
}

// Seconds: until PID 1 runs (a plain copy of the root takes 10 on a slow disk), and from there to all services.
const START_LIMIT = 90;
const READY_LIMIT = 60;

// Exit code of READY where the host's kernel lacks a device.
const NO_DEVICE = 42;

/**
 * Shell script for a machine's root: waits for all services, the network and the user's services. A hosted runner is online
 * before it takes a job; here nothing else would reach that target.
 */
export const SERVICES_UP = `
until systemctl is-system-running | grep -qxE 'running|degraded'; do sleep 0.1; done 2> /dev/null
systemctl start network-online.target
if [ -e /var/lib/systemd/linger/${RUNNER.name} ]; then
  until systemctl -q is-active user@${RUNNER.uid}.service; do sleep 0.1; done
fi
`;

// The nodes are made inside, because on the host they may be closed to all but root, and must stay as they are.
//
// nspawn masks two files in /proc, and the kernel lets a user namespace mount its own /proc only where a whole one is in
// sight. An older nspawn leaves that of the host below the root of the machine; 257 does not.
//
const READY = `
if ! unshare --user --map-root-user --pid --fork --mount-proc true 2> /dev/null; then
  mkdir -p /run/whole-proc
  mount -t proc -o nosuid,nodev,noexec proc /run/whole-proc
fi
mkdir -p /dev/net
for node in 'net/tun 10 200' 'fuse 10 229'; do
  set -- $node
  rm -f /dev/$1
  mknod -m 0666 /dev/$1 c $2 $3
  if ! (: < /dev/$1) 2> /dev/null; then echo "/dev/$1"; exit ${NO_DEVICE}; fi
done
${SERVICES_UP}`;

/**
 * Makes the cgroup of a machine of this name.
 * @returns its path
 * @throws UserError when a machine of this name is running
 */
export async function freeCgroup(name: string): Promise<string> {
  const mount = unifiedMount(await readFile('/proc/self/mounts', 'utf8'));
  if (mount === undefined)
    throw new UserError(
      'a machine needs cgroup v2, but none is mounted; boot the host with systemd.unified_cgroup_hierarchy=1',
    );
  const cgroup = join(mount, cgroupName(name));
  if ((await processesIn(cgroup)).length > 0) {
    throw new UserError(
      `a machine named ${name} is already running on this host; its user can stop it with: npm start -- --down`,
    );
  }
  await run(privileged(['mkdir', '-p', cgroup]), { timeout: 10 });
  return cgroup;
}

/**
 * Waits for the first process of a machine that has been launched.
 * @throws UserError when nspawn ends, or there is none within 90 s
 */
export async function started(tree: string, cgroup: string, hasEnded: () => boolean | Promise<boolean>) {
  const end = Date.now() + START_LIMIT * 1000;
  while (!(await hasEnded()) && Date.now() < end) {
    const nspawnPid = Number(await readFile(join(tree, 'pid'), 'utf8').catch(() => '0'));
    const initPid = nspawnPid === 0 ? undefined : await initOf(cgroup, nspawnPid);
    if (initPid !== undefined) return { nspawnPid, initPid };
    await sleep(50);
  }
  throw new UserError(
    (await hasEnded()) ? 'systemd-nspawn ended' : `its first process did not start within ${START_LIMIT} s`,
  );
}

/**
 * Makes the devices that Podman needs, and waits for the machine's services.
 * @throws UserError where the kernel lacks a device, or the services are not up in time; names them
 */
export async function becomeReady(initPid: number, limit = READY_LIMIT): Promise<void> {
  const result = await runInside(initPid, ['sh', '-c', READY], { user: 'root', timeout: limit });
  if (result.exitCode === NO_DEVICE) {
    throw new UserError(
      `Podman needs ${result.stdout.trim()}, which the host's kernel lacks; load its module on the host.`,
    );
  }
  if (result.exitCode !== 0) {
    const found = await unitsInTheWay((argv) => runInside(initPid, argv, { user: 'root', timeout: 10 }));
    const how = timedOut(result) ? `are not up after ${limit} s` : 'did not come up';
    throw new UserError(`its services ${how}: ${found || lastLines(result.stderr, 1).join('')}`);
  }
}

/**
 * Boots a machine on a throwaway copy of a root.
 * @throws UserError when the name or the work directory is taken, the kernel lacks a device, or the machine does not
 * come up: with the units in the way, and the end of its console. Nothing is left of it then
 */
export async function bootMachine(options: BootOptions): Promise<NspawnMachine> {
  const { name, root, binds, workDir, network, readyWithin, log } = options;
  const places = placesIn(workDir);
  if ((await readState(workDir)) !== undefined) {
    throw new UserError(`${workDir} already contains a machine; stop it or use another directory`);
  }
  const begun = Date.now();
  const cgroup = await freeCgroup(name);
  await mkdir(workDir, { recursive: true });
  await writeState(workDir, { name, cgroup });
  try {
    const argv = nspawnArgv({ name, root, tree: places.tree, cgroup, binds, network });
    const { hasEnded } = await startInBackground(argv, places.console);
    const state = { name, cgroup, ...(await started(places.tree, cgroup, hasEnded)) };
    await writeState(workDir, state);
    await becomeReady(state.initPid, readyWithin);
    log.info(`the machine ${name} is up: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return machineOf(workDir, state);
  } catch (thrown) {
    const failure = await explainBoot(name, thrown, places.console);
    await stopMachine(workDir).catch((second) => {
      throw bothErrors(failure, second);
    });
    throw failure;
  }
}

async function explainBoot(name: string, thrown: unknown, consolePath: string): Promise<Error> {
  if (!(thrown instanceof Error)) return new Error(String(thrown));
  const said = lastLines(await readFile(consolePath, 'utf8').catch(() => ''), 15);
  const hint =
    said.length > 0
      ? `Its console ended with:\n${said.join('\n')}`
      : 'Run it again; when it fails in the same way, look for errors of memory or disk on this host: dmesg';
  const Kind = thrown instanceof UserError ? UserError : Error;
  return new Kind(`the machine ${name} did not come up: ${thrown.message}\n${hint}`, { cause: thrown });
}
