import { describe, expect, test } from '@jest/globals';
import { container, fixed, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ122'];

describe('sources of volumes', () => {
  test.each<Row>([
    ['a path without a beginning', container('Volume=⟦PQ122|data/sub⟧:/x')],
    ['of a home', container('Volume=⟦PQ122|~/x⟧:/x:ro', 'Volume=⟦PQ122|~me/x⟧:/x', 'Volume=⟦PQ122|~⟧:/x')],
    ['of a pod', { 'a.pod': '[Pod]\nVolume=⟦PQ122|data/sub⟧:/x\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['names', container('Volume=data:/x', 'Volume=a.b-c_d:/y')],
    ['paths', container('Volume=/a/b:/x', 'Volume=./a/b:/y', 'Volume=../a:/z')],
    ['specifiers and variables', container('Volume=%h/a:/x', 'Volume=$HOME/a:/y')],
    ['no source', container('Volume=/a/b', 'Volume=a/b')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    ['Volume=data/sub:/x', 'Volume=./data/sub:/x'],
    ['Volume=~/x:/x', 'Volume=%h/x:/x'],
    ['Volume=~me/x:/x', 'Volume=~me/x:/x'],
  ])('%s becomes %s', (before, after) => {
    expect(fixed(CODES, container(before))).toBe(container(after));
  });
});
