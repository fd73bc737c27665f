import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { formatBytes } from './amounts.js';
import { type Boundary, isWithin, locate, whereIs } from './boundary.js';
import { UserError } from './errors.js';

/** Why an existing path is not read. */
export class NotReadableError extends Error {
  override readonly name: string = 'NotReadableError';
}

/** A file that exceeds the limit. */
export class TooLargeError extends NotReadableError {
  override readonly name = 'TooLargeError';

  constructor(
    /** In bytes. */
    readonly limit: number,
  ) {
    super(`it has more than ${formatBytes(limit, 0)}`);
  }
}

// Windows has neither. With O_NONBLOCK, a named pipe that took the file's place is opened without waiting for a writer.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The block size for files without a known size, such as those in /proc. */
const CHUNK = 64 * 1024;

/** What makes reading thousands of files faster. */
export interface Reading {
  /** The listing of the directory, just read, has it as a regular file. */
  readonly isListed?: boolean;
  /** A buffer for a file that is smaller; the result is a part of it. */
  readonly into?: Buffer;
}

/**
 * Reads a regular file up to a limit. Never blocks, and never reads more than one byte beyond the limit,
 * independent of the reported size.
 * @param path not followed if it is a link: a caller that allows links checks the target and passes it
 * @throws TooLargeError for a larger file
 * @throws NotReadableError if it is not a regular file
 * @throws Error of the system if it cannot be read
 */
export function readBounded(path: string, limit: number, { isListed, into }: Reading = {}): Buffer {
  const { descriptor, size } = openRegular(path, limit, isListed);
  try {
    return readUpTo(descriptor, size, limit, into);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Opens a regular file for reading, with the rules and errors of {@link readBounded}.
 * @returns the descriptor, which the caller closes
 */
export function openBounded(path: string, limit: number): number {
  return openRegular(path, limit).descriptor;
}

function openRegular(
  path: string,
  limit: number,
  isListed = false,
): { readonly descriptor: number; readonly size: number } {
  // Opening a device can have an effect, and only root can put one in the place of a file.
  if (!isListed) assertRegular(lstatSync(path));
  const descriptor = openSync(path, FLAGS);
  try {
    // The file may have been replaced since.
    const stats = fstatSync(descriptor);
    assertRegular(stats);
    if (stats.size > limit) throw new TooLargeError(limit);
    return { descriptor, size: stats.size };
  } catch (thrown) {
    closeSync(descriptor);
    throw thrown;
  }
}

function assertRegular(stats: Stats): void {
  if (stats.isFile()) return;
  if (stats.isDirectory()) throw new NotReadableError('it is a directory');
  throw new NotReadableError(stats.isSymbolicLink() ? 'it is a link' : 'it is not a regular file');
}

function readUpTo(descriptor: number, size: number, limit: number, into?: Buffer): Buffer {
  const wanted = Math.min(limit, size === 0 ? CHUNK : size) + 1;
  let buffer =
    into !== undefined && into.length >= wanted ? into.subarray(0, wanted) : Buffer.allocUnsafeSlow(wanted);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (length > limit) throw new TooLargeError(limit);
    // Of a file with a size a read is short at its end only; one of /proc has no size.
    if (count === 0 || length === size) return buffer.subarray(0, length);
    if (length < buffer.length) continue;
    const larger = Buffer.allocUnsafeSlow(Math.min(limit, buffer.length * 2) + 1);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  }
}

/**
 * Reads a file; the path may be a link within the boundary.
 * @param limit in bytes
 * @param shown the path as the user knows it
 * @throws UserError if it links to outside of the boundary
 * @throws TooLargeError for a larger file
 * @throws Error if it is not a regular file or cannot be read
 */
export function readWithin(path: string, boundary: Boundary, limit: number, shown = path): Buffer {
  const { root } = locate(dirname(path), boundary);
  const real = boundary.realPath(path);
  if (isWithin(root, real)) return readBounded(real, limit);
  throw new UserError(`${shown} links to ${whereIs(root, real)}; replace the link by a file`);
}
