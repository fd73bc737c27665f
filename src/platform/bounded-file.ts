import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { describeSize } from './amounts.js';

/** Why something at a path is not read, although it is there. */
export class NotReadableError extends Error {
  override readonly name: string = 'NotReadableError';
}

/** A file that has more bytes than may be read of it. */
export class TooLargeError extends NotReadableError {
  override readonly name = 'TooLargeError';

  constructor(
    /** In bytes. */
    readonly limit: number,
  ) {
    super(`it has more than ${describeSize(limit)}`);
  }
}

// Windows has neither. With O_NONBLOCK, a named pipe that took the file's place is opened without waiting for a writer.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** How much is asked for at once where a file does not say its size, as those of /proc do. */
const CHUNK = 64 * 1024;

/**
 * Reads a regular file of at most so many bytes. Never waits, and never reads further than one byte beyond the limit,
 * whatever the file says of its size.
 * @param path a link at its end is not followed: whoever allows one checks where it leads, and passes its target
 * @throws TooLargeError for a larger file
 * @throws NotReadableError for what is not a regular file
 * @throws Error of the system where it cannot be read
 */
export function readBounded(path: string, limit: number): Buffer {
  const descriptor = openBounded(path, limit);
  try {
    return readUpTo(descriptor, fstatSync(descriptor).size, limit);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Opens a regular file of at most so many bytes to read it, by the rules of {@link readBounded} and with its errors.
 * @returns the descriptor, which the caller closes
 */
export function openBounded(path: string, limit: number): number {
  // To open a device can have an effect.
  assertRegular(lstatSync(path));
  const descriptor = openSync(path, FLAGS);
  try {
    // Another file may have taken the place since.
    const stats = fstatSync(descriptor);
    assertRegular(stats);
    if (stats.size > limit) throw new TooLargeError(limit);
    return descriptor;
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

function readUpTo(descriptor: number, size: number, limit: number): Buffer {
  let buffer = Buffer.allocUnsafeSlow(Math.min(limit, size === 0 ? CHUNK : size) + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    length += count;
    if (length > limit) throw new TooLargeError(limit);
    if (count === 0) return buffer.subarray(0, length);
    if (length < buffer.length) continue;
    const larger = Buffer.allocUnsafeSlow(Math.min(limit, buffer.length * 2) + 1);
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  }
}
