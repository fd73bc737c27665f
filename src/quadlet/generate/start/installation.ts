import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readOwn } from '../../../undo/own.js';
import { isBelow, isPlainPath } from '../../../undo/paths.js';
import type { Installation } from './install.js';

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
