import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

/**
 * Compares with a file in golden/ beside the test; UPDATE_GOLDEN=1 writes it anew, for a person to read in the diff.
 * Their own ending keeps formatters from them.
 * @param test the `import.meta.url` of the test
 */
export async function expectGolden(test: string, name: string, text: string): Promise<void> {
  const path = fileURLToPath(new URL(`golden/${name}.golden`, test));
  if (process.env.UPDATE_GOLDEN === '1') {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  expect(text).toBe(await readFile(path, 'utf8'));
}
