// An import of fs/promises would load it, in each start that does without.
import { constants, promises } from 'node:fs';
import { dirname } from 'node:path';

/** Whether this process may access the path in that mode. By default, whether it exists. */
export function pathExists(path: string, mode: number = constants.F_OK): Promise<boolean> {
  return promises.access(path, mode).then(
    () => true,
    () => false,
  );
}

/** Writes a file with mode 0600 in a directory with mode 0700. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await promises.mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await promises.writeFile(path, text, { mode: 0o600 });
}

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
    await promises.mkdir(level, mode).catch(async (thrown: NodeJS.ErrnoException) => {
      // Another process may have created it in between.
      if (thrown.code !== 'EEXIST' || !(await isDirectory(level))) throw thrown;
    });
  }
}

/** Ends at the root, which always exists. */
function isMissing(path: string): Promise<boolean> {
  return promises.stat(path).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT',
  );
}

function isDirectory(path: string): Promise<boolean> {
  return promises.stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}
