import { expect, test } from '@jest/globals';
import { allowedFailures, combinations } from '../../conformance/combinations.js';
import { UserError } from '../../src/errors.js';

const words = (only: string) => combinations(only).map((one) => Object.values(one).join(' '));

test('without a word all are run', () => {
  expect(words('')).toEqual([
    '2.8 none whole',
    '2.8 none supported',
    '2.8 basic whole',
    '2.8 basic supported',
    '3 none whole',
    '3 none supported',
    '3 basic whole',
    '3 basic supported',
  ]);
});

test.each<[string, string[]]>([
  ['3,basic', ['3 basic whole', '3 basic supported']],
  ['supported,basic', ['2.8 basic supported', '3 basic supported']],
  ['3,2.8,none,whole', ['2.8 none whole', '3 none whole']],
])('--only %s', (only, left) => {
  expect(words(only)).toEqual(left);
});

test('a word that is none is refused with those that are', () => {
  expect(() => combinations('3,tls')).toThrow(UserError);
  expect(() => combinations('3,tls')).toThrow(
    '--only has "tls"; allowed: some of 2.8, 3, none, basic, whole, supported',
  );
});

test('only what is supported is held to a number of failures', () => {
  expect(combinations('basic').map(allowedFailures)).toEqual([undefined, 6, undefined, 3]);
});
