import { expect, test } from '@jest/globals';
import { allEnded } from '../../src/exec/all-ended.js';

test('gives every result in its place', async () => {
  expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});

test('throws when all have ended, what the first in the list threw', async () => {
  const ended: string[] = [];
  const late = new Promise<void>((_, reject) => {
    setTimeout(() => {
      ended.push('late');
      reject(new Error('late'));
    }, 5);
  });
  await expect(allEnded([late, Promise.reject(new Error('early'))])).rejects.toThrow('late');
  expect(ended).toEqual(['late']);
});
