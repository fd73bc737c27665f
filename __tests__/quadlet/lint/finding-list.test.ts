import { describe, expect, test } from '@jest/globals';
import type { Code } from '../../../src/quadlet/codes.js';
import { FindingList } from '../../../src/quadlet/lint/finding-list.js';
import { LintBudget } from '../../../src/quadlet/lint-budget.js';
import { SourceText } from '../../../src/quadlet/syntax/source-text.js';

const A = new SourceText('a', 'one\ntwo\nthree\n');
const B = new SourceText('b', 'x\n');
const FIX = { title: 'fix', edits: [{ file: 'a', start: 0, end: 1, text: '' }] };

describe('a list of findings', () => {
  test('orders them by file, place and code', () => {
    const list = new FindingList(['5.8.6']);
    list.versions = ['5.8.6'];
    list.add('PQ010', { source: B, start: 0, end: 1 }, 'm');
    list.add('PQ012', { source: A, start: 5, end: 6 }, 'm');
    list.add('PQ011', { source: A, start: 5, end: 6 }, 'm');
    list.add('PQ101', { source: A, start: 4, end: 7 }, 'm');
    list.add('PQ110', { source: A, start: 0, end: 13 }, 'm');
    expect(list.sorted().map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)).toEqual([
      'a:1:1 PQ110',
      'a:2:1 PQ101',
      'a:2:2 PQ011',
      'a:2:2 PQ012',
      'b:1:1 PQ010',
    ]);
  });

  test('makes a finding of what it is told', () => {
    const list = new FindingList(['4.9.3', '5.8.6']);
    list.versions = ['5.8.6'];
    list.add('PQ102', { source: A, start: 2, end: 9 }, 'what', FIX);
    expect(list.sorted()).toEqual([
      {
        code: 'PQ102',
        severity: 'warning',
        file: 'a',
        line: 1,
        column: 3,
        endLine: 3,
        endColumn: 2,
        message: 'what',
        targets: ['5.8.6'],
        fix: FIX,
      },
    ]);
  });

  test('keeps once what holds for several versions, and sorts the versions', () => {
    const list = new FindingList(['4.9.3', '5.4.2', '5.8.6']);
    const span = { source: A, start: 0, end: 3 };
    list.versions = ['5.8.6'];
    list.add('PQ010', span, 'same');
    list.add('PQ010', span, 'other');
    list.versions = ['4.9.3', '5.4.2'];
    list.add('PQ010', span, 'same');
    list.add('PQ010', span, 'same');
    list.add('PQ011', span, 'same');
    expect(
      list.sorted().map(({ code, message, targets }) => `${code} ${message}: ${targets.join()}`),
    ).toEqual(['PQ010 same: 4.9.3,5.4.2,5.8.6', 'PQ010 other: 5.8.6', 'PQ011 same: 4.9.3,5.4.2']);
  });

  test('counts errors, also those that it knows already', () => {
    const list = new FindingList(['5.8.6']);
    const span = { source: A, start: 0, end: 3 };
    list.add('PQ010', span, 'same');
    list.add('PQ010', span, 'same');
    list.add('PQ102', span, 'a warning');
    list.add('PQ110', span, 'a note');
    expect(list.errors).toBe(2);
  });

  test('keeps quiet about one file while it works, and counts', () => {
    const list = new FindingList(['5.8.6']);
    list.countOnly('a', () => {
      list.add('PQ010', { source: A, start: 0, end: 1 }, 'm');
      list.add('PQ010', { source: B, start: 0, end: 1 }, 'm');
    });
    list.add('PQ012', { source: A, start: 0, end: 1 }, 'm');
    expect(list.sorted().map(({ file, code }) => `${file} ${code}`)).toEqual(['a PQ012', 'b PQ010']);
    expect(list.errors).toBe(3);
  });

  test('speaks again after work that failed', () => {
    const list = new FindingList(['5.8.6']);
    const fail = (): never => {
      throw new Error('no');
    };
    expect(() => list.countOnly('a', fail)).toThrow('no');
    list.add('PQ012', { source: A, start: 0, end: 1 }, 'm');
    expect(list.sorted()).toHaveLength(1);
  });

  test('takes no code that is no rule', () => {
    const list = new FindingList(['5.8.6']);
    expect(() => list.add('PQ999' as Code, { source: A, start: 0, end: 1 }, 'm')).toThrow(
      'there is no rule PQ999',
    );
  });

  describe('beyond the limits', () => {
    const text = new SourceText('long', 'x\n'.repeat(20));
    const limits = { lines: 99, characters: 99, findingsOfRule: 3, findings: 5 };
    const add = (list: FindingList, code: Code, offsets: readonly number[]): void => {
      for (const start of offsets) list.add(code, { source: text, start, end: start + 1 }, 'm');
    };

    test('findings of one rule in one file are counted, each place once for all versions', () => {
      const list = new FindingList(['4.9.3', '5.8.6'], new LintBudget(limits));
      for (const version of ['5.8.6', '4.9.3']) {
        list.versions = [version];
        add(list, 'PQ010', [0, 2, 4, 6, 8, 10, 8]);
        add(list, 'PQ101', [0]);
      }
      const found = list.sorted();
      expect(found.map(({ code, line, more }) => [code, line, more])).toEqual([
        ['PQ010', 1, undefined],
        ['PQ101', 1, undefined],
        ['PQ010', 2, undefined],
        ['PQ010', 3, undefined],
        ['PQ010', 4, 3],
      ]);
      expect(found.every(({ targets }) => targets.length === 2)).toBe(true);
    });

    test('so are those of one severity in all files', () => {
      const list = new FindingList(['5.8.6'], new LintBudget(limits));
      list.versions = ['5.8.6'];
      add(list, 'PQ010', [0, 2, 4]);
      add(list, 'PQ011', [0, 2, 4]);
      add(list, 'PQ101', [0]);
      expect(list.sorted().filter(({ more }) => more !== undefined)).toMatchObject([
        { code: 'PQ011', more: 1 },
      ]);
      expect(list.errors).toBe(6);
    });
  });
});
