import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { globMatcher, isGlob } from '../../../src/quadlet/lint/glob.js';
import { cpuTime } from '../../cpu-time.js';

describe('globMatcher', () => {
  test.each<[glob: string, yes: string[], no: string[]]>([
    [
      '*.container',
      ['a.container', '.container', '.a.container'],
      ['d/a.container', 'a.containers', 'axcontainer'],
    ],
    ['a?.pod', ['ab.pod', 'aé.pod', 'a😀.pod'], ['a.pod', 'abc.pod', 'a/.pod']],
    ['**/*.pod', ['a.pod', 'd/a.pod', 'd/e/a.pod', '.config/a.pod'], ['a.pods', 'd/']],
    ['d/**', ['d/a', 'd/e/f'], ['d', 'dd/a', 'e/d/a']],
    ['d/**/a', ['d/a', 'd/x/a', 'd/x/y/a'], ['a', 'da', 'd/xa']],
    ['**', ['a', 'd/a'], ['']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', '/x']],
    ['[]]x', [']x'], ['x']],
    ['[a^&&b]', ['^', '&', 'a'], ['c', '[']],
    ['{a,b/c}.pod', ['a.pod', 'b/c.pod'], ['b.pod', '{a,b/c}.pod']],
    ['x{a,{b,c}d}', ['xa', 'xbd', 'xcd'], ['xb', 'xad']],
    ['{a}', ['{a}'], ['a']],
    ['a\\*b', ['a*b'], ['axb']],
    ['a+b(c).$^|-', ['a+b(c).$^|-'], ['aab(c).$^|-']],
    ['é.pod', ['é.pod'], []],
  ])('%s', (glob, yes, no) => {
    const isMatch = globMatcher([glob]);
    expect(yes.filter((path) => !isMatch(path))).toEqual([]);
    expect(no.filter((path) => isMatch(path))).toEqual([]);
  });

  test('a set of characters that is upside down is a mistake of the user', () => {
    expect(() => globMatcher(['[z-a]'])).toThrow(UserError);
  });

  test.each<[what: string, glob: string, path: string]>([
    ['stars', `${'*a'.repeat(14)}*b`, 'a'.repeat(200)],
    ['directories', `${'**/'.repeat(200)}x`, `${'a/'.repeat(200)}b`],
    ['directories with names', `${'**/a/'.repeat(200)}x`, `${'a/'.repeat(400)}b`],
    ['alternatives', `${'{a,a,a,a}'.repeat(4)}b`, 'a'.repeat(200)],
  ])('many %s are compared in linear time', (_, glob, path) => {
    const start = cpuTime();
    expect(globMatcher([glob])(path)).toBe(false);
    expect(cpuTime() - start).toBeLessThan(1000);
  });

  test.each<[what: string, globs: string[], words: string]>([
    ['too many globs', Array.from({ length: 1001 }, () => 'a'), 'there are 1001 globs (limit 1000)'],
    ['a glob that is too long', ['a'.repeat(1025)], 'has 1025 characters (limit 1024)'],
    ['braces that stand for too much', ['{a,b}'.repeat(10)], 'expand to too many globs (limit 1000)'],
    [
      'braces of several globs',
      ['{a,b}'.repeat(9), '{a,b}'.repeat(9)],
      'expand to too many globs (limit 1000)',
    ],
    ['braces too deep', [`${'{a,'.repeat(11)}b${'}'.repeat(11)}`], 'more than 10 levels of braces'],
    ['braces that never close', ['{a,'.repeat(300)], 'more than 10 levels of braces'],
  ])('%s: refused', (_, globs, words) => {
    expect(() => globMatcher(globs)).toThrow(words);
  });

  test('what may be is not refused', () => {
    const globs = ['{a,b}'.repeat(9), ...Array.from({ length: 400 }, (_, index) => `${index}*`)];
    expect(globMatcher(globs)('abababab{')).toBe(false);
    expect(globMatcher(globs)('ababababa')).toBe(true);
  });

  test('a matcher ends when it has compared too much', () => {
    const isMatch = globMatcher(['*'.concat('a'.repeat(20), 'b')], 10_000);
    expect(() => {
      for (let count = 0; count < 1000; count++) isMatch('a'.repeat(200));
    }).toThrow('would take too long; write fewer or simpler globs');
  });
});

test.each([
  ['a.container', false],
  ['./d/a@.container', false],
  ['*.pod', true],
  ['a?', true],
  ['[ab]', true],
  ['{a,b}', true],
])('whether %s is a glob: %s', (text, expected) => {
  expect(isGlob(text)).toBe(expected);
});
