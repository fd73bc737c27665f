import { describe, expect, test } from '@jest/globals';
import type { Dialect } from '../../../src/quadlet/catalogue/behaviour.js';
import { type LogicalLine, logicalLines } from '../../../src/quadlet/syntax/logical-lines.js';
import { originOf } from '../../../src/quadlet/syntax/unit-file.js';

const COMMENTS: Readonly<Record<Dialect, string>> = {
  skipping: '#;',
  'trimmed-lines': '#:',
  trimmed: '#:',
  untrimmed: '#:',
};

/** Newest first: a dialect for which a case says nothing reads as the one before it. */
const DIALECTS = Object.keys(COMMENTS) as Dialect[];

/** The lines that a text is cut into, each as its place, what it is, and its text. */
type Case = readonly [title: string, text: string, lines: Partial<Record<Dialect, readonly string[]>>];

const CASES: readonly Case[] = [
  ['nothing', '', { skipping: ['0-0 comment '], 'trimmed-lines': [] }],
  ['one newline', '\n', { skipping: ['0-0 comment '] }],
  [
    'blank lines',
    '\n \n',
    { skipping: ['0-0 comment ', '1-2 comment '], untrimmed: ['0-0 comment ', '1-2 line  '] },
  ],
  ['lines', 'A=1\nB=2\n', { skipping: ['0-3 line A=1', '4-7 line B=2'] }],
  ['no newline at the end', 'A=1\nB=2', { skipping: ['0-3 line A=1', '4-7 line B=2'] }],
  [
    'white space around lines',
    ' A=1\t\n  B=2 \n',
    { skipping: ['0-5 line A=1', '6-12 line B=2'], untrimmed: ['0-5 line  A=1\t', '6-12 line   B=2 '] },
  ],
  [
    'white space around the last line',
    ' A=1\t\n  B=2 ',
    {
      skipping: ['0-5 line A=1', '6-12 line B=2'],
      trimmed: ['0-5 line A=1', '6-12 line   B=2 '],
      untrimmed: ['0-5 line  A=1\t', '6-12 line   B=2 '],
    },
  ],
  [
    'line ends of Windows',
    'A=1\r\nB=2\r\n',
    { skipping: ['0-4 line A=1', '5-9 line B=2'], untrimmed: ['0-4 line A=1\r', '5-9 line B=2\r'] },
  ],
  ['a carriage return alone', 'A=1\rB=2\n', { skipping: ['0-7 line A=1\rB=2'] }],
  [
    'white space beyond ASCII',
    '\u0085A=1\u3000\n',
    { skipping: ['0-5 line A=1'], untrimmed: ['0-5 line \u0085A=1\u3000'] },
  ],
  ['what looks like white space', '\ufeffA=1\u200b\n', { skipping: ['0-5 line \ufeffA=1\u200b'] }],
  [
    'comments',
    '# a\n; b\n: c\n',
    {
      skipping: ['0-3 comment # a', '4-7 comment ; b', '8-11 line : c'],
      'trimmed-lines': ['0-3 comment # a', '4-7 line ; b', '8-11 comment : c'],
    },
  ],
  ['an indented comment', '  # a\n', { skipping: ['0-5 comment # a'], untrimmed: ['0-5 line   # a'] }],
  [
    'a continued value',
    'A=1 \\\n  2 \\\n\t3\nB=4',
    {
      skipping: ['0-14 line A=1 2 3', '15-18 line B=4'],
      trimmed: ['0-14 line A=1   2 \t3', '15-18 line B=4'],
    },
  ],
  ['no blank where lines are joined', 'A=1\\\nB=2\n', { skipping: ['0-8 line A=1B=2'] }],
  ['a continuation to the last line', 'A=1 \\\nB', { skipping: ['0-7 line A=1 B'] }],
  [
    'a backslash on the last line',
    'A=1 \\',
    { skipping: ['0-5 line A=1 '], 'trimmed-lines': ['0-5 line A=1 \\'] },
  ],
  [
    'a backslash on the last line, with its newline',
    'A=1 \\\n',
    { skipping: ['0-5 line A=1 '], 'trimmed-lines': ['0-5 line A=1 \\'] },
  ],
  [
    'a blank line in a continuation',
    'A=1\\\n\n2\n',
    {
      skipping: ['0-7 line A=12'],
      'trimmed-lines': ['0-5 endless A=1\\'],
      untrimmed: ['0-5 line A=1', '6-7 line 2'],
    },
  ],
  [
    'white space in a continuation',
    'A=1\\\n \t\n2\n',
    {
      skipping: ['0-9 line A=12'],
      'trimmed-lines': ['0-7 endless A=1\\'],
      untrimmed: ['0-7 line A=1 \t', '8-9 line 2'],
    },
  ],
  [
    'a blank line that ends a continuation and the file',
    'A=1\\\n\n',
    { skipping: ['0-4 lost A=1'], 'trimmed-lines': ['0-5 line A=1\\'], untrimmed: ['0-5 line A=1'] },
  ],
  [
    'white space that ends a continuation and the file',
    'A=1\\\n \n',
    { skipping: ['0-4 lost A=1'], 'trimmed-lines': ['0-6 line A=1\\'], untrimmed: ['0-6 line A=1 '] },
  ],
  [
    'a comment in a continuation',
    'A=1\\\n# c\n2\nB=3',
    {
      skipping: ['0-10 line A=12', '11-14 line B=3'],
      'trimmed-lines': ['0-8 line A=1# c', '9-10 line 2', '11-14 line B=3'],
    },
  ],
  [
    'a continued comment in a continuation',
    'A=1\\\n# c \\\n2\nB=3',
    {
      skipping: ['0-12 line A=12', '13-16 line B=3'],
      'trimmed-lines': ['0-12 line A=1# c 2', '13-16 line B=3'],
    },
  ],
  [
    'a comment that ends a continuation and the file',
    'A=1\\\n# c',
    { skipping: ['0-4 lost A=1'], 'trimmed-lines': ['0-8 line A=1# c'] },
  ],
  ['a continued comment', '# a \\\nB=1\n', { skipping: ['0-5 comment # a \\', '6-9 line B=1'] }],
  [
    'a continued comment with an equals sign',
    '# a=b \\\nB=1\n',
    { skipping: ['0-7 comment # a=b \\', '8-11 line B=1'], trimmed: ['0-11 comment # a=b B=1'] },
  ],
  [
    'a continued word',
    'word \\\nB=1\n',
    { skipping: ['0-10 line word B=1'], 'trimmed-lines': ['0-6 line word \\', '7-10 line B=1'] },
  ],
  ['two backslashes', 'A=1\\\\\nB=2\n', { skipping: ['0-9 line A=1\\B=2'] }],
  [
    'a continuation with the line ends of Windows',
    'A=1\\\r\nB=2\r\n',
    {
      skipping: ['0-10 line A=1B=2'],
      trimmed: ['0-5 endless A=1\\'],
      untrimmed: ['0-5 line A=1\\\r', '6-10 line B=2\r'],
    },
  ],
  [
    'white space behind the backslash',
    'A=1\\ \nB=2\n',
    {
      skipping: ['0-9 line A=1B=2'],
      trimmed: ['0-5 endless A=1\\'],
      untrimmed: ['0-5 line A=1\\ ', '6-9 line B=2'],
    },
  ],
  [
    'an indented line that continues',
    '  A=1\\\n2\n',
    { skipping: ['0-8 line A=12'], trimmed: ['0-6 endless A=1\\'], untrimmed: ['0-8 line   A=12'] },
  ],
  ['a backslash alone', '\\\n', { skipping: ['0-1 comment '], 'trimmed-lines': ['0-1 line \\'] }],
  [
    'a backslash alone before a line',
    '\\\nA=1\n',
    { skipping: ['0-5 line A=1'], 'trimmed-lines': ['0-1 line \\', '2-5 line A=1'] },
  ],
  [
    'a backslash alone at the end',
    'A=1\n\\',
    { skipping: ['0-3 line A=1', '4-5 comment '], 'trimmed-lines': ['0-3 line A=1', '4-5 line \\'] },
  ],
  ['nothing but backslashes', 'A=\\\n\\\n\\\nB\n', { skipping: ['0-9 line A=B'] }],
  [
    'a value without a key that continues',
    '=\\\nA\n',
    { skipping: ['0-4 line =A'], 'trimmed-lines': ['0-2 line =\\', '3-4 line A'] },
  ],
  [
    'a header that continues',
    '[A]\\\nB=1\n',
    { skipping: ['0-8 line [A]B=1'], 'trimmed-lines': ['0-4 line [A]\\', '5-8 line B=1'] },
  ],
  ['a header with an equals sign that continues', '[A=b]\\\nB=1\n', { skipping: ['0-10 line [A=b]B=1'] }],
];

function draw({ start, end, text, comment, lost, endless }: LogicalLine): string {
  return `${start}-${end} ${comment ? 'comment' : endless ? 'endless' : lost ? 'lost' : 'line'} ${text}`;
}

function wanted(lines: Case[2], dialect: Dialect): readonly string[] | undefined {
  const newer = DIALECTS.slice(0, DIALECTS.indexOf(dialect) + 1);
  return newer.map((one) => lines[one]).findLast((one) => one !== undefined);
}

describe.each(DIALECTS)('%s', (dialect) => {
  test.each(CASES)('%s', (_, text, lines) => {
    expect(logicalLines(text, dialect, COMMENTS[dialect]).map(draw)).toEqual(wanted(lines, dialect));
  });

  test.each(CASES)('%s: every character is where it is said to be', (_, text) => {
    const lines = logicalLines(text, dialect, COMMENTS[dialect]);
    const origins = lines.flatMap((line) =>
      [...line.text].map((char, index) => [char, text[originOf(line, index)]]),
    );
    expect(origins.filter(([char, found]) => char !== found)).toEqual([]);
    expect(lines.filter((line) => originOf(line, line.text.length) > line.end)).toEqual([]);
  });

  test.each(CASES)('%s: the lines follow each other', (_, text) => {
    const lines = logicalLines(text, dialect, COMMENTS[dialect]);
    const starts = lines.map(({ start }) => start);
    expect(starts).toEqual([0, ...lines.map(({ end }) => end + 1)].slice(0, lines.length));
  });
});
