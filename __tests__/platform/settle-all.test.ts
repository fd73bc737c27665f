import { describe, expect, test } from '@jest/globals';
import { settleAll, withBackground } from '../../src/platform/settle-all.js';

test('gives every result in its place', async () => {
  expect(await settleAll([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});

test('throws when all have ended, what the first in the list threw', async () => {
  const ended: string[] = [];
  const late = new Promise<void>((_, reject) => {
    setTimeout(() => {
      ended.push('late');
      reject(new Error('late'));
    }, 5);
  });
  await expect(settleAll([late, Promise.reject(new Error('early'))])).rejects.toThrow('late');
  expect(ended).toEqual(['late']);
});

describe('withBackground', () => {
  const delayed = (milliseconds: number, work: () => void) =>
    new Promise<void>((resolve, reject) => {
      setTimeout(() => {
        try {
          resolve(work());
        } catch (thrown) {
          reject(thrown);
        }
      }, milliseconds);
    });

  test.each([
    ['the work succeeds', () => 'done', { value: 'done' }],
    ['the work throws', () => fail('main'), { error: 'main' }],
  ])('ends when all background work has ended: %s', async (_, main, expected) => {
    const ended: string[] = [];
    const result = await withBackground(async (inBackground) => {
      inBackground(delayed(10, () => void ended.push('first')));
      inBackground(
        delayed(5, () => {
          inBackground(delayed(20, () => void ended.push('started by the second')));
          throw new Error('nobody awaits this');
        }),
      );
      return main();
    }).then(
      (value) => ({ value }),
      (error: Error) => ({ error: error.message }),
    );
    expect(result).toEqual(expected);
    expect(ended).toEqual(['first', 'started by the second']);
  });

  test('background work fails where it is awaited', async () => {
    const failed = withBackground(async (inBackground) => {
      const work = inBackground(delayed(0, () => fail('background')));
      await delayed(5, () => undefined);
      await work;
    });
    await expect(failed).rejects.toThrow('background');
  });
});

function fail(message: string): never {
  throw new Error(message);
}
