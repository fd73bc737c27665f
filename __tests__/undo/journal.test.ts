import { appendFile, chmod, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { openJournal, readJournal, type Undo, type UndoScope } from '../../src/undo/journal.js';

const JOB = 'podman-registry-1a2b3c4d';

let directory: string;
let path: string;
let scope: UndoScope;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'journal-test-'));
  path = join(directory, 'undo.jsonl');
  scope = { directory, job: JOB, user: { name: 'runner', home: '/home/runner' } };
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const CHANGES: readonly Undo[] = [
  { kind: 'remove', path: `/tmp/with "quotes"/${JOB}` },
  { kind: 'lingering', user: 'runner' },
  { kind: 'image', reference: 'localhost/x:1' },
  { kind: 'pause-images', before: ['localhost/podman-pause:4.9.4-0'] },
  { kind: 'remove-empty', paths: ['/a/b', '/a'] },
  { kind: 'kept', what: 'grüße' },
  { kind: 'pod', name: JOB },
];
const LINE = `{"kind":"pod","name":"${JOB}"}`;

async function write(): Promise<void> {
  const journal = openJournal(path, scope);
  for (const change of CHANGES) await journal.record(change);
}
const read = () => readJournal(path, scope);

test('what was recorded is read back, oldest first', async () => {
  await write();
  expect(await read()).toEqual({ steps: CHANGES, problems: [] });
});

test('a journal is in the file as soon as a record is made, and goes on where it was opened before', async () => {
  await openJournal(path, scope).record({ kind: 'pod', name: JOB });
  expect(await readFile(path, 'utf8')).toBe(`${LINE}\n`);
  await openJournal(path, scope).record({ kind: 'pod', name: JOB });
  expect((await read())?.steps).toHaveLength(2);
});

test('is for its user only', async () => {
  await write();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('what could not be undone is not recorded, and so not done', async () => {
  const recording = openJournal(path, scope).record({ kind: 'pod', name: 'database' });
  await expect(recording).rejects.toThrow(UserError);
  expect(await read()).toBeUndefined();
});

describe('a last line that was cut off', () => {
  test.each([
    ['in the middle', '{"kind":"po'],
    ['before its line end', LINE],
    ['after one character', '{'],
  ])('%s is passed over without a word, and the rest counts', async (_, rest) => {
    await write();
    await appendFile(path, rest);
    expect(await read()).toEqual({ steps: CHANGES, problems: [] });
  });

  test('that is the only one leaves an empty journal', async () => {
    await writeFile(path, '{"kind":"po', { mode: 0o600 });
    expect(await read()).toEqual({ steps: [], problems: [] });
  });
});

test('a missing journal is none', async () => {
  expect(await read()).toBeUndefined();
});

describe('a damaged line is skipped with a word, and the others count', () => {
  test.each<[string, string, RegExp]>([
    ['no JSON', 'garbage', /it is not JSON$/],
    ['half a line', '{"kind":"pod"', /it is not JSON$/],
    ['no object', '7', /it is not a JSON object$/],
    ['an unknown kind', '{"kind":"run","as":"root","argv":["id"]}', /its kind "run" is unknown$/],
    ['what is not allowed', '{"kind":"pod","name":"other"}', /"name" of the kind "pod" is not allowed$/],
    ['more than allowed', `{"kind":"pod","name":"${JOB}","as":"root"}`, /has an unknown field$/],
    ['NUL', `{"kind":"pod","name":"${JOB}\0"}`, /it is not JSON$/],
    ['a huge line', `{"kind":"kept","what":"${'x'.repeat(70_000)}"}`, /it is longer than 65536 characters$/],
    ['deep nesting', '['.repeat(60_000), /it is not JSON$/],
  ])('%s', async (_, line, problem) => {
    await writeFile(path, `${LINE}\n${line}\n\n${LINE}\n`, { mode: 0o600 });
    const step = { kind: 'pod', name: JOB };
    expect(await read()).toEqual({ steps: [step, step], problems: [expect.stringMatching(problem)] });
  });
});

describe('is not used at all', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'where it is a link',
      async () => {
        await writeFile(join(directory, 'other'), `${LINE}\n`, { mode: 0o600 });
        await symlink('other', path);
      },
      /symbolic link$/,
    ],
    ['where it is a directory', () => mkdir(path), /not a regular file$/],
    [
      'where others may write to it',
      async () => {
        await write();
        await chmod(path, 0o666);
      },
      /its mode 0666 allows access for others$/,
    ],
    [
      'where it is huge',
      () => writeFile(path, `${LINE}\n`.repeat(100_000), { mode: 0o600 }),
      /has \d+ bytes; at most 4194304 are read$/,
    ],
    [
      'where it has too many lines',
      () => writeFile(path, '{}\n'.repeat(10_001), { mode: 0o600 }),
      /more than 10000 lines$/,
    ],
  ])('%s', async (_, make, problem) => {
    await make();
    expect(await read()).toEqual({ steps: [], problems: [expect.stringMatching(problem)] });
  });
});
