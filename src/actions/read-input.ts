import { isAbsolute, relative } from 'node:path';
import { isUserWord } from '../host/subids/accounts.js';
import { refuse } from '../platform/errors.js';
import { checkDirectoryPath, checkPath } from '../platform/path-text.js';
import { listed } from '../platform/split-words.js';
import { enumerate } from '../platform/text.js';

/** Returns the trimmed text of an input, or an empty text if it is not set. */
export type GetInput = (name: string) => string;

/** @throws UserError for a value that is not allowed */
export function choice<const T extends string>(get: GetInput, name: string, allowed: readonly T[]): T {
  const found = get(name);
  const match = allowed.find((one) => one === found);
  if (match === undefined) throw refuse(name, found, enumerate(allowed.filter(Boolean), 'or'));
  return match;
}

/** @throws UserError for a word that is not allowed */
export function choices<const T extends string>(get: GetInput, name: string, allowed: readonly T[]): T[] {
  return listed(get(name)).map((word) => {
    const match = allowed.find((one) => one === word);
    if (match === undefined) throw refuse(name, word, enumerate(allowed, 'or'));
    return match;
  });
}

/** An address of one of these protocols, without a login, because addresses are printed and sent to others. */
export function isAddress(text: string, protocol: RegExp): boolean {
  if (!URL.canParse(text)) return false;
  const address = new URL(text);
  return protocol.test(address.protocol) && address.username === '' && address.password === '';
}

/**
 * An input that names a directory, which need not exist.
 * @returns the absolute path; undefined if the input is not set
 * @throws UserError for a path that cannot be a directory to write to
 */
export function readDirectory(get: GetInput, name: string): string | undefined {
  const path = get(name);
  return path === '' ? undefined : checkDirectoryPath({ what: `input "${name}"`, path });
}

/**
 * An input that names a file or a directory, which need not exist.
 * @returns the path as given; undefined if the input is not set
 * @throws UserError for an invalid path
 */
export function readPath(get: GetInput, name: string): string | undefined {
  const path = get(name);
  if (path === '') return undefined;
  checkPath({ what: `input "${name}"`, path });
  return path;
}

/**
 * Accepts the values that YAML 1.2 and @actions/core accept.
 * @throws UserError for others
 */
export function readBoolean(get: GetInput, name: string, allowed = 'true or false'): boolean {
  const found = get(name);
  if (/^(true|True|TRUE)$/.test(found)) return true;
  if (/^(false|False|FALSE)$/.test(found)) return false;
  throw refuse(name, found, allowed);
}

/**
 * The input "path": directories, files and globs, one per line.
 * @throws UserError if it is empty
 */
export function readPaths(get: GetInput): string[] {
  const paths = get('path')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (paths.length === 0) throw refuse('path', '', 'directories, files or globs, one per line');
  // GitHub shows annotations only for paths relative to the workspace.
  return paths.map((path) => {
    const inside = isAbsolute(path) ? relative('.', path) : path;
    return inside.startsWith('..') || isAbsolute(inside) ? path : inside || '.';
  });
}

/**
 * The input "users": names or uids.
 * @throws UserError for other words
 */
export function readUsers(get: GetInput): string[] {
  const found = listed(get('users'));
  for (const word of found) {
    if (!isUserWord(word)) throw refuse('users', word, 'user names or UIDs');
  }
  return found;
}
