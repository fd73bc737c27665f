import { expect, test } from '@jest/globals';
import { keyedMutex, limitConcurrency } from '../../src/platform/limit-concurrency.js';

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
