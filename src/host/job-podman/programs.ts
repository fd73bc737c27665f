import { basename, dirname } from 'node:path';
import { lastLines } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import { isTooOld } from '../checks/programs/crun-version.js';
import type { Host } from '../host.js';
import { readElf } from './elf.js';
import { type UnpackedFile, unusable } from './unpack.js';

/** The programs that podman starts; in a bundle, all but podman and conmon may be missing. */
export const PROGRAMS = [
  'podman',
  'conmon',
  'crun',
  'runc',
  'netavark',
  'aardvark-dns',
  'pasta',
  'catatonit',
  'rootlessport',
  'slirp4netns',
  'fuse-overlayfs',
  'quadlet',
] as const;
export type ProgramName = (typeof PROGRAMS)[number];

/** The programs of a bundle, by name. */
export type Programs = Readonly<Partial<Record<ProgramName, string>>>;

const REQUIRED = ['podman', 'conmon'] as const;

/**
 * Finds the programs in an unpacked bundle: the executable with that name and the shortest path.
 * @throws UserError if one is missing that podman cannot work without
 */
export function findPrograms(files: readonly UnpackedFile[], directory: string): Programs {
  const found: Partial<Record<ProgramName, string>> = {};
  for (const name of PROGRAMS) {
    const [first] = files
      .filter(({ path, isExecutable }) => isExecutable && basename(path) === name)
      .map(({ path }) => path)
      .sort((a, b) => a.length - b.length);
    if (first !== undefined) found[name] = `${directory}/${first}`;
  }
  const missing = REQUIRED.filter((name) => found[name] === undefined);
  if (missing.length > 0)
    throw unusable(
      `it has no ${missing.join(' and no ')}; use a bundle with podman and the programs that it starts`,
    );
  return found;
}

/** The versions that the programs print, by name. */
export type ProgramVersions = Readonly<Partial<Record<ProgramName, string>>>;

// Podman's own helpers, without the option.
const SILENT: readonly ProgramName[] = ['rootlessport', 'quadlet'];

/**
 * Starts each program of a bundle once.
 * @throws UserError if this machine cannot start one: another processor, a missing loader or library, a `noexec` mount
 */
export async function testPrograms(
  programs: Programs,
  { attempt, exists }: Pick<Host, 'attempt' | 'exists'>,
) {
  const versions: Partial<Record<ProgramName, string>> = {};
  for (const [name, path] of Object.entries(programs) as [ProgramName, string][]) {
    await assertThisMachine(name, path, exists);
    if (!SILENT.includes(name)) versions[name] = await versionOf(name, path, attempt);
  }
  return versions;
}

async function assertThisMachine(name: string, path: string, exists: Host['exists']): Promise<void> {
  const elf = await readElf(path).catch((thrown: NodeJS.ErrnoException) => {
    throw unusable(`its ${name} cannot be read (${thrown.code ?? thrown.message})`);
  });
  if (elf === undefined) return;
  if (elf.machine !== process.arch)
    throw unusable(
      `its ${name} is built for ${elf.machine}, and this machine is ${process.arch}; use the bundle for it`,
    );
  if (elf.interpreter !== undefined && !(await exists(elf.interpreter)))
    throw unusable(
      `its ${name} needs the loader ${JSON.stringify(elf.interpreter)}, which this machine does not have; use a static bundle`,
    );
}

async function versionOf(name: string, path: string, attempt: Attempt): Promise<string> {
  const { exitCode, stdout, stderr } = await attempt([path, '--version'], { timeout: 20 });
  if (exitCode !== 0) {
    const said = lastLines(stderr || stdout, 3).join('; ');
    const fix = /GLIBC|shared librar/.test(said) ? '; use a static bundle, or one for this distribution' : '';
    throw unusable(`its ${name} does not run here: ${said || `exit code ${exitCode}`}${fix}`);
  }
  return stdout.split('\n')[0]?.trim() ?? '';
}

/** The number in the first line of `--version`. */
export function shortVersion(line: string): string {
  return /\d+(?:[._]\d+)+(?:(?!_[a-z])\S)*/.exec(line)?.[0] ?? line;
}

/**
 * Refuses programs that cannot work together.
 * @throws UserError
 */
export function assertCompatible(versions: ProgramVersions): PodmanVersion {
  const text = /version (\S+)/.exec(versions.podman ?? '')?.[1] ?? '';
  const podman = parsePodmanVersion(text);
  const crun = versions.crun;
  if (crun !== undefined && isTooOld(podman, { name: 'crun', version: crun }))
    throw unusable(`Podman ${text} needs crun 1.14.3 or later, and it has crun ${shortVersion(crun)}`);
  return podman;
}

/** The directory for PATH. */
export function pathDirectory({ podman = '' }: Programs): string {
  return dirname(podman);
}
