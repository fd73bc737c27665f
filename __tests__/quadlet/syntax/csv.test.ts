import { describe, expect, test } from '@jest/globals';
import { CsvError, readRecords } from '../../../src/quadlet/syntax/csv.js';

// What the generator of 5.8.6 makes of the same mounts.
describe('a record is cut into its fields', () => {
  test.each<[text: string, records: string[][]]>([
    ['', []],
    ['a', [['a']]],
    ['a,b', [['a', 'b']]],
    ['a,,b', [['a', '', 'b']]],
    ['a,', [['a', '']]],
    [',', [['', '']]],
    ['"a,b",c', [['a,b', 'c']]],
    ['"a""b"', [['a"b']]],
    ['"a",', [['a', '']]],
    ['""', [['']]],
    ['"",""', [['', '']]],
    ['""""', [['"']]],
    [' a , b ', [[' a ', ' b ']]],
    ['ä,🐳', [['ä', '🐳']]],
    ['"a\nb",c', [['a\nb', 'c']]],
    ['a\rb', [['a\rb']]],
    ['"a\r"', [['a\r']]],
  ])('%j', (text, records) => {
    expect(readRecords(text)).toEqual(records);
  });
});

describe('lines are records of their own', () => {
  test.each<[text: string, records: string[][]]>([
    ['a\nb', [['a'], ['b']]],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"a"\r\nb', [['a'], ['b']]],
    ['a\n', [['a']]],
    ['a\r\n', [['a']]],
    ['\na\n\n\r\nb', [['a'], ['b']]],
    ['a\r', [['a']]],
    ['"a"\r', [['a']]],
    ['\n', []],
  ])('%j', (text, records) => {
    expect(readRecords(text)).toEqual(records);
  });
});

describe('what is no record is refused', () => {
  const UNCLOSED = 'a quote is not closed';
  const INSIDE = 'an unquoted field contains a quote';
  const BEHIND = 'text follows a closing quote';
  const UNEQUAL = 'its lines have different numbers of fields';
  test.each<[text: string, message: string]>([
    ['"a', UNCLOSED],
    ['a,"', UNCLOSED],
    ['"""', UNCLOSED],
    ['"🐳","', UNCLOSED],
    ['a"b', INSIDE],
    [' "a"', INSIDE],
    ['a,b"', INSIDE],
    ['"a"b', BEHIND],
    ['"a" ,b', BEHIND],
    ['"a"\rb', BEHIND],
    ['a,b\nc', UNEQUAL],
    ['a\n\nb,c', UNEQUAL],
  ])('%j', (text, message) => {
    expect(() => readRecords(text)).toThrow(new CsvError(message));
  });
});
