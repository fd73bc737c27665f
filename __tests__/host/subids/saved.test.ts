import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { restore } from '../../../src/host/subids/apply.js';
import {
  assertRestorable,
  type FileChange,
  revertChange,
  type Saved,
  writeSaved,
} from '../../../src/host/subids/saved.js';

let base: string;
let etc: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'saved-')));
  etc = join(base, 'etc');
  await mkdir(etc);
  await writeFile(join(etc, 'subuid'), 'runner:200000:65536\n');
});
afterEach(() => rm(base, { recursive: true }));

const at = (name: string) => join(base, name);
const users = [{ name: 'runner', uid: 1001 }];
const SAVED: Saved = {
  users,
  changes: {
    uid: {
      before: 'runner:100000:1\n',
      after: 'runner:200000:65536\n',
      removed: ['runner:100000:1'],
      added: ['runner:200000:65536'],
    },
    gid: { before: undefined, after: undefined, removed: [], added: [] },
  },
};
const subuid = () => readFile(join(etc, 'subuid'), 'utf8');

test('what apply wrote is restored', async () => {
  await writeSaved(at('s.json'), SAVED);
  await restore(etc, at('s.json'));
  expect(await subuid()).toBe('runner:100000:1\n');
});

describe('a file that may be somebody else’s changes nothing:', () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    [
      'a link',
      async () => {
        await writeSaved(at('s.json'), SAVED);
        await symlink(at('s.json'), at('link'));
        return at('link');
      },
      /it is a symbolic link$/,
    ],
    [
      'a file in a directory that is a link',
      async () => {
        await mkdir(at('d'));
        await writeSaved(at('d/s.json'), SAVED);
        await symlink(at('d'), at('link'));
        return at('link/s.json');
      },
      /a symbolic link leads to it$/,
    ],
    [
      'a second name',
      async () => {
        await writeSaved(at('s.json'), SAVED);
        await link(at('s.json'), at('t.json'));
        return at('t.json');
      },
      /others may write to it$/,
    ],
    [
      'one that others may write to',
      async () => {
        await writeSaved(at('s.json'), SAVED);
        await chmod(at('s.json'), 0o666);
        return at('s.json');
      },
      /others may write to it$/,
    ],
    ['a directory', async () => etc, /it is not a regular file$/],
    [
      'no JSON',
      async () => {
        await writeFile(at('s.json'), 'garbage');
        return at('s.json');
      },
      /it is not a file of "subid apply"$/,
    ],
    [
      'JSON of another shape',
      async () => {
        await writeFile(at('s.json'), JSON.stringify({ uid: { removed: ['runner:0:65536'] } }));
        return at('s.json');
      },
      /it is not a file of "subid apply"$/,
    ],
  ])('%s', async (_, make, message) => {
    await expect(restore(etc, await make())).rejects.toThrow(message);
    expect(await subuid()).toBe('runner:200000:65536\n');
  });

  test("another user's", async () => {
    // Only root can give a file away; every other user finds one of root's.
    const isRoot = process.getuid?.() === 0;
    const file = isRoot ? at('s.json') : '/etc/passwd';
    if (isRoot) {
      await writeSaved(file, SAVED);
      await chown(file, 1001, 1001);
    }
    await expect(restore(etc, file)).rejects.toThrow(
      isRoot ? /belongs to uid 1001, not to uid 0$/ : /belongs to uid 0, not to uid \d+$/,
    );
    expect(await subuid()).toBe('runner:200000:65536\n');
  });
});

test('nothing is written through a link', async () => {
  await symlink(etc, at('link'));
  await expect(writeSaved(at('link/s.json'), SAVED)).rejects.toThrow(/a symbolic link leads to it$/);
});

describe('lines that come back', () => {
  test.each<[string, string]>([
    ['a range', 'runner:100000:65536'],
    ['a range by uid', '1001:100000:65536'],
    ['a range that newuidmap passes over', 'runner:100000:65536\r'],
    ['a range that holds the own uid of the user', 'runner:1000:65536'],
  ])('%s', (_, line) => {
    expect(() => assertRestorable('other:5:6\n', `other:5:6\n${line}\n`, users)).not.toThrow();
  });

  test.each<[string, string]>([
    ['root', 'runner:0:65536'],
    ['an id of the system', 'runner:999:65536'],
    ['root in octal', 'runner:00:65536'],
    ['an id of the system in octal', 'runner:01747:1'],
    ['another user', 'mallory:100000:65536'],
    ['root by uid', '0:100000:65536'],
    ['what nobody can read', 'runner 100000'],
    ['a line twice', 'other:5:6'],
  ])('never %s', (_, line) => {
    expect(() => assertRestorable('other:5:6\n', `other:5:6\n${line}\n`, users)).toThrow(/was not restored/);
  });

  test('what is there already, or goes, is no matter', () => {
    expect(() => assertRestorable('a:0:1\nb:0:1\n', 'b:0:1', users)).not.toThrow();
    expect(() => assertRestorable(undefined, undefined, users)).not.toThrow();
  });
});

const BEFORE = '# one\r\na:1:2\nb:3:4';
const AFTER = '# one\r\nb:3:4\na:5:6\n';
const CHANGE: FileChange = { before: BEFORE, after: AFTER, removed: ['a:1:2'], added: ['a:5:6'] };
const MADE: FileChange = { before: undefined, after: 'a:5:6\n', removed: [], added: ['a:5:6'] };

describe('taking a change back', () => {
  test.each<[string, string | undefined, FileChange, string | undefined]>([
    ['gives every byte back where nobody changed the file since', AFTER, CHANGE, BEFORE],
    ['does nothing where it was taken back already', BEFORE, CHANGE, BEFORE],
    ['leaves what somebody has added', `${AFTER}c:7:8\n`, CHANGE, '# one\r\nb:3:4\nc:7:8\na:1:2\n'],
    ['leaves what somebody has removed', '# one\r\na:5:6\n', CHANGE, '# one\r\na:1:2\n'],
    ['removes one of two lines that are alike', `${AFTER}a:5:6\n`, CHANGE, '# one\r\nb:3:4\na:5:6\na:1:2\n'],
    ['adds nothing twice', `a:1:2\n${AFTER}`, CHANGE, 'a:1:2\n# one\r\nb:3:4\n'],
    ['does not bring a file back that somebody removed', undefined, CHANGE, undefined],
    ['removes a file that was made', 'a:5:6\n', MADE, undefined],
    ['keeps a file that was made and has other lines now', 'a:5:6\nc:7:8\n', MADE, 'c:7:8\n'],
    ['removes one that is empty now', 'a:5:6', MADE, undefined],
  ])('%s', (_, now, change, expected) => {
    expect(revertChange(now, change)).toBe(expected);
  });
});
