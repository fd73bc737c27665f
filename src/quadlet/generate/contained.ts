import { basename, dirname } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { statIfThere } from '../lint/entries.js';
import { type Ignored, listTree } from '../lint/list-tree.js';
import { isDropinDirectory, isDropinName } from '../lint/names.js';
import { ReadBudget } from '../lint/read-budget.js';
import { pathOf } from '../set/parsed-files.js';

/** Beyond this size, in bytes, nobody wrote it as a unit. */
const LARGEST = 1024 * 1024;

/**
 * Looks at the sizes of units and drop-ins below directories before anything is read.
 * @throws UserError for one that is too large
 */
export function refuseLarge(
  directories: readonly string[],
  boundary: Boundary,
  ignored: Ignored = () => false,
): void {
  for (const { path, list } of listTree(directories, ignored, boundary, true, new ReadBudget())) {
    for (const { name, kind, real, refused } of list()) {
      const shown = pathOf({ path }, name);
      if (kind !== 'file' || refused !== undefined || !isRead(shown)) continue;
      const size = statIfThere(real)?.size ?? 0;
      if (size <= LARGEST) continue;
      throw new UserError(`${shown} has ${size} bytes; a unit or drop-in may have ${LARGEST} here`);
    }
  }
}

function isRead(path: string): boolean {
  const name = basename(path);
  return isUnitName(name) || (isDropinName(name) && isDropinDirectory(dirname(path)));
}
