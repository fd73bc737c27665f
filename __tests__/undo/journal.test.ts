import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openJournal, readJournal, type Undo } from '../../src/undo/journal.js';

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'journal-test-'));
  path = join(directory, 'undo.jsonl');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const CHANGES: readonly Undo[] = [
  { kind: 'remove', path: '/tmp/with\na line break and "quotes"' },
  { kind: 'run', as: 'root', argv: ['loginctl', 'disable-linger', 'runner'] },
  { kind: 'restore', path: '/etc/x', as: 'user', copy: '/y' },
  { kind: 'image', reference: 'localhost/x:1' },
  { kind: 'pause-images', before: ['localhost/podman-pause:4.9.4-0'] },
  { kind: 'remove-empty', paths: ['/a/b', '/a'] },
  { kind: 'kept', what: 'grüße' },
  { kind: 'pod', name: 'p' },
];

async function write(): Promise<void> {
  const journal = openJournal(path);
  for (const change of CHANGES) await journal.record(change);
}

test('what was recorded is read back, oldest first', async () => {
  await write();
  expect(await readJournal(path)).toEqual(CHANGES);
});

test('a journal is in the file as soon as a record is made, and goes on where it was opened before', async () => {
  await openJournal(path).record({ kind: 'pod', name: 'a' });
  expect(await readFile(path, 'utf8')).toBe('{"kind":"pod","name":"a"}\n');
  await openJournal(path).record({ kind: 'pod', name: 'b' });
  expect(await readJournal(path)).toHaveLength(2);
});

test('is for its user only', async () => {
  await write();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

describe('a last line that was cut off', () => {
  test.each([
    ['in the middle', '{"kind":"po'],
    ['before its line end', '{"kind":"pod","name":"p"}'],
    ['after one character', '{'],
  ])('%s is passed over, and the rest counts', async (_, rest) => {
    await write();
    await appendFile(path, rest);
    expect(await readJournal(path)).toEqual(CHANGES);
  });

  test('that is the only one leaves an empty journal', async () => {
    await writeFile(path, '{"kind":"po');
    expect(await readJournal(path)).toEqual([]);
  });
});

test('a missing journal and a damaged line are errors, not an empty journal', async () => {
  await expect(readJournal(path)).rejects.toThrow('ENOENT');
  await writeFile(path, 'not json\n{"kind":"pod","name":"p"}\n');
  await expect(readJournal(path)).rejects.toThrow(SyntaxError);
});
