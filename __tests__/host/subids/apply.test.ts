import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apply, type Planned, readBoth, replaceFile, restore } from '../../../src/host/subids/apply.js';
import { type IdPlan, planIds } from '../../../src/host/subids/plan.js';
import { withShadowLock } from '../../../src/host/subids/shadow-lock.js';
import { USUAL_LIMITS } from '../../../src/host/subids/sources.js';

let etc: string;
beforeEach(async () => {
  etc = await mkdtemp(join(tmpdir(), 'subid-'));
});
afterEach(() => rm(etc, { recursive: true }));

const path = (name: string) => join(etc, name);
const text = (name: string) => readFile(path(name), 'latin1').catch(() => undefined);
const leftovers = async () =>
  (await readdir(etc)).filter((name) => !['subuid', 'subgid', '.pwd.lock'].includes(name));

const planner =
  (...names: readonly string[]) =>
  async (): Promise<Planned> => {
    const files = await readBoth(etc);
    const users = names.map((name) => ({ name, uid: 1000 + name.length, gid: 1000 }));
    const limits = { uid: USUAL_LIMITS, gid: USUAL_LIMITS };
    return {
      files,
      plan: planIds({
        files,
        real: { uid: [], gid: [] },
        limits,
        outside: { uid: [], gid: [] },
        needsEnd: false,
        users,
      }),
    };
  };
const nothing = () => undefined;

describe('carrying a plan out and taking it back', () => {
  // Bytes that are no UTF-8 must come through as they are.
  const BEFORE = '# \u00ff\u00e9\r\nann:5:6\nrunner:100000:65536\nrunner:100000:65536';

  test('every other byte, the mode and the end of the file stay as they are', async () => {
    await writeFile(path('subuid'), BEFORE, 'latin1');
    await chmod(path('subuid'), 0o640);
    await apply(etc, planner('runner'), nothing, path('saved'));
    expect(await text('subuid')).toBe('# \u00ff\u00e9\r\nann:5:6\nrunner:100000:65536\n');
    expect(await text('subgid')).toBe('runner:100000:65536\n');
    expect((await stat(path('subuid'))).mode & 0o777).toBe(0o640);
    expect((await stat(path('subgid'))).mode & 0o777).toBe(0o644);
    expect(await leftovers()).toEqual(['saved']);

    await restore(etc, path('saved'));
    expect(await text('subuid')).toBe(BEFORE);
    expect(await text('subgid')).toBeUndefined();
    expect((await stat(path('subuid'))).mode & 0o777).toBe(0o640);
    await restore(etc, path('saved'));
    expect(await text('subuid')).toBe(BEFORE);
  });

  test('the plan is shown before anything is done', async () => {
    const shown: IdPlan[] = [];
    await apply(
      etc,
      planner('runner'),
      (plan) => {
        shown.push(plan);
        throw new Error('enough seen');
      },
      undefined,
    ).catch(nothing);
    expect(shown).toHaveLength(1);
    expect(await leftovers()).toEqual([]);
    expect(await text('subuid')).toBeUndefined();
  });

  test('where all is right no file is touched or written', async () => {
    await writeFile(path('subuid'), 'runner:100000:65536\n');
    await writeFile(path('subgid'), 'runner:100000:65536\n');
    const before = await stat(path('subuid'));
    await apply(etc, planner('runner'), nothing, path('saved'));
    expect((await stat(path('subuid'))).ino).toBe(before.ino);
    expect(await leftovers()).toEqual([]);
    await restore(etc, path('saved'));
  });

  test('where ids are missing nothing is changed for anybody', async () => {
    await writeFile(path('subuid'), 'a:65536:458752\na:1879048192:2415919103\n');
    await expect(apply(etc, planner('runner'), nothing, path('saved'))).rejects.toThrow(/is free for runner/);
    expect(await text('subgid')).toBeUndefined();
    expect(await leftovers()).toEqual([]);
  });

  test('several at the same time give each user another range', async () => {
    const names = ['a', 'bb', 'ccc', 'dddd', 'eeeee'];
    await Promise.all(names.map((name) => apply(etc, planner(name), nothing, undefined)));
    const starts = ((await text('subuid')) ?? '')
      .trim()
      .split('\n')
      .map((line) => line.split(':')[1]);
    expect(new Set(starts).size).toBe(5);
    expect(await leftovers()).toEqual([]);
  });

  test('a link in place of a file is left alone', async () => {
    await writeFile(path('elsewhere'), '');
    await symlink(path('elsewhere'), path('subuid'));
    await expect(replaceFile(path('subuid'), 'x')).rejects.toThrow(/is not a regular file/);
    expect(await text('elsewhere')).toBe('');
  });
});

describe('the lock', () => {
  test('is that of shadow: a file with the pid, gone afterwards also after a failure', async () => {
    const seen = await withShadowLock(etc, async () => [
      await text('subuid.lock'),
      await text('subgid.lock'),
    ]);
    expect(seen).toEqual([`${process.pid}\0`, `${process.pid}\0`]);
    await withShadowLock(etc, async () => {
      throw new Error('failed');
    }).catch(nothing);
    expect(await leftovers()).toEqual([]);
    expect((await stat(path('.pwd.lock'))).mode & 0o777).toBe(0o600);
  });

  test('of a process that is gone is taken over', async () => {
    // The highest pid that Linux gives is one less.
    await writeFile(path('subgid.lock'), '4194304\0');
    await expect(withShadowLock(etc, async () => 'done')).resolves.toBe('done');
  });

  test.each([
    ['a living process', `${process.pid}\0`, `process ${process.pid}`],
    ['nobody knows whom', 'what?', 'an unknown process'],
  ])('of %s is waited for, and who holds it is said', async (_, content, holder) => {
    await writeFile(path('subuid.lock'), content);
    await expect(withShadowLock(etc, async () => 'done', 1)).rejects.toThrow(`is locked by ${holder}`);
    expect(await text('subuid.lock')).toBe(content);
    const late = withShadowLock(etc, async () => 'done', 5);
    setTimeout(() => void rm(path('subuid.lock')), 200);
    await expect(late).resolves.toBe('done');
  });
});
