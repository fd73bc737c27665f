import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Creates a directory and its missing parents. Node's recursive mkdir never returns if a created directory stays
 * missing, as on procfs; this one creates each level once.
 * @param path absolute
 * @param mode of the created directories
 * @throws Error of the system for the level that cannot be created
 */
export async function makeDirectory(path: string, mode?: number): Promise<void> {
  if (await isDirectory(path)) return;
  const levels = [path];
  for (let level = dirname(path); await isMissing(level); level = dirname(level)) levels.push(level);
  for (const level of levels.reverse()) {
    await mkdir(level, mode).catch(async (thrown: NodeJS.ErrnoException) => {
      // Another process may have created it in between.
      if (thrown.code !== 'EEXIST' || !(await isDirectory(level))) throw thrown;
    });
  }
}

/** Ends at the root, which always exists. */
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
