import { expect, test } from '@jest/globals';
import { allowedFailures, combinations } from '../../conformance/combinations.js';
import { UserError } from '../../src/platform/errors.js';

const words = (only: string) => combinations(only).map((one) => Object.values(one).join(' '));

test('without a word all are run', () => {
  const all = words('');
  expect(all).toHaveLength(28);
  expect(new Set(all).size).toBe(28);
  expect(all).toContain('3 basic login whole');
  expect(all).not.toContain('3 none login whole');
});

test.each<[string, string[]]>([
  ['3,basic,blobs', ['3 basic blobs whole', '3 basic blobs supported']],
  ['supported,basic,all', ['2.8 basic all supported', '3 basic all supported']],
  ['3,2.8,none,whole,no-paths', ['2.8 none no-paths whole', '3 none no-paths whole']],
])('--only %s', (only, left) => {
  expect(words(only)).toEqual(left);
});

test('a word that is none is refused with those that are', () => {
  expect(() => combinations('3,tls')).toThrow(UserError);
  expect(() => combinations('3,tls')).toThrow(
    '--only has "tls"; allowed: some of 2.8, 3, none, basic, all, no-paths, blobs, login, whole, supported',
  );
});

test('only what is supported is held to a number of failures', () => {
  expect(combinations('basic,all').map(allowedFailures)).toEqual([undefined, 6, undefined, 0]);
});
