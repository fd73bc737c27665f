import { chmod, chown, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { run } from '../../src/platform/exec.js';
import { readOwn, whyNotOwn } from '../../src/undo/own.js';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'own-'));
});
afterEach(() => rm(base, { recursive: true }));

const at = (name: string) => join(base, name);
// Only root can give a file away; elsewhere /etc is another user's.
const isRoot = process.getuid?.() === 0;

describe('a directory', () => {
  test.each<[string, () => Promise<void>, RegExp | undefined]>([
    ['of this user alone', () => mkdir(at('x'), { mode: 0o700 }), undefined],
    ['that is missing', async () => undefined, undefined],
    ['that is a link', () => symlink('/tmp', at('x')), /^it is a symbolic link$/],
    ['that is a file', () => writeFile(at('x'), ''), /^it is not a directory$/],
    [
      'that others can write to',
      async () => {
        await mkdir(at('x'));
        await chmod(at('x'), 0o777);
      },
      /^its mode 0777 allows access for others$/,
    ],
    [
      'that others can read',
      async () => {
        await mkdir(at('x'));
        await chmod(at('x'), 0o750);
      },
      /^its mode 0750 allows access for others$/,
    ],
  ])('%s', async (_, make, why) => {
    await make();
    const found = await whyNotOwn(at('x'));
    if (why === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(why);
  });

  test("of another user's", async () => {
    if (isRoot) {
      await mkdir(at('x'), { mode: 0o700 });
      await chown(at('x'), 12345, 12345);
    }
    expect(await whyNotOwn(isRoot ? at('x') : '/etc')).toMatch(/^it belongs to uid \d+, not to uid/);
  });
});

describe('a file', () => {
  const write = () => writeFile(at('x'), 'grüße', { mode: 0o600 });

  test('of this user alone is read', async () => {
    await write();
    expect(await readOwn(at('x'), 7)).toBe('grüße');
  });

  test('that is missing is nothing', async () => {
    expect(await readOwn(at('x'), 10)).toBeUndefined();
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'is a link',
      async () => {
        await writeFile(at('y'), '', { mode: 0o600 });
        await symlink(at('y'), at('x'));
      },
      /^it is a symbolic link$/,
    ],
    ['is a directory', () => mkdir(at('x')), /^it is not a regular file$/],
    ['is a named pipe', () => run(['mkfifo', at('x')], { timeout: 10 }), /^it is not a regular file$/],
    ['can be read by others', () => writeFile(at('x'), '', { mode: 0o644 }), /^its mode 0644/],
    [
      'is too large',
      () => writeFile(at('x'), 'x'.repeat(101), { mode: 0o600 }),
      /^it has 101 bytes; at most 100/,
    ],
  ])('that %s is not read', async (_, make, why) => {
    await make();
    await expect(readOwn(at('x'), 100)).rejects.toThrow(why);
  });

  test("that is another user's is not read", async () => {
    const path = isRoot ? at('x') : '/etc/passwd';
    if (isRoot) {
      await write();
      await chown(at('x'), 12345, 12345);
    }
    await expect(readOwn(path, 1e6)).rejects.toThrow(/^it belongs to uid/);
  });

  test('with a second name is read: who can make one could write it as well', async () => {
    await write();
    await link(at('x'), at('y'));
    expect(await readOwn(at('y'), 100)).toBe('grüße');
  });
});
