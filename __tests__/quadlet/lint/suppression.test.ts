import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../src/quadlet/finding.js';
import { applySuppressions } from '../../../src/quadlet/lint/suppression.js';

const CODES = new Set(['PQ001', 'PQ002', 'PQ090']);

/** Findings as `line:code`, in a file that has them all. */
function finding(text: string, file = 'a.container'): Finding {
  const [line = '', code = ''] = text.split(':');
  const place = { file, line: Number(line), column: 1, endLine: Number(line), endColumn: 2 };
  return { ...place, code, severity: 'error', message: `message of ${code}`, targets: ['5.0.0'] };
}

/** Lints `text`, and gives what is left: `line:column-endColumn code message` for what the comments are to blame for. */
function suppress(text: string, findings: readonly string[]): { left: string[]; silenced: number } {
  const { findings: left, silenced } = applySuppressions(
    { findings: findings.map((one) => finding(one)), targets: ['5.0.0', '5.1.0'], textOf: () => text },
    ['a.container'],
    CODES,
  );
  const words = ({ line, column, endColumn, code, message }: Finding) =>
    code === 'PQ090' ? `${line}:${column}-${endColumn} ${message}` : `${line}:${code}`;
  return { left: left.map(words), silenced };
}

const IDLE = 'The comment has no effect: there is no PQ001 in the next entry; remove it.';
const NO_REASON = 'The comment has no reason; write one after the codes.';
const FORM = 'write disable=PQ012,PQ013 REASON for the next entry, or disable-file=PQ012 REASON for the file';

describe('a comment silences', () => {
  test.each<[title: string, text: string, findings: string[], left: string[]]>([
    ['the next entry', '# pq-lint: disable=PQ001 why\nA=1\nB=2', ['2:PQ001', '3:PQ001'], ['3:PQ001']],
    ['nothing above it', 'A=1\n# pq-lint: disable=PQ001 why\nB=2', ['1:PQ001', '3:PQ001'], ['1:PQ001']],
    [
      'the code that it names, and no other',
      '# pq-lint: disable=PQ001 why\nA=1',
      ['2:PQ001', '2:PQ002'],
      ['2:PQ002'],
    ],
    ['several codes', '# pq-lint: disable=PQ001, PQ002 why\nA=1', ['2:PQ001', '2:PQ002'], []],
    [
      'every line of a continued value',
      '; pq-lint: disable=PQ001 why\nA=1 \\\n# c\n\n  2\nB=',
      ['2:PQ001', '5:PQ001', '6:PQ001'],
      ['6:PQ001'],
    ],
    ['the next section header', '#pq-lint:disable=PQ001 why\n[A]\nB=', ['2:PQ001', '3:PQ001'], ['3:PQ001']],
    [
      'behind blank lines and other comments',
      '  # pq-lint: disable=PQ001 why\n\n# more\nA=1',
      ['4:PQ001'],
      [],
    ],
    [
      'together with another comment',
      '# pq-lint: disable=PQ001 x\n# pq-lint: disable=PQ002 y\nA=1',
      ['3:PQ001', '3:PQ002'],
      [],
    ],
    [
      'in the whole file',
      'A=1\nB=2\n# pq-lint: disable-file=PQ001 why',
      ['1:PQ001', '2:PQ001', '1:PQ002'],
      ['1:PQ002'],
    ],
    ['in a file with the line ends of Windows', '# pq-lint: disable=PQ001 why\r\nA=1\r\n', ['2:PQ001'], []],
  ])('%s', (_, text, findings, left) => {
    expect(suppress(text, findings)).toEqual({ left, silenced: findings.length - left.length });
  });
});

describe('a comment is a finding of its own', () => {
  test.each<[title: string, text: string, findings: string[], left: string[]]>([
    ['without a reason', '# pq-lint: disable=PQ001\nA=1', ['2:PQ001'], [`1:1-25 ${NO_REASON}`]],
    ['with blanks for a reason', '# pq-lint: disable=PQ001   \nA=1', ['2:PQ001'], [`1:1-25 ${NO_REASON}`]],
    [
      'with a code that is none',
      '# pq-lint: disable=PQ01 why\nA=1',
      [],
      ['1:1-28 There is no rule PQ01; did you mean PQ001?'],
    ],
    [
      'with another code that is none',
      '# pq-lint: disable=XY999 why\nA=1',
      [],
      ['1:1-29 There is no rule XY999.'],
    ],
    [
      'that silences nothing',
      ' # pq-lint: disable=PQ001 why\nA=1',
      ['2:PQ002'],
      [`1:2-30 ${IDLE}`, '2:PQ002'],
    ],
    [
      'at the end of the file',
      'A=1\n# pq-lint: disable=PQ001 why',
      ['1:PQ001'],
      ['1:PQ001', `2:1-29 ${IDLE}`],
    ],
    [
      'that silences nothing in the file',
      '# pq-lint: disable-file=PQ001,PQ002 why',
      ['1:PQ002'],
      ['1:1-40 The comment has no effect: there is no PQ001 in this file; remove it.'],
    ],
    [
      'that says something else',
      '# pq-lint: off\nA=1',
      [],
      [`1:1-15 "off" is not a valid comment for the linter; ${FORM}.`],
    ],
    [
      'without codes',
      '# pq-lint: disable= why',
      [],
      [`1:1-24 "disable= why" is not a valid comment for the linter; ${FORM}.`],
    ],
    [
      'between the lines of a value',
      'A=1 \\\n  # pq-lint: disable=PQ001 why\r\n 2',
      ['3:PQ001'],
      [
        '2:3-31 The comment is between the lines of one value and has no effect; move it above the key.',
        '3:PQ001',
      ],
    ],
    [
      'that no comment silences',
      '# pq-lint: disable-file=PQ090 because\n# pq-lint: disable=PQ001\nA=1',
      ['3:PQ001'],
      ['1:1-38 The comment has no effect: there is no PQ090 in this file; remove it.', `2:1-25 ${NO_REASON}`],
    ],
  ])('%s', (_, text, findings, left) => {
    expect(suppress(text, findings).left).toEqual(left);
  });

  test('for all versions that were asked for, as a warning', () => {
    const text = '# pq-lint: disable=PQ001 why';
    const { findings } = applySuppressions(
      { findings: [], targets: ['4.4.0', '5.0.0'], textOf: () => text },
      ['a'],
      CODES,
    );
    expect(findings).toMatchObject([{ file: 'a', severity: 'warning', targets: ['4.4.0', '5.0.0'] }]);
  });
});

test('a value that holds the words is no comment', () => {
  expect(suppress('A=# pq-lint: disable=PQ001 why', ['1:PQ001'])).toEqual({
    left: ['1:PQ001'],
    silenced: 0,
  });
});

test('a comment counts in its own file, and only where files are asked for', () => {
  const texts = new Map([
    ['a', '# pq-lint: disable-file=PQ001 why'],
    ['b', '# pq-lint: disable-file=PQ001 why'],
  ]);
  const findings = ['a', 'b', 'c'].map((file) => finding('2:PQ001', file));
  const result = { findings, targets: [], textOf: (file: string) => texts.get(file) };
  expect(applySuppressions(result, ['a', 'c'], CODES)).toEqual({
    findings: findings.slice(1),
    silenced: 1,
  });
});

test('a thousand comments count in one file', () => {
  const text = '# pq-lint: disable=PQ001 why\nA=1\n'.repeat(1002);
  const findings = Array.from({ length: 1002 }, (_, index) => `${2 * index + 2}:PQ001`);
  const { left, silenced } = suppress(text, findings);
  expect(silenced).toBe(1000);
  expect(left).toEqual([
    '2001:1-29 The file has more than 1000 such comments; this one and those below are ignored.',
    '2002:PQ001',
    '2004:PQ001',
  ]);
});
