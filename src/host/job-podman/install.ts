import { join } from 'node:path';
import { atLeast, formatVersion, isBefore, type PodmanVersion } from '../../podman/version.js';
import { bundleDirectory } from '../../undo/bundle.js';
import type { Journal } from '../../undo/journal.js';
import { storageConf } from '../facts/storage-conf.js';
import { storeAt } from '../facts/store.js';
import type { Host } from '../host.js';
import { type ArchiveSource, fetchArchive } from './fetch.js';
import { type AskedVersion, findPackaged, isRelease, refuseVersion } from './from-packages.js';
import {
  assertCompatible,
  findPrograms,
  type Programs,
  type ProgramVersions,
  shortVersion,
  testPrograms,
} from './programs.js';
import { type UnpackedFile, UnusableError, unpack, unusable } from './unpack.js';
import { unpackPackaged } from './unpack-packages.js';

/** A Podman with its programs, unpacked in the directory of the job. */
export interface Bundle {
  readonly programs: Programs;
  readonly versions: ProgramVersions;
  readonly version: PodmanVersion;
  /** Where it is from, for packages. */
  readonly origin?: string;
}

interface InstallJob {
  readonly directory: string;
  readonly scratch: string;
  readonly host: Host;
  readonly journal: Journal;
}

/** @throws UserError if the archive is not used */
export async function installArchive(archive: ArchiveSource, job: InstallJob): Promise<Bundle> {
  const { scratch, host, journal } = job;
  const [packed, plain] = [join(scratch, 'podman-archive'), join(scratch, 'podman-archive.tar')];
  await fetchArchive(archive, packed, host);
  await journal.record({ kind: 'podman-bundle' });
  const target = bundleDirectory(job.directory);
  const bundle = await tested(await unpack(packed, target, plain), target, host);
  await assertStore(bundle.version, host);
  return bundle;
}

/**
 * Installs a version from the packages of a later release of the distribution.
 * @returns nothing if the installed Podman is that version
 * @throws UserError if no later release has that version, or its programs or the store of this user do not work with it
 */
export async function installVersion(
  asked: AskedVersion,
  installed: PodmanVersion | undefined,
  job: InstallJob,
): Promise<Bundle | undefined> {
  const { scratch, host, journal } = job;
  if (installed !== undefined && isRelease(installed, asked)) return undefined;
  const found = await findPackaged(asked, scratch, host);
  if (asked === 'newest' && installed !== undefined && !isBefore(installed, found.version)) return undefined;
  try {
    await assertStore(found.version, host);
    host.log.info(`downloading Podman ${found.origin}, without installing it …`);
    await journal.record({ kind: 'podman-bundle' });
    const target = bundleDirectory(job.directory);
    const bundle = await tested(await unpackPackaged(found, target, scratch, host), target, host);
    return { ...bundle, origin: found.origin };
  } catch (thrown) {
    if (thrown instanceof UnusableError)
      throw refuseVersion(`Podman ${found.origin} cannot be used: ${thrown.problem}`);
    throw thrown;
  }
}

async function tested(files: readonly UnpackedFile[], target: string, host: Host): Promise<Bundle> {
  const programs = findPrograms(files, target);
  const versions = await testPrograms(programs, host);
  return { programs, versions, version: assertCompatible(versions) };
}

/**
 * A podman that cannot read the database of this user's containers must not use their storage.
 * @throws UserError
 */
export async function assertStore(version: PodmanVersion, host: Host): Promise<void> {
  const { graphRoot } = await storageConf(host);
  const has = (file: string) => host.exists(`${graphRoot}/${file}`);
  const shown = `Podman ${formatVersion(version)}`;
  if (atLeast(version, 6, 0) && (await has('libpod/bolt_state.db')) && !(await has('db.sql')))
    throw unusable(
      `${shown} does not read the BoltDB in ${graphRoot}; use an earlier Podman, or migrate the database (RP086)`,
    );
  const { holds } = await storeAt(graphRoot, host);
  if (!atLeast(version, 4, 8) && (await has('db.sql')) && holds.includes('containers'))
    throw unusable(
      `${shown} does not read the SQLite database in ${graphRoot}, which has containers; use Podman 4.8 or later`,
    );
}

/** One line for the log. Pure. */
export function describeBundle({ versions, origin }: Bundle): string {
  const others = Object.entries(versions)
    .filter(([name]) => name !== 'podman')
    .map(([name, line]) => `${name} ${shortVersion(line)}`.trim());
  const from = origin === undefined ? '' : ` (${origin})`;
  return `✓ Podman ${shortVersion(versions.podman ?? '')}${from} for this job, with ${others.join(', ')}`;
}
