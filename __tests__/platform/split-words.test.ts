import { expect, test } from '@jest/globals';
import { listed, words } from '../../src/platform/split-words.js';

test.each([
  ['', [], []],
  ['  \n ', [], []],
  [' cpu  memory\npids ', ['cpu', 'memory', 'pids'], ['cpu', 'memory', 'pids']],
  ['a, b,\nc', ['a,', 'b,', 'c'], ['a', 'b', 'c']],
])('%j', (text, byBlanks, byCommasToo) => {
  expect([words(text), listed(text)]).toEqual([byBlanks, byCommasToo]);
});
