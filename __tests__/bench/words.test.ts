import { expect, test } from '@jest/globals';
import { short } from '../../bench/words.js';

test.each([
  [0, '0'],
  [0.0153, '0.015'],
  [0.9994, '0.999'],
  [1, '1.00'],
  [12.34, '12.3'],
  [123.4, '123'],
  [3442, '3442'],
  [13_666, '13 666'],
  [1_234_567, '1 234 567'],
])('%d is %s', (value, words) => expect(short(value)).toBe(words));
