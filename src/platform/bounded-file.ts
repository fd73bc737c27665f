import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A file that has more bytes than may be read of it. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';

  constructor(
    /** In bytes. */
    readonly limit: number,
  ) {
    super(`it has more than ${sizeWords(limit)}`);
  }
}

// Windows has no O_NONBLOCK. With it, a named pipe that took the file's place is opened without waiting for a writer.
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const NOT_REGULAR = 'it is not a regular file';

/** How much is asked for at once where a file does not say its size, as those of /proc do. */
const CHUNK = 64 * 1024;

/**
 * Reads a regular file of at most so many bytes. Never waits, and never reads further than one byte beyond the limit,
 * whatever the file says of its size.
 * @param path links are followed
 * @throws TooLargeError for a larger file
 * @throws Error for what is not a regular file, and where it cannot be read
 */
export function readBounded(path: string, limit: number): Buffer {
  // To open a device can have an effect.
  if (!statSync(path).isFile()) throw new Error(NOT_REGULAR);
  const descriptor = openSync(path, FLAGS);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error(NOT_REGULAR);
    if (stats.size > limit) throw new TooLargeError(limit);
    return readUpTo(descriptor, stats.size, limit);
  } finally {
    closeSync(descriptor);
  }
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

/** `64 KiB`, `4 MiB`. */
export function sizeWords(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1) return `${bytes} bytes`;
  return kilobytes < 1024 ? `${kilobytes} KiB` : `${kilobytes / 1024} MiB`;
}
