import { constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/platform/errors.js';
import { pathExists } from '../src/platform/files.js';
import { atLeast, parsePodmanVersion } from '../src/podman/version.js';
import type { Mode } from '../src/quadlet/finding.js';
import type { Verdict } from '../src/quadlet/generator/verdict/verdict.js';
import { judge, versionOf } from './run-generator.js';
import { type SetFiles, writeSet } from './set-files.js';

/** One generator, and how it is asked. */
export interface Generator {
  readonly path: string;
  /** Podman's version in full. */
  readonly podman: string;
  readonly mode: Mode;
  /** Seconds for one run. */
  readonly limit: number;
}

/**
 * @param podman its version, where it cannot tell
 * @throws UserError where there is none, or nobody knows the version
 */
export async function openGenerator(
  path: string,
  podman: string | undefined,
  mode: Mode,
  limit: number,
): Promise<Generator> {
  if (!(await pathExists(path, constants.X_OK))) throw new UserError(`There is no generator at ${path}.`);
  const version = podman ?? (await versionOf(path));
  if (version === undefined) {
    throw new UserError(
      `${path} does not tell its version: say which it is with --podman, as 4.4.0 for instance.`,
    );
  }
  return { path, podman: version, mode, limit };
}

/** Since 5.0 a file that cannot be read takes all others of its directory with it, and they are silent for no fault. */
export function losesNeighbours({ podman }: Generator): boolean {
  return atLeast(parsePodmanVersion(podman), 5, 0);
}

/** The generator's verdict on a directory. */
export function judgeDirectory(generator: Generator, directory: string): Promise<Verdict> {
  const { path, mode, limit } = generator;
  return judge({ generator: path, directories: [directory], mode, limit }, directory);
}

/** The generator's verdict on files in memory, by way of a temporary directory. */
export async function judgeFiles(generator: Generator, files: SetFiles): Promise<Verdict> {
  const directory = await mkdtemp(join(tmpdir(), 'parity-'));
  try {
    await writeSet(files, directory);
    return await judgeDirectory(generator, directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
