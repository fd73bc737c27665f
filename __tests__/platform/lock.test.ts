import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { withLock } from '../../src/platform/lock.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lock-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

test('two pieces of work never overlap, and both are done', async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await sleep(50);
    seen.push(`${name} ends`);
    return name;
  };
  const names = ['a', 'b', 'c'];
  expect(await Promise.all(names.map((name) => withLock(directory, 20, work(name))))).toEqual(names);
  for (let at = 0; at < seen.length; at += 2) {
    expect(seen[at + 1]).toBe(seen[at]?.replace('begins', 'ends'));
  }
});

test('it is free again after work that failed', async () => {
  await expect(withLock(directory, 5, () => Promise.reject(new Error('work failed')))).rejects.toThrow(
    'work failed',
  );
  expect(await withLock(directory, 5, async () => 'free')).toBe('free');
});

test('one that is not free in time is an error that says so, and the work is not done', async () => {
  let done = false;
  await withLock(directory, 5, async () => {
    const late = withLock(directory, 1, async () => {
      done = true;
    });
    await expect(late).rejects.toThrow(UserError);
    await expect(late).rejects.toThrow(/was locked for 1 s/);
  });
  expect(done).toBe(false);
});

test('a directory that does not exist is an error with the reason', async () => {
  await expect(withLock(join(directory, 'none'), 5, async () => 1)).rejects.toThrow(/none.*No such file/s);
});
