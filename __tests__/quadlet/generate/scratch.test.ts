import { existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { withScratch } from '../../../src/quadlet/generate/scratch.js';
import { inDirectory } from '../../registry/fakes.js';

describe('the scratch directories', () => {
  test('are removed when the background work has ended, also where the work throws', () =>
    inDirectory(async (directory) => {
      const seen: boolean[] = [];
      const failed = withScratch({ RUNNER_TEMP: directory }, async (scratch, addTask) => {
        addTask(
          sleep(20).then(() => {
            seen.push(existsSync(scratch.directory), existsSync(scratch.home ?? ''));
            writeFileSync(join(scratch.directory, 'late'), '');
          }),
        );
        throw new Error('early');
      });
      await expect(failed).rejects.toThrow('early');
      expect(seen).toEqual([true, true]);
      expect(readdirSync(directory)).toEqual([]);
    }));

  const homeIn = (RUNNER_TEMP: string) =>
    withScratch({ RUNNER_TEMP }, async ({ home = '' }) => realpathSync(dirname(home)));

  test.each([
    ['is in the directory of the job', (directory: string) => directory, (directory: string) => directory],
    ['is not in a directory of the job below /dev', () => '/dev/shm', () => tmpdir()],
    [
      'is not behind a link that leads below /dev',
      (directory: string) => {
        symlinkSync('/dev/shm', join(directory, 'link'));
        return join(directory, 'link');
      },
      () => tmpdir(),
    ],
    [
      'is not in a directory that does not exist',
      (directory: string) => join(directory, 'none'),
      () => tmpdir(),
    ],
  ])('the home %s', (_, given, expected) =>
    inDirectory(async (directory) => {
      // /tmp itself is writable here, and the directory of the test lies on the disk below it.
      mkdirSync(join(directory, 'job'));
      const job = join(directory, 'job');
      expect(await homeIn(given(job))).toBe(realpathSync(expected(job)));
    }),
  );
});
