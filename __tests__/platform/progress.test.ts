import { expect, test } from '@jest/globals';
import { reportProgress } from '../../src/platform/progress.js';
import { recordingLog } from '../fakes.js';

test('work that goes on says so, until it ends', async () => {
  const log = recordingLog();
  // Ends when it has been told of, so no time is measured here.
  const told = () =>
    new Promise<number>((resolve) => {
      const look = () => (log.lines.length > 1 ? resolve(7) : setTimeout(look, 1));
      look();
    });
  expect(await reportProgress('pulling x', log, told, 1)).toBe(7);
  const count = log.lines.length;
  expect(log.lines[0]).toBe('info: … pulling x, 0 s');
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(log.lines).toHaveLength(count);
});

test('work that ends at once says nothing, and its failure is its own', async () => {
  const log = recordingLog();
  await expect(reportProgress('x', log, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(log.lines).toEqual([]);
});
