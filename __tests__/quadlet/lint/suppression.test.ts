import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../src/quadlet/finding.js';
import { applySuppressions } from '../../../src/quadlet/lint/suppression.js';

const CODES = new Set(['QL001', 'QL002', 'QL090']);

/** Findings as `line:code`, in a file that has them all. */
function finding(text: string, file = 'a.container'): Finding {
  const [line = '', code = ''] = text.split(':');
  const place = { file, line: Number(line), column: 1, endLine: Number(line), endColumn: 2 };
  return { ...place, code, severity: 'error', message: `message of ${code}`, targets: ['5.0.0'] };
}

/** Lints `text`, and gives what is left: `line:column-endColumn code message` for what the comments are to blame for. */
function suppress(text: string, findings: readonly string[]): { left: string[]; suppressed: number } {
  const { findings: left, suppressed } = applySuppressions(
    { findings: findings.map((one) => finding(one)), targets: ['5.0.0', '5.1.0'], textOf: () => text },
    ['a.container'],
    CODES,
  );
  const words = ({ line, column, endColumn, code, message }: Finding) =>
    code === 'QL090' ? `${line}:${column}-${endColumn} ${message}` : `${line}:${code}`;
  return { left: left.map(words), suppressed };
}

const IDLE = 'This silences nothing: there is no QL001 in the next entry. Take it out.';
const NO_REASON = 'Say why: a reason belongs behind the codes that are silenced.';
const FORM = 'allowed: disable=QL012,QL013 REASON for the next entry, disable-file=QL012 REASON for the file';

describe('a comment silences', () => {
  test.each<[title: string, text: string, findings: string[], left: string[]]>([
    ['the next entry', '# quadlet-lint: disable=QL001 why\nA=1\nB=2', ['2:QL001', '3:QL001'], ['3:QL001']],
    ['nothing above it', 'A=1\n# quadlet-lint: disable=QL001 why\nB=2', ['1:QL001', '3:QL001'], ['1:QL001']],
    [
      'the code that it names, and no other',
      '# quadlet-lint: disable=QL001 why\nA=1',
      ['2:QL001', '2:QL002'],
      ['2:QL002'],
    ],
    ['several codes', '# quadlet-lint: disable=QL001, QL002 why\nA=1', ['2:QL001', '2:QL002'], []],
    [
      'every line of a continued value',
      '; quadlet-lint: disable=QL001 why\nA=1 \\\n# c\n\n  2\nB=',
      ['2:QL001', '5:QL001', '6:QL001'],
      ['6:QL001'],
    ],
    [
      'the next section header',
      '#quadlet-lint:disable=QL001 why\n[A]\nB=',
      ['2:QL001', '3:QL001'],
      ['3:QL001'],
    ],
    [
      'behind blank lines and other comments',
      '  # quadlet-lint: disable=QL001 why\n\n# more\nA=1',
      ['4:QL001'],
      [],
    ],
    [
      'together with another comment',
      '# quadlet-lint: disable=QL001 x\n# quadlet-lint: disable=QL002 y\nA=1',
      ['3:QL001', '3:QL002'],
      [],
    ],
    [
      'in the whole file',
      'A=1\nB=2\n# quadlet-lint: disable-file=QL001 why',
      ['1:QL001', '2:QL001', '1:QL002'],
      ['1:QL002'],
    ],
    [
      'in a file with the line ends of Windows',
      '# quadlet-lint: disable=QL001 why\r\nA=1\r\n',
      ['2:QL001'],
      [],
    ],
  ])('%s', (_, text, findings, left) => {
    expect(suppress(text, findings)).toEqual({ left, suppressed: findings.length - left.length });
  });
});

describe('a comment is a finding of its own', () => {
  test.each<[title: string, text: string, findings: string[], left: string[]]>([
    ['without a reason', '# quadlet-lint: disable=QL001\nA=1', ['2:QL001'], [`1:1-30 ${NO_REASON}`]],
    [
      'with blanks for a reason',
      '# quadlet-lint: disable=QL001   \nA=1',
      ['2:QL001'],
      [`1:1-30 ${NO_REASON}`],
    ],
    [
      'with a code that is none',
      '# quadlet-lint: disable=QL01 why\nA=1',
      [],
      ['1:1-33 There is no rule QL01; did you mean QL001?'],
    ],
    [
      'with another code that is none',
      '# quadlet-lint: disable=XY999 why\nA=1',
      [],
      ['1:1-34 There is no rule XY999.'],
    ],
    [
      'that silences nothing',
      ' # quadlet-lint: disable=QL001 why\nA=1',
      ['2:QL002'],
      [`1:2-35 ${IDLE}`, '2:QL002'],
    ],
    [
      'at the end of the file',
      'A=1\n# quadlet-lint: disable=QL001 why',
      ['1:QL001'],
      ['1:QL001', `2:1-34 ${IDLE}`],
    ],
    [
      'that silences nothing in the file',
      '# quadlet-lint: disable-file=QL001,QL002 why',
      ['1:QL002'],
      ['1:1-45 This silences nothing: there is no QL001 in this file. Take it out.'],
    ],
    [
      'that says something else',
      '# quadlet-lint: off\nA=1',
      [],
      [`1:1-20 "off" is nothing that a comment can say here; ${FORM}.`],
    ],
    [
      'without codes',
      '# quadlet-lint: disable= why',
      [],
      [`1:1-29 "disable= why" is nothing that a comment can say here; ${FORM}.`],
    ],
    [
      'between the lines of a value',
      'A=1 \\\n  # quadlet-lint: disable=QL001 why\r\n 2',
      ['3:QL001'],
      [
        '2:3-36 This stands between the lines of one value and silences nothing: put it above the key.',
        '3:QL001',
      ],
    ],
    [
      'that no comment silences',
      '# quadlet-lint: disable-file=QL090 because\n# quadlet-lint: disable=QL001\nA=1',
      ['3:QL001'],
      ['1:1-43 This silences nothing: there is no QL090 in this file. Take it out.', `2:1-30 ${NO_REASON}`],
    ],
  ])('%s', (_, text, findings, left) => {
    expect(suppress(text, findings).left).toEqual(left);
  });

  test('for all versions that were asked for, as a warning', () => {
    const text = '# quadlet-lint: disable=QL001 why';
    const { findings } = applySuppressions(
      { findings: [], targets: ['4.4.0', '5.0.0'], textOf: () => text },
      ['a'],
      CODES,
    );
    expect(findings).toMatchObject([{ file: 'a', severity: 'warning', targets: ['4.4.0', '5.0.0'] }]);
  });
});

test('a value that holds the words is no comment', () => {
  expect(suppress('A=# quadlet-lint: disable=QL001 why', ['1:QL001'])).toEqual({
    left: ['1:QL001'],
    suppressed: 0,
  });
});

test('a comment counts in its own file, and only where files are asked for', () => {
  const texts = new Map([
    ['a', '# quadlet-lint: disable-file=QL001 why'],
    ['b', '# quadlet-lint: disable-file=QL001 why'],
  ]);
  const findings = ['a', 'b', 'c'].map((file) => finding('2:QL001', file));
  const result = { findings, targets: [], textOf: (file: string) => texts.get(file) };
  expect(applySuppressions(result, ['a', 'c'], CODES)).toEqual({
    findings: findings.slice(1),
    suppressed: 1,
  });
});

test('a thousand comments count in one file', () => {
  const text = '# quadlet-lint: disable=QL001 why\nA=1\n'.repeat(1002);
  const findings = Array.from({ length: 1002 }, (_, index) => `${2 * index + 2}:QL001`);
  const { left, suppressed } = suppress(text, findings);
  expect(suppressed).toBe(1000);
  expect(left).toEqual([
    '2001:1-34 There are more than 1000 such comments in this file, and this one and those below do not count.',
    '2002:QL001',
    '2004:QL001',
  ]);
});
