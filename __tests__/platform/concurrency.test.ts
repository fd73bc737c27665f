import { describe, expect, test } from '@jest/globals';
import {
  keyedMutex,
  limitConcurrency,
  moment,
  settleAll,
  withTaskGroup,
} from '../../src/platform/concurrency.js';

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

test('a moment is reached once, also for those who wait for it afterwards', async () => {
  const { reached, reach } = moment();
  const told: string[] = [];
  const before = reached.then(() => told.push('before'));
  await Promise.resolve();
  expect(told).toEqual([]);
  reach();
  reach();
  await before;
  await reached.then(() => told.push('after'));
  expect(told).toEqual(['before', 'after']);
});

describe('withTaskGroup', () => {
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
  ])('ends when all tasks have ended: %s', async (_, main, expected) => {
    const ended: string[] = [];
    const result = await withTaskGroup(async (addTask) => {
      addTask(delayed(10, () => void ended.push('first')));
      addTask(
        delayed(5, () => {
          addTask(delayed(20, () => void ended.push('started by the second')));
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

  test('a task fails where it is awaited', async () => {
    const failed = withTaskGroup(async (addTask) => {
      const work = addTask(delayed(0, () => fail('background')));
      await delayed(5, () => undefined);
      await work;
    });
    await expect(failed).rejects.toThrow('background');
  });
});

function fail(message: string): never {
  throw new Error(message);
}

test('no more than so many at once, and all of them in the end', async () => {
  let [running, most, done] = [0, 0, 0];
  const turn = limitConcurrency(3);
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    if (++done % 4 === 0) throw new Error('fails');
  };
  await Promise.allSettled(Array.from({ length: 20 }, () => turn(work)));
  expect([most, done]).toEqual([3, 20]);
});

test('one by one where the name is the same, after a failure too', async () => {
  const order: string[] = [];
  const turn = keyedMutex();
  const work = (word: string) => async () => {
    order.push(`${word}(`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${word})`);
    if (word === 'a') throw new Error('fails');
  };
  await Promise.allSettled([turn('x', work('a')), turn('x', work('b'))]);
  expect(order).toEqual(['a(', 'a)', 'b(', 'b)']);
});
