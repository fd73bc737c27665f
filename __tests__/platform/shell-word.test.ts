import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellWord } from '../../src/platform/shell-word.js';

test.each([
  ['plain', 'plain'],
  ['/a/b-c_d.e:80,443@x%+=', '/a/b-c_d.e:80,443@x%+='],
  ['', "''"],
  ['two words', "'two words'"],
  ["it's", "'it'\\''s'"],
  ['~/a', "'~/a'"],
  ['a\nb', "'a\nb'"],
])('%j is %s', (word, written) => {
  expect(shellWord(word)).toBe(written);
  expect(execFileSync('sh', ['-c', `printf %s ${written}`], { encoding: 'utf8' })).toBe(word);
});
