import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a directory with those above it that are missing. Node's recursive mkdir never ends where a directory stays missing
 * after it was made, as on procfs; this one makes each level once.
 * @param path absolute
 * @param mode of those that are made
 * @throws Error of the system for the level that cannot be made
 */
export async function makeDirectory(path: string, mode?: number): Promise<void> {
  if (await isDirectory(path)) return;
  const levels = [path];
  for (let level = dirname(path); await isMissing(level); level = dirname(level)) levels.push(level);
  for (const level of levels.reverse()) {
    await mkdir(level, mode).catch(async (thrown: NodeJS.ErrnoException) => {
      // Somebody else may have made it in between.
      if (thrown.code !== 'EEXIST' || !(await isDirectory(level))) throw thrown;
    });
  }
}

/** Ends at the root at the latest, which is always there. */
function isMissing(path: string): Promise<boolean> {
  return stat(path).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT',
  );
}

function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
