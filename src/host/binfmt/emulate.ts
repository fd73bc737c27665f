import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import { BINFMT, handlerName } from '../../undo/paths.js';
import { type Host, withoutRoot } from '../host.js';
import {
  type Architecture,
  architectureOf,
  headerOf,
  maskOf,
  PROBE_STATUS,
  probeProgram,
} from './architectures.js';
import { findQemu } from './qemu.js';
import { readHandlers } from './registrations.js';

interface EmulationJob {
  readonly scratch: string;
  readonly host: Host;
}

/**
 * Makes programs of other processors run in containers, until the last job of this user has ended: QEMU for those that do
 * not run yet. What is registered already stays as it is.
 * @returns one line for the log for each architecture
 * @throws UserError if that is not possible here
 */
export async function emulatePlatforms(
  platforms: readonly string[],
  { scratch, host }: EmulationJob,
): Promise<string[]> {
  const wanted = [...new Set(platforms.flatMap((one) => architectureOf(one) ?? []))];
  const directory = join(scratch, 'binfmt');
  const root = join(directory, 'root');
  await mkdir(root, { recursive: true });
  try {
    const lines: string[] = [];
    const missing: Architecture[] = [];
    for (const one of wanted) {
      if (await runs(one, root, host)) lines.push(`✓ programs for ${one.name} already run in containers`);
      else missing.push(one);
    }
    if (missing.length === 0) return lines;
    await assertPossible(missing, host);
    const programs = await findQemu(missing, directory, host);
    await host.exclusively(async () => {
      await mountBinfmt(host);
      for (const [one, program] of programs) {
        // Another job can have done it meanwhile.
        if (!(await runs(one, root, host))) await register(one, program, host);
        if (!(await runs(one, root, host)))
          throw new UserError(
            `input "platforms": programs for ${one.name} do not run in containers, although ${BINFMT} has a handler`,
          );
        lines.push(`✓ programs for ${one.name} run in containers with qemu-${one.qemu}, until the job ends`);
      }
    });
    return lines;
  } finally {
    // The kernel keeps the programs open that it needs.
    await rm(directory, { recursive: true, force: true });
  }
}

/** Whether a program of an architecture runs where there are no other files, as in a container without QEMU. */
async function runs(architecture: Architecture, root: string, host: Host): Promise<boolean> {
  const path = join(root, 'probe');
  await writeFile(path, probeProgram(architecture), { mode: 0o755 });
  const argv = ['chroot', root, '/probe'];
  if (!(await host.mayActAsRoot())) {
    const asUser = await host.attempt(['unshare', '--map-root-user', ...argv], { timeout: 20 });
    return asUser.exitCode === PROBE_STATUS;
  }
  try {
    await host.asRoot(argv, { timeout: 20 });
    return false;
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    return thrown.result.exitCode === PROBE_STATUS;
  }
}

const MODULE = 'binfmt_misc';

/** @throws UserError before anything is changed */
async function assertPossible(missing: readonly Architecture[], host: Host): Promise<void> {
  const names = missing.map(({ name }) => name).join(', ');
  if (!(await host.mayActAsRoot()))
    throw withoutRoot(host.user, `register QEMU for ${names} (input "platforms"), or use sudo -v first`);
  if (await host.exists(BINFMT)) return;
  const { exitCode } = await host.attempt(['modprobe', '--dry-run', MODULE], { timeout: 20 });
  if (exitCode !== 0)
    throw new UserError(
      `input "platforms": this kernel cannot run programs for ${names}: it has no ${BINFMT}, and the module ${MODULE} is not available; install the modules of the kernel, or use a runner for these platforms`,
    );
}

/** Mounts binfmt_misc if nothing did it before. */
async function mountBinfmt(host: Host): Promise<void> {
  if (!(await host.exists(BINFMT))) {
    await host.journal.record({ kind: 'binfmt-module' });
    await host.asRoot(['modprobe', MODULE]);
  }
  // Reading the directory also makes systemd mount it where it has an automount unit.
  if ((await readHandlers(host)) === undefined) {
    await host.journal.record({ kind: 'binfmt-mount' });
    await host.asRoot(['mount', '-t', MODULE, MODULE, BINFMT]).catch((thrown: unknown) => {
      if (!(thrown instanceof CommandError)) throw thrown;
      throw new UserError(
        `input "platforms": ${MODULE} cannot be mounted here: ${thrown.lastWords}; in a container, register QEMU on its host instead`,
      );
    });
  }
  if ((await host.read(`${BINFMT}/status`))?.trim() === 'disabled')
    throw new UserError(
      `input "platforms": binfmt_misc is disabled on this host; run: echo 1 | sudo tee ${BINFMT}/status`,
    );
}

/** O, P and F: opens the program for QEMU, passes on its name, and opens QEMU now. Debian registers the same. */
async function register(architecture: Architecture, program: string, host: Host): Promise<void> {
  const { name } = architecture;
  if (/[:\s\\]/.test(program))
    throw new UserError(
      `input "platforms": the path of QEMU has a space, colon or backslash: ${JSON.stringify(program)}; set RUNNER_TEMP to another path`,
    );
  const escaped = (bytes: Buffer) => bytes.toString('hex').replace(/../g, '\\x$&');
  const words = [
    handlerName(name),
    'M',
    '',
    escaped(headerOf(architecture)),
    escaped(maskOf(architecture)),
    program,
    'OPF',
  ];
  await host.journal.record({ kind: 'binfmt', architecture: name });
  try {
    await host.asRoot(['sysctl', '-q', '-w', `fs.binfmt_misc.register=:${words.join(':')}`]);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    throw new UserError(
      `input "platforms": the kernel did not register QEMU for ${name}: ${thrown.lastWords}`,
    );
  }
}
