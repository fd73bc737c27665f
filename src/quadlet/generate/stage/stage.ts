import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Boundary } from '../../../platform/boundary.js';
import { readBounded } from '../../../platform/bounded-file.js';
import { UserError } from '../../../platform/errors.js';
import { makeOutputDirectory } from '../../../platform/write-output.js';
import { compareNames } from '../../set/source-tree.js';
import { installReadme } from './install-readme.js';
import type { Published } from './published.js';
import { type TarFile, tarball } from './tar.js';

/** The paths of the published files. */
export interface Staged {
  readonly directory: string;
  readonly tarball: string | undefined;
}

const MANIFEST = 'manifest.json';
/** Bytes: about two hundred for each of some thousand files. */
const LARGEST_MANIFEST = 16 * 1024 * 1024;
const TARBALL = 'quadlet-units.tar.gz';

/**
 * Writes the published files. The layout has no names with a leading dot and no links, because artifact uploads skip them.
 * The same input results in the same bytes.
 * @param directory must not exist, be empty, or contain the files of an earlier run
 * @param boundary no link within it is followed on the way to the directory
 * @throws UserError if the directory contains other files, and for such a link
 */
export function stage(
  published: Published,
  directory: string,
  withTarball: boolean,
  boundary: Boundary,
): Staged {
  const real = prepare(directory, boundary);
  const contents = publishedFiles(published);
  for (const { path, content } of contents) {
    const place = join(real, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  if (!withTarball) return { directory, tarball: undefined };
  writeFileSync(join(real, TARBALL), tarball(contents));
  return { directory, tarball: join(directory, TARBALL) };
}

/** All files, ordered by path. */
export function publishedFiles(published: Published): TarFile[] {
  const files: TarFile[] = [
    ...published.sources.map(({ path, content }) => ({ path: `quadlet/${path}`, content: bytes(content) })),
    ...published.set.services.map(({ name, unit }) => ({ path: `units/${name}`, content: bytes(unit.text) })),
    { path: 'README.md', content: bytes(installReadme(published)) },
  ].sort(byPath);
  return [...files, { path: MANIFEST, content: bytes(manifest(published, files)) }].sort(byPath);
}

function manifest(
  { set, mode, installDirectory, podman, generator, commit }: Published,
  files: readonly TarFile[],
) {
  const content = {
    version: 1,
    podman,
    generator,
    mode,
    installDirectory,
    commit: commit ?? null,
    services: set.services.map(({ name, source }) => ({ name, source })),
    links: set.links,
    files: files.map(({ path, content }) => ({
      path,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/**
 * Creates the directory and removes the files of an earlier run.
 * @returns its real path
 */
function prepare(directory: string, boundary: Boundary): string {
  const real = makeOutputDirectory(directory, boundary);
  const names = readdirSync(real);
  if (names.length > 0 && !isOurs(real)) {
    throw new UserError(`${directory} is not empty; use a new or empty directory`);
  }
  for (const name of ['quadlet', 'units', 'README.md', MANIFEST, TARBALL]) {
    rmSync(join(real, name), { recursive: true, force: true });
  }
  const left = readdirSync(real);
  if (left.length > 0)
    throw new UserError(
      `${directory} contains ${basename(left[0] ?? '')}, which is not from an earlier run; remove it`,
    );
  return real;
}

function isOurs(directory: string): boolean {
  try {
    const found: unknown = JSON.parse(
      readBounded(join(directory, MANIFEST), LARGEST_MANIFEST).toString('utf8'),
    );
    return typeof found === 'object' && found !== null && 'installDirectory' in found;
  } catch {
    return false;
  }
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content;
}

function byPath(a: TarFile, b: TarFile): number {
  return compareNames(a.path, b.path);
}
