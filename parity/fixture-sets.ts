import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readSet, type SetFiles } from './set-files.js';

/** Where the project keeps unit files to test with. */
export const FIXTURES = '__tests__/fixtures/quadlet';

/** Where it keeps what generators said of them. */
export const VERDICTS = '__tests__/fixtures/verdicts';

/**
 * The fixtures' directories that are one search path each: those of `rules/CODE`, and all others right below the root.
 * @returns by their path below the root, in its order
 */
export async function fixtureSets(root: string): Promise<Map<string, SetFiles>> {
  const names: string[] = [];
  for (const name of await directoriesIn(root)) {
    if (name !== 'rules') names.push(name);
    else
      for (const code of await directoriesIn(join(root, name))) {
        const cases = await directoriesIn(join(root, name, code));
        names.push(...cases.map((one) => `${name}/${code}/${one}`));
      }
  }
  const sets = await Promise.all(names.map((name) => readSet(join(root, name))));
  return new Map(names.map((name, index) => [name, sets[index] ?? new Map()]));
}

async function directoriesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A short fingerprint of names and contents: verdicts hold for the files as they were. */
export function fingerprint(files: SetFiles): string {
  const hash = createHash('sha256');
  for (const [path, content] of files) hash.update(`${path}\0${content.byteLength}\0`).update(content);
  return hash.digest('hex').slice(0, 12);
}
