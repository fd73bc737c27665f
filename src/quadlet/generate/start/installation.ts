import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Boundary } from '../../../platform/boundary.js';
import { UserError } from '../../../platform/errors.js';
import { readOwn } from '../../../undo/own.js';
import { isBelow, isPlainPath } from '../../../undo/paths.js';
import { isUnitName } from '../../catalogue/keys.js';
import { listTree } from '../../lint/list-tree.js';
import { isDropinDirectory } from '../../lint/names.js';
import type { LaidOutFile } from '../lay-out.js';

/** What a start puts on the machine, so that it can be taken away again by another process too. */
export interface Installation {
  /** Files and directories of ours, all that is in them included. */
  readonly paths: readonly string[];
  /** Directories that were made on the way, deepest first; each goes only when it is empty. */
  readonly parents: readonly string[];
  /** Services that were, or were to be, started. */
  readonly services: readonly string[];
  /** Volumes and networks of podman that there were not before. */
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}

/**
 * Decides where files go below the user's Quadlet directory: into a directory of their own, or beside each other for a
 * Podman before 4.7, which does not look into directories.
 * @throws UserError where the user has units of these names
 */
export function planInstallation(
  files: readonly LaidOutFile[],
  quadletDirectory: string,
  looksDeep: boolean,
): { readonly directory: string; readonly paths: string[]; readonly parents: string[] } {
  assertFree(files, quadletDirectory);
  const parents: string[] = [];
  for (let one = quadletDirectory; !existsSync(one); one = dirname(one)) parents.push(one);
  if (looksDeep) {
    const directory = join(quadletDirectory, `quadlet-generate-${randomBytes(4).toString('hex')}`);
    return { directory, paths: [directory], parents };
  }
  const tops = new Set(files.map(({ path }) => join(quadletDirectory, path.split('/')[0] ?? '')));
  const there = [...tops].find((path) => existsSync(path));
  if (there !== undefined) throw taken(there);
  return { directory: quadletDirectory, paths: [...tops], parents };
}

// The user's own links may lead anywhere, and of what is there only names are compared.
const ANYWHERE: Boundary = {
  around: () => '/',
  top: undefined,
  realPath: (path) => realpathSync.native(path),
};

function assertFree(files: readonly LaidOutFile[], quadletDirectory: string): void {
  if (!existsSync(quadletDirectory)) return;
  const units = new Set(
    files
      .filter(({ path }) => isUnitName(path) && !isDropinDirectory(basename(dirname(path))))
      .map(({ path }) => basename(path)),
  );
  for (const { path, list } of listTree([quadletDirectory], () => false, ANYWHERE, true)) {
    const found = list().find(({ name }) => units.has(name));
    if (found !== undefined) throw taken(join(path, found.name));
  }
}

function taken(path: string): UserError {
  return new UserError(`"start" would get in the way of ${path}, which is there: start on another machine`);
}

/** Writes files that must not be there. */
export function install(files: readonly LaidOutFile[], directory: string): void {
  for (const { path, content } of files) {
    const place = join(directory, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { flag: 'wx' });
  }
}

/** Takes away what {@link install} wrote. What is gone already is no error. */
export function uninstall({ paths, parents }: Installation): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  for (const parent of parents) {
    try {
      rmdirSync(parent);
    } catch {
      // Somebody else has moved in, or nothing was made.
      return;
    }
  }
}

const FILE = 'installation.json';
// Bytes.
const LARGEST = 4 * 1024 * 1024;

/** Writes down what a start is about to put on the machine, in a directory that only this user may enter. */
export function writeInstallation(directory: string, installation: Installation): void {
  writeFileSync(join(directory, FILE), JSON.stringify(installation), { mode: 0o600, flag: 'wx' });
}

/**
 * Reads back what a start put on the machine.
 * @throws Error with the reason why it is not used: files are removed and services stopped after what it says
 */
export async function readInstallation(directory: string): Promise<Installation> {
  const text = await readOwn(join(directory, FILE), LARGEST);
  if (text === undefined) throw new Error('it is missing');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('it is not JSON');
  }
  if (!isInstallation(value)) throw new Error('it does not name what a start installs');
  return value;
}

const SERVICE = /^[A-Za-z0-9:_.\\@-]{1,255}$/;
const OF_PODMAN = /^[A-Za-z0-9][\w.-]{0,254}$/;

/** Everything lies directly in the user's Quadlet directory, and is called as systemd and podman call it. */
export function isInstallation(value: unknown): value is Installation {
  if (typeof value !== 'object' || value === null) return false;
  const { paths, parents, services, volumes, networks } = value as Record<string, unknown>;
  if (!isTexts(paths) || paths.length === 0) return false;
  const quadlets = dirname(paths[0] ?? '');
  return (
    quadlets.endsWith('/containers/systemd') &&
    paths.every((path) => isPlainPath(path) && dirname(path) === quadlets) &&
    isTexts(parents) &&
    parents.every((path) => path === quadlets || isBelow(quadlets, path)) &&
    isTexts(services) &&
    services.every((name) => SERVICE.test(name)) &&
    [volumes, networks].every((names) => isTexts(names) && names.every((name) => OF_PODMAN.test(name)))
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
