import { describe, expect, test } from '@jest/globals';
import { isSpace, skipSpaces, trimSpaces } from '../../../src/quadlet/syntax/spaces.js';

test('white space is what Go takes for it', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => code).filter(isSpace);
  expect(all.map((code) => code.toString(16)).join(' ')).toBe(
    '9 a b c d 20 85 a0 1680 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a 2028 2029 202f 205f 3000',
  );
});

describe('the ends of a piece', () => {
  test.each<[text: string, start: number, end: number, skipped: number, trimmed: number]>([
    ['  ab  ', 0, 6, 2, 4],
    ['  ab  ', 1, 3, 2, 3],
    ['\u00a0\u3000a\u0085', 0, 4, 2, 3],
    ['\ufeffa\u200b', 0, 3, 0, 3],
    ['   ', 0, 3, 3, 0],
    ['   ', 1, 2, 2, 1],
    ['', 0, 0, 0, 0],
  ])('%j from %d to %d', (text, start, end, skipped, trimmed) => {
    expect(skipSpaces(text, start, end)).toBe(skipped);
    expect(trimSpaces(text, start, end)).toBe(trimmed);
  });
});
