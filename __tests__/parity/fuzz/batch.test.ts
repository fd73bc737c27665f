import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { judgeBatch, mayHang, needsOwnRun, removeBatch, writeBatch } from '../../../parity/fuzz/batch.js';
import type { Mutant } from '../../../parity/fuzz/mutant.js';
import type { Generator } from '../../../parity/generator.js';

function mutant(index: number, files: Readonly<Record<string, string>>): Mutant {
  return { index, files: new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])) };
}

// Rejects each file, but crashes or hangs on one that says so.
const SCRIPT = `#!/bin/sh
for file in $(echo "$QUADLET_UNIT_DIRS" | tr : '\\n' | sed 's|$|/x.pod|'); do
  echo "quadlet-generator[1]: Loading source unit file $file" >&2
  grep -q HANG "$file" && exec sleep 60
  grep -q CRASH "$file" && exit 2
  echo "error loading \\"$file\\", no" >&2
done
exit 1
`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'batch-'));
});
afterAll(() => rm(directory, { recursive: true }));

test('one run judges all, and those that end it early are found', async () => {
  const path = join(directory, 'quadlet');
  await writeFile(path, SCRIPT, { mode: 0o755 });
  const generator: Generator = { path, podman: '5.4.2', mode: 'user', limit: 1 };
  const texts = ['', 'CRASH', '', 'HANG', ''];
  const batch = await writeBatch(texts.map((text, index) => mutant(index, { 'x.pod': text })));
  const verdicts = await judgeBatch(generator, batch, batch.mutants);
  expect(texts.map((_text, index) => verdicts.get(index)?.end)).toEqual([
    'finished',
    'crashed',
    'finished',
    'hung',
    'finished',
  ]);
  expect(verdicts.get(4)?.units.get('x.pod')).toEqual({ kind: 'rejected', message: 'no' });
  expect(await readFile(join(batch.directory, '1/x.pod'), 'utf8')).toBe('CRASH');
  await removeBatch(batch);
  expect(existsSync(batch.directory)).toBe(false);
}, 30_000);

test.each([
  ['container.d/1.conf', true],
  ['sub/container.d/1.conf', true],
  ['a.container.d/1.conf', false],
  ['a-.container.d/1.conf', false],
  ['a.container', false],
])('%s is for all units: %s', (path, expected) => {
  expect(needsOwnRun(mutant(0, { [path]: '' }))).toBe(expected);
});

test.each([
  ['[A]\na=b\\\n\nc=d\n', true],
  ['[A]\na=b\\\r\nc\r\n', true],
  ['[A]\na=b\\ \nc', true],
  ['[A]\n a=b\\\nc', true],
  ['[A]\na=b\\\n  c\nd=e\n', false],
  ['[A]\na=\\b\n\nc', false],
])('%j may hang: %s', (text, expected) => {
  expect(mayHang(mutant(0, { 'a.pod': text }))).toBe(expected);
});
