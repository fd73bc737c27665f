import { existsSync, mkdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Boundary } from '../../../platform/boundary.js';
import { UserError } from '../../../platform/errors.js';
import { serial } from '../../../platform/serial.js';
import { readOwn } from '../../../undo/own.js';
import { isBelow, isPlainPath } from '../../../undo/paths.js';
import { isUnitName } from '../../catalogue/keys.js';
import { listTree } from '../../lint/list-tree.js';
import { isDropinDirectory } from '../../lint/names.js';
import type { LaidOutFile } from '../lay-out.js';

/** Everything that a start creates on the machine, recorded so that another process can remove it as well. */
export interface Installation {
  /** Created files and directories, removed with their contents. */
  readonly paths: readonly string[];
  /** Created parent directories, deepest first; removed only if they are empty. */
  readonly parents: readonly string[];
  /** Services to stop. */
  readonly services: readonly string[];
  /** Podman volumes and networks that did not exist before. */
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}

/**
 * Plans the paths below the user's Quadlet directory: a separate subdirectory, or no subdirectory for Podman before 4.7,
 * which does not read subdirectories.
 * @throws UserError if the user already has units of these names
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
    const directory = join(quadletDirectory, `quadlet-generate-${serial()}`);
    return { directory, paths: [directory], parents };
  }
  const tops = new Set(files.map(({ path }) => join(quadletDirectory, path.split('/')[0] ?? '')));
  const there = [...tops].find((path) => existsSync(path));
  if (there !== undefined) throw taken(there);
  return { directory: quadletDirectory, paths: [...tops], parents };
}

// The user's links may lead anywhere; only names are compared.
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
  return new UserError(`"start" would replace ${path}, which already exists; use another machine`);
}

/** Writes files that must not exist. */
export function install(files: readonly LaidOutFile[], directory: string): void {
  for (const { path, content } of files) {
    const place = join(directory, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { flag: 'wx' });
  }
}

/** Removes what {@link install} wrote. Missing files are not an error. */
export function uninstall({ paths, parents }: Installation): void {
  for (const path of paths) rmSync(path, { recursive: true, force: true });
  for (const parent of parents) {
    try {
      rmdirSync(parent);
    } catch {
      // The directory is in use, or was never created.
      return;
    }
  }
}

const FILE = 'installation.json';
// Bytes.
const LARGEST = 4 * 1024 * 1024;

/** Records what a start is about to create, in a directory that only this user can enter. */
export function writeInstallation(directory: string, installation: Installation): void {
  writeFileSync(join(directory, FILE), JSON.stringify(installation), { mode: 0o600, flag: 'wx' });
}

/**
 * Reads the record of a start.
 * @throws Error if it is not valid, because files are removed and services stopped according to it
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
  if (!isInstallation(value)) throw new Error('it is not the record of a start');
  return value;
}

const SERVICE = /^[A-Za-z0-9:_.\\@-]{1,255}$/;
const OF_PODMAN = /^[A-Za-z0-9][\w.-]{0,254}$/;

/** Checks that every path is directly in the user's Quadlet directory, and that names are valid for systemd and podman. */
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
