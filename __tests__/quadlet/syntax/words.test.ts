import { describe, expect, test } from '@jest/globals';
import { type Escapes, splitWords } from '../../../src/quadlet/syntax/words.js';

/** The words of a value, each with its place, and what became of the rest. */
function words(value: string, escapes: Escapes, octal: boolean): string[] {
  const { words: found, fault, ignoredFrom } = splitWords(value, escapes, octal);
  return [
    ...found.map(({ text, start, end }) => `${start}-${end} ${text}`),
    ...(fault === undefined ? [] : [`${fault.kind} ${fault.start}-${fault.end}`]),
    ...(ignoredFrom === undefined ? [] : [`ignored from ${ignoredFrom}`]),
  ];
}

type Case = readonly [value: string, words: readonly string[]];

// What generators of 5.8.6 and 5.3.0 make of the same values.
describe('the words of a command', () => {
  test.each<Case>([
    ['a b', ['0-1 a', '2-3 b']],
    [' a\tb  c ', ['1-2 a', '3-4 b', '6-7 c']],
    ['a\rb', ['0-1 a', '2-3 b']],
    ['"a b" c', ['0-5 a b', '6-7 c']],
    ["'a b' c", ['0-5 a b', '6-7 c']],
    ['a"b c"d', ['0-7 ab cd']],
    ['a\'b "c\' d"e \'f"', ['0-7 ab "c', "8-15 de 'f"]],
    ['"a', ['0-2 a']],
    ["'a b", ['0-4 a b']],
    ['a"b c', ['0-5 ab c']],
    ['""', []],
    ['"" a', ['ignored from 0']],
    ['a "" b', ['0-1 a', 'ignored from 2']],
    ["a '' b", ['0-1 a', 'ignored from 2']],
    ['a""b c', ['0-4 ab', '5-6 c']],
    ['""""', []],
    ['a\\ b', ['escape 1-3']],
    ['a\\\\ b', ['0-3 a\\', '4-5 b']],
    ['a\\tb', ['0-4 a\tb']],
    ['a\\nb', ['0-4 a\nb']],
    ['a\\"b c', ['0-4 a"b', '5-6 c']],
    ['"a\\"b" c', ['0-6 a"b', '7-8 c']],
    ["'a\\'b'", ["0-6 a'b"]],
    ['a\\sb', ['0-4 a b']],
    ['a\\n', ['0-3 a\n']],
    ['a\\\\', ['0-3 a\\']],
    ['a\\x41', ['0-5 aA']],
    ['a\\x4', ['escape 1-3']],
    ['a\\xzz', ['escape 1-3']],
    ['a\\x00b c', ['escape 1-3']],
    ['a\\u00e4', ['0-7 aä']],
    ['a\\u00E', ['escape 1-3']],
    ['a\\U0001F433', ['0-11 a🐳']],
    ['a\\U0010FFFF', ['0-11 a\u{10ffff}']],
    ['a\\U00110000', ['escape 1-3']],
    ['a\\ud800', ['0-7 a\ufffd']],
    ['a\\101', ['0-5 aA']],
    ['a\\000', ['escape 1-3']],
    ['a\\400', ['escape 1-3']],
    ['a\\18', ['escape 1-3']],
    ['a\\8', ['escape 1-3']],
    ['a\\7', ['escape 1-3']],
    ['a\\0 b', ['escape 1-3']],
    ['a\\', ['0-2 a']],
    ['a b\\', ['0-1 a', '2-4 b']],
    ['a\\d b', ['escape 1-3']],
    ['a \\d', ['escape 2-4']],
    ['\\d', ['escape 0-2']],
    ['a\u0000b c', ['0-1 a', 'ignored from 1']],
    ['\u0000', ['ignored from 0']],
    ['a \u0000 b', ['0-1 a', 'ignored from 2']],
    ['🐳 ä', ['0-2 🐳', '3-4 ä']],
    ['"🐳 b" c', ['0-6 🐳 b', '7-8 c']],
    ['\u00a0 a\u3000b', ['0-1 \u00a0', '2-5 a\u3000b']],
    ['a;b', ['0-3 a;b']],
    ['a "b\\', ['0-1 a', '2-5 b']],
    ['"a""b"', ['0-6 ab']],
    ['a\\a\\b\\f\\r\\v', ['0-11 a\u0007\b\f\r\u000b']],
    ["'\\\\'", ['0-4 \\']],
    [';', ['0-1 ;']],
    ['#', ['0-1 #']],
    ['a\\qb c', ['escape 1-3']],
    ['"a\\d b"', ['escape 2-4']],
    ['"a b\\"', ['0-6 a b"']],
    ["a 'b", ['0-1 a', '2-4 b']],
  ])('%j', (value, found) => {
    expect(words(value, 'read', true)).toEqual(found);
  });
});

describe('before 5.4 an octal digit is a NUL', () => {
  test.each<Case>([
    ['a\\101', ['0-5 a\u000001']],
    ['a\\000', ['0-5 a\u000000']],
    ['a\\400', ['0-5 a\u000000']],
    ['a\\18', ['0-4 a\u00008']],
    ['a\\0 b', ['0-3 a\u0000', '4-5 b']],
  ])('%j', (value, found) => {
    expect(words(value, 'read', false)).toEqual(found);
  });
});

describe('backslashes stay in a list, and an open quote drops it', () => {
  test.each<Case>([
    ['"a', ['quote 0-2']],
    ["'a b", ['quote 0-4']],
    ['a"b c', ['quote 1-5']],
    ['a\\ b', ['0-2 a\\', '3-4 b']],
    ['a\\\\ b', ['0-3 a\\\\', '4-5 b']],
    ['a\\tb', ['0-4 a\\tb']],
    ['a\\nb', ['0-4 a\\nb']],
    ['a\\"b c', ['quote 2-6']],
    ['"a\\"b" c', ['quote 5-8']],
    ["'a\\'b'", ['quote 5-6']],
    ['a\\sb', ['0-4 a\\sb']],
    ['a\\x41', ['0-5 a\\x41']],
    ['a\\x4', ['0-4 a\\x4']],
    ['a\\xzz', ['0-5 a\\xzz']],
    ['a\\x00b c', ['0-6 a\\x00b', '7-8 c']],
    ['a\\u00e4', ['0-7 a\\u00e4']],
    ['a\\u00E', ['0-6 a\\u00E']],
    ['a\\U0001F433', ['0-11 a\\U0001F433']],
    ['a\\U00110000', ['0-11 a\\U00110000']],
    ['a\\ud800', ['0-7 a\\ud800']],
    ['a\\101', ['0-5 a\\101']],
    ['a\\000', ['0-5 a\\000']],
    ['a\\400', ['0-5 a\\400']],
    ['a\\18', ['0-4 a\\18']],
    ['a\\8', ['0-3 a\\8']],
    ['a\\7', ['0-3 a\\7']],
    ['a\\0 b', ['0-3 a\\0', '4-5 b']],
    ['a\\', ['0-2 a\\']],
    ['a b\\', ['0-1 a', '2-4 b\\']],
    ['a\\d b', ['0-3 a\\d', '4-5 b']],
    ['a \\d', ['0-1 a', '2-4 \\d']],
    ['\\d', ['0-2 \\d']],
    ['a "b\\', ['quote 2-5']],
    ['a\\a\\b\\f\\r\\v', ['0-11 a\\a\\b\\f\\r\\v']],
    ["'\\\\'", ['0-4 \\\\']],
    ['a\\qb c', ['0-4 a\\qb', '5-6 c']],
    ['"a\\d b"', ['0-7 a\\d b']],
    ['"a b\\"', ['0-6 a b\\']],
    ["a 'b", ['quote 2-4']],
  ])('%j', (value, found) => {
    expect(words(value, 'kept', true)).toEqual(found);
    expect(words(value, 'kept', false)).toEqual(found);
  });
});

test('an unknown escape is one character, also beyond U+FFFF', () => {
  expect(words('a\\🐳 b', 'read', true)).toEqual(['escape 1-4']);
});
