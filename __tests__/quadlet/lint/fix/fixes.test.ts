import { describe, expect, test } from '@jest/globals';
import type { Edit, Finding } from '../../../../src/quadlet/finding.js';
import { applyFixes } from '../../../../src/quadlet/lint/fix/fixes.js';

/** A finding of `code` with a fix of edits, each as file, start, end and text. */
function finding(code: string, ...edits: readonly (readonly [string, number, number, string])[]): Finding {
  const place = { file: edits[0]?.[0] ?? 'a', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const own = edits.map(([file, start, end, text]): Edit => ({ file, start, end, text }));
  return { ...place, code, severity: 'error', message: '', targets: [], fix: { title: '', edits: own } };
}

describe('applyFixes', () => {
  test.each<[title: string, findings: Finding[], fixed: string[], texts: Record<string, string>]>([
    ['replaces', [finding('1', ['a', 2, 4, 'XYZ'])], ['1'], { a: '01XYZ456789' }],
    ['inserts', [finding('1', ['a', 10, 10, '!'])], ['1'], { a: '0123456789!' }],
    ['removes', [finding('1', ['a', 0, 9, ''])], ['1'], { a: '9' }],
    [
      'applies fixes whose edits only meet, in whatever order they come',
      [finding('1', ['a', 6, 8, 'D']), finding('2', ['a', 4, 6, 'C']), finding('3', ['b', 0, 1, 'B'])],
      ['1', '2', '3'],
      { a: '0123CD89', b: 'Bbc' },
    ],
    [
      'leaves a fix that overlaps one already taken',
      [finding('1', ['a', 2, 6, 'X']), finding('2', ['a', 5, 7, 'Y']), finding('3', ['a', 3, 4, 'Z'])],
      ['1'],
      { a: '01X6789' },
    ],
    [
      'leaves all of a fix of which one edit overlaps',
      [finding('1', ['a', 2, 6, 'X']), finding('2', ['b', 0, 1, 'B'], ['a', 5, 7, 'Y'])],
      ['1'],
      { a: '01X6789' },
    ],
    ['leaves a fix that overlaps itself', [finding('1', ['a', 2, 6, 'X'], ['a', 3, 7, 'Y'])], [], {}],
    [
      'leaves a second insertion at one place',
      [finding('1', ['a', 5, 5, 'X']), finding('2', ['a', 5, 5, 'Y'])],
      ['1'],
      { a: '01234X56789' },
    ],
    [
      'puts lines for one place one after the other',
      [finding('1', ['a', 5, 5, '\nX=']), finding('2', ['a', 5, 5, '\nY='])],
      ['1', '2'],
      { a: '01234\nX=\nY=56789' },
    ],
    [
      'takes the same line once',
      [finding('1', ['a', 5, 5, '\nX=']), finding('2', ['a', 5, 5, '\nX='])],
      ['1'],
      { a: '01234\nX=56789' },
    ],
    [
      'begins a section once',
      [finding('1', ['a', 5, 5, '\n[S]\nX=']), finding('2', ['a', 5, 5, '\n[S]\nY='])],
      ['1'],
      { a: '01234\n[S]\nX=56789' },
    ],
    ['moves', [finding('1', ['a', 0, 2, ''], ['a', 10, 10, '01'])], ['1'], { a: '2345678901' }],
    [
      'leaves what does not fit the text',
      [finding('1', ['a', 9, 11, 'X']), finding('2', ['a', 4, 3, 'Y'])],
      [],
      {},
    ],
    ['leaves a file that nobody knows', [finding('1', ['c', 0, 0, 'X'])], [], {}],
    ['leaves a fix without edits', [finding('1')], [], {}],
    ['says nothing of a text that stays as it was', [finding('1', ['a', 2, 3, '2'])], ['1'], {}],
  ])('%s', (_, findings, fixed, texts) => {
    const given = new Map([
      ['a', '0123456789'],
      ['b', 'abc'],
    ]);
    const round = applyFixes(findings, (file) => given.get(file));
    expect(Object.fromEntries(round.texts)).toEqual(texts);
    expect(round.fixed.map(({ code }) => code)).toEqual(fixed);
  });

  test('passes over findings without a fix, and keeps every other character', () => {
    const text = '\ufeff[A]\r\nX=é😀 \\\r\n\ty\0\u2028\n';
    const { fix, ...plain } = finding('1', ['a', 6, 7, 'Z']);
    expect(applyFixes([plain], () => text).texts.size).toBe(0);
    expect(applyFixes([{ ...plain, ...(fix && { fix }) }], () => text).texts.get('a')).toBe(
      text.replace('X', 'Z'),
    );
  });
});
