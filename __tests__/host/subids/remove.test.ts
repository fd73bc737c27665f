import { describe, expect, test } from '@jest/globals';
import { type FileChange, takeBack } from '../../../src/host/subids/remove.js';

const BEFORE = '# one\r\na:1:2\nb:3:4';
const AFTER = '# one\r\nb:3:4\na:5:6\n';
const CHANGE: FileChange = { before: BEFORE, after: AFTER, removed: ['a:1:2'], added: ['a:5:6'] };
const MADE: FileChange = { before: undefined, after: 'a:5:6\n', removed: [], added: ['a:5:6'] };

describe('taking a change back', () => {
  test.each<[string, string | undefined, FileChange, string | undefined]>([
    ['gives every byte back where nobody changed the file since', AFTER, CHANGE, BEFORE],
    ['does nothing where it was taken back already', BEFORE, CHANGE, BEFORE],
    ['leaves what somebody has added', `${AFTER}c:7:8\n`, CHANGE, '# one\r\nb:3:4\nc:7:8\na:1:2\n'],
    ['leaves what somebody has removed', '# one\r\na:5:6\n', CHANGE, '# one\r\na:1:2\n'],
    ['removes one of two lines that are alike', `${AFTER}a:5:6\n`, CHANGE, '# one\r\nb:3:4\na:5:6\na:1:2\n'],
    ['adds nothing twice', `a:1:2\n${AFTER}`, CHANGE, 'a:1:2\n# one\r\nb:3:4\n'],
    ['does not bring a file back that somebody removed', undefined, CHANGE, undefined],
    ['removes a file that was made', 'a:5:6\n', MADE, undefined],
    ['keeps a file that was made and has other lines now', 'a:5:6\nc:7:8\n', MADE, 'c:7:8\n'],
    ['removes one that is empty now', 'a:5:6', MADE, undefined],
  ])('%s', (_, now, change, expected) => {
    expect(takeBack(now, change)).toBe(expected);
  });
});
