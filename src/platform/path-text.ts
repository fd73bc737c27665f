import { resolve } from 'node:path';
import { UserError } from './errors.js';

// The limits of Linux in bytes. Source: limits.h, PATH_MAX and NAME_MAX.
const LONGEST_PATH = 4095;
const LONGEST_NAME = 255;

/** A path from the user: an input of an action or an option of a command. */
export interface GivenPath {
  /** Its name in errors: `input "storage-path"`, `--out`. */
  readonly what: string;
  readonly path: string;
}

/**
 * Checks the text of a path without accessing it.
 * @returns the absolute path
 * @throws UserError if it cannot be the path of a file
 */
export function checkPath({ what, path }: GivenPath): string {
  const absolute = resolve(path);
  const fault = textFault(path, absolute);
  if (fault === undefined) return absolute;
  throw new UserError(
    `${what} is ${quotedPath(path)}, which ${fault}; use a path such as ./NAME or /srv/NAME`,
  );
}

function textFault(path: string, absolute: string): string | undefined {
  if (path === '') return 'is empty';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must be rejected
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'contains a control character or a line break';
  if (Buffer.byteLength(absolute) > LONGEST_PATH) return `is longer than ${LONGEST_PATH} bytes`;
  const longName = absolute.split('/').some((name) => Buffer.byteLength(name) > LONGEST_NAME);
  return longName ? `contains a name of more than ${LONGEST_NAME} bytes` : undefined;
}

/**
 * Checks the text of a directory's path without accessing it.
 * @returns the absolute path
 * @throws UserError if it cannot be the path of a directory for output
 */
export function checkDirectoryPath(given: GivenPath): string {
  const path = checkPath(given);
  if (path !== '/') return path;
  throw new UserError(
    `${given.what} is ${quotedPath(given.path)}, which is the root of the file system; use a directory below it`,
  );
}

/** A path for a message: on one line, and shortened. */
export function quotedPath(path: string): string {
  const text = JSON.stringify(path);
  return text.length > 200 ? `${text.slice(0, 200)}…"` : text;
}
