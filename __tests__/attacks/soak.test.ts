import { expect, test } from '@jest/globals';
import { readSoakOptions } from '../../attacks/soak/options.js';

test('the options of the soak test', () => {
  expect(readSoakOptions([], 5)).toEqual({ minutes: 60, seed: 5 });
  expect(readSoakOptions(['--minutes', '10', '--seed=7'], 5)).toEqual({ minutes: 10, seed: 7 });
  expect(() => readSoakOptions(['--minutes', '1h'], 5)).toThrow('--minutes is "1h"; use a number such as 60');
});
