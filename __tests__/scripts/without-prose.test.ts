import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const { withoutProperties }: { withoutProperties(directory: string, names: string[], first?: string): void } =
  await import(pathToFileURL('scripts/without-prose.mjs').href);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prose-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

test.each([
  [
    'the texts of a record',
    "const a = { code: 'A', summary: 'b', list: ['c'], sources: ['d', 'e'] };",
    "const a = { code: 'A', list: ['c'] };",
  ],
  ['a text of several lines', "x({ code: 1, summary: 'b' +\n 'c' });", 'x({ code: 1 });'],
  ['nothing of another record', "x({ part: 'A', summary: 'b' });", "x({ part: 'A', summary: 'b' });"],
  ['no computed value', 'x({ code: 1, summary: b });', 'x({ code: 1, summary: b });'],
])('%s', (_, before, after) => {
  const path = join(directory, 'a.js');
  writeFileSync(path, before);
  withoutProperties(directory, ['summary', 'sources'], 'code');
  expect(readFileSync(path, 'utf8')).toBe(after);
});
