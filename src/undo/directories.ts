import { rm, rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathExists } from '../platform/files.js';

/** The directories that do not exist yet on the way to `path` and itself, deepest first. */
export async function missingDirectories(path: string): Promise<string[]> {
  const missing: string[] = [];
  for (let current = path; !(await pathExists(current)); current = dirname(current)) missing.push(current);
  return missing;
}

/**
 * Removes a directory with its content, and the parent directories that were created for it.
 * @param made the result of `missingDirectories` before it was created, deepest first
 */
export async function removeWithMade(directory: string, made: readonly string[]): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  for (const path of made) {
    if (path.startsWith(directory)) continue;
    try {
      await rmdir(path);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      // Something else uses it now.
      if (code === 'ENOTEMPTY') return;
      // The process was killed before it created the directory.
      if (code !== 'ENOENT') throw thrown;
    }
  }
}
