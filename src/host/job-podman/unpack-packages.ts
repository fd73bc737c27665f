import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describeError } from '../../platform/errors.js';
import { whyFailed } from '../../platform/exec.js';
import { type AptPackage, unpackPackages } from '../apt-download.js';
import type { Host } from '../host.js';
import type { PackagedPodman } from './from-packages.js';
import { relocate } from './relocate.js';
import { type UnpackedFile, unusable } from './unpack.js';

// Each round adds the libraries of libraries.
const ROUNDS = 8;

/**
 * Downloads and unpacks a Podman with all its libraries, also glibc, and makes its programs use these.
 * @param directory must not exist
 */
export async function unpackPackaged(
  { apt, programs }: PackagedPodman,
  directory: string,
  scratch: string,
  host: Host,
): Promise<UnpackedFile[]> {
  // The search path of a loader has separators and variables.
  if (/[:;$]/.test(directory))
    throw unusable(
      `the path of the job, ${directory}, has a colon, a semicolon or "$"; set RUNNER_TEMP to another path`,
    );
  const packages = new Map(programs.map((one) => [one.package ?? '', one]));
  let last = programs;
  for (let round = 0; round < ROUNDS && last.length > 0; round++) {
    const names = new Set(last.flatMap(libraries));
    last = await apt.show([...names].filter((name) => !packages.has(name)));
    for (const one of last) packages.set(one.package ?? '', one);
  }
  const packed = join(scratch, 'packages');
  const wanted = [...packages.values()].map((one) => `${one.package}=${one.version}`);
  const archives = await apt.download(wanted, packed).catch((thrown: unknown) => {
    throw unusable(`its packages cannot be downloaded: ${whyFailed(thrown)}`);
  });
  await unpackPackages(archives, directory, host);
  await rm(packed, { recursive: true });
  const files = await filesBelow(directory);
  await relocateAll(directory, files);
  return files;
}

/** The libraries that a package needs: the first of each group of alternatives. Source: deb-control(5). */
export function libraries(one: AptPackage): string[] {
  return `${one.depends ?? ''},${one['pre-depends'] ?? ''}`
    .split(',')
    .flatMap((group) => /^\s*(lib[a-z0-9.+-]+)/.exec(group)?.[1] ?? []);
}

async function filesBelow(directory: string): Promise<UnpackedFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(directory.length + 1),
      isExecutable: /(?:^|\/)(?:s?bin|libexec\/podman|lib\/podman)$/.test(entry.parentPath),
    }));
}

async function relocateAll(directory: string, files: readonly UnpackedFile[]): Promise<void> {
  const c = files.find(({ path }) => basename(path) === 'libc.so.6');
  const libraries = join(directory, dirname(c?.path ?? ''));
  const loader = (await readdir(libraries)).find((name) => /^ld(?:64)?(?:-linux)?[\w-]*\.so\.\d$/.test(name));
  if (c === undefined || loader === undefined) throw unusable('its packages have no glibc');
  for (const { path } of files.filter(({ isExecutable }) => isExecutable)) {
    try {
      await relocate(join(directory, path), { loader: join(libraries, loader), directory: libraries });
    } catch (thrown) {
      throw unusable(`its ${basename(path)} cannot be used with other libraries: ${describeError(thrown)}`);
    }
  }
}
