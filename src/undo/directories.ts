import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathExists } from '../platform/exists.js';

/** The directories that do not exist yet on the way to `path` and itself, deepest first. */
export async function missingDirectories(path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let current = path; !(await pathExists(current)); current = dirname(current)) missing.push(current);
  return missing;
}

/**
 * Removes a directory with all that is in it, and of those above it the ones that were made for it.
 * @param made what `missingDirectories` said before it was made, deepest first
 */
export async function removeWithMade(directory: string, made: readonly string[]): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  for (const path of made) {
    if (path.startsWith(directory)) continue;
    try {
      await rmdir(path);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      // Something else lives in it by now.
      if (code === 'ENOTEMPTY') return;
      // Who wanted it was cut off before it was made.
      if (code !== 'ENOENT') throw thrown;
    }
  }
}
