import { dirname } from 'node:path';
import { type Boundary, isWithin, locate, whereIs } from './boundary.js';
import { readBounded } from './bounded-file.js';
import { UserError } from './errors.js';

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
