import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import { isDropIn } from '../src/quadlet/generator/verdict/compare.js';

/** The files of one search path's directory in memory, by relative path. */
export type SetFiles = ReadonlyMap<string, Uint8Array>;

/** Reads the units and drop-ins below a directory; symbolic links are followed for files only. */
export async function readSet(directory: string): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(directory.length + 1);
    if (entry.isDirectory() || !(isUnitName(path) || isDropIn(path))) continue;
    files.set(path, await readFile(full));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Writes the files below a directory, which is made. */
export async function writeSet(files: SetFiles, directory: string): Promise<void> {
  const made = new Set<string>();
  await mkdir(directory, { recursive: true });
  for (const [path, content] of files) {
    const full = join(directory, path);
    const parent = dirname(full);
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(full, content);
  }
}
