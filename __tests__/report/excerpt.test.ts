import { describe, expect, test } from '@jest/globals';
import { drawExcerpt, excerptOf } from '../../src/report/excerpt.js';
import { lineFinder } from '../../src/report/excerpt-lines.js';
import { finding, resultOf } from './lint-fixture.js';

function draw(text: string, line: number, column: number, endLine: number, endColumn: number) {
  const place = finding({ line, column, endLine, endColumn });
  const source = lineFinder(resultOf({ findings: [place], texts: { [place.file]: text } }))(place);
  return source === undefined ? undefined : drawExcerpt(excerptOf(place, source));
}

const digits = '1234567890'.repeat(1000);

describe('an excerpt', () => {
  test.each<[what: string, text: string, place: [number, number, number, number], lines: readonly string[]]>([
    ['a word', '[Pod]\nPodName=x\n', [2, 1, 2, 8], ['2 | PodName=x', '  | ^^^^^^^']],
    ['the last word', 'a=bc', [1, 3, 1, 5], ['1 | a=bc', '  |   ^^']],
    ['nothing: one caret all the same', 'a=bc', [1, 2, 1, 2], ['1 | a=bc', '  |  ^']],
    ['behind the end', 'a=\n', [1, 3, 1, 3], ['1 | a=', '  |   ^']],
    ['far behind the end', 'a=\n', [1, 30, 1, 90], ['1 | a=', '  |   ^']],
    ['an empty line', 'a\n\nb', [2, 1, 2, 1], ['2 |', '  | ^']],
    ['the line behind the last break', 'a\n', [2, 1, 2, 1], ['2 |', '  | ^']],
    ['an empty file', '', [1, 1, 1, 1], ['1 |', '  | ^']],
    ['lines that end as in Windows', 'a=1\r\nb=2\r\n', [1, 1, 1, 4], ['1 | a=1', '  | ^^^']],
    ['a carriage return within', 'a\rb\n', [1, 3, 1, 4], ['1 | a␍b', '  |   ^']],
    ['several lines: the first to its end', 'a=1 \\\n2\n', [1, 3, 2, 2], ['1 | a=1 \\', '  |   ^^^']],
    ['several lines, from the end of the first', 'a\nb\n', [1, 2, 2, 1], ['1 | a', '  |  ^']],
    ['a number of several digits', `${'\n'.repeat(999)}a=1`, [1000, 1, 1000, 2], ['1000 | a=1', '     | ^']],
    ['tabs before', '\ta=\tb', [1, 5, 1, 6], ['1 |     a=    b', '  |           ^']],
    ['a tab itself', '\ta', [1, 1, 1, 2], ['1 |     a', '  | ^^^^']],
    ['wide characters', '日本=x', [1, 2, 1, 3], ['1 | 日本=x', '  |   ^^']],
    ['behind wide characters', '日本=x', [1, 4, 1, 5], ['1 | 日本=x', '  |      ^']],
    ['behind a combining mark', 'e\u0301=x', [1, 3, 1, 4], ['1 | e\u0301=x', '  |  ^']],
    ['the combining mark itself', 'e\u0301=x', [1, 2, 1, 3], ['1 | e\u0301=x', '  | ^']],
    ['half a character', '🚀x', [1, 2, 1, 3], ['1 | 🚀x', '  | ^^']],
    ['a hidden character', 'a\u00a0=b', [1, 2, 1, 3], ['1 | a<U+00A0>=b', '  |  ^^^^^^^^']],
    [
      'a line that just fits',
      digits.slice(0, 100),
      [1, 100, 1, 101],
      [`1 | ${digits.slice(0, 100)}`, `  | ${' '.repeat(99)}^`],
    ],
    ['a long line, at its beginning', digits, [1, 1, 1, 3], [`1 | ${digits.slice(0, 99)}…`, '  | ^^']],
    [
      'a long line, in its middle',
      digits,
      [1, 5001, 1, 5004],
      [`1 | …${digits.slice(4961, 5059)}…`, `  | ${' '.repeat(40)}^^^`],
    ],
    [
      'a long line, at its end',
      digits,
      [1, 10_000, 1, 10_001],
      [`1 | …${digits.slice(-99)}`, `  | ${' '.repeat(99)}^`],
    ],
    [
      'a long mark ends where the line is cut',
      digits,
      [1, 5, 1, 9000],
      [`1 | ${digits.slice(0, 99)}…`, `  |     ${'^'.repeat(95)}`],
    ],
    [
      'a line of wide characters',
      '日'.repeat(80),
      [1, 80, 1, 81],
      [`1 | …${'日'.repeat(49)}`, `  | ${' '.repeat(97)}^^`],
    ],
    [
      'a cut between the halves of a narrow character',
      `${'𝐀'.repeat(3000)}a${'𝐀'.repeat(3000)}`,
      [1, 5999, 1, 6001],
      [`1 | …${'𝐀'.repeat(50)}a${'𝐀'.repeat(47)}…`, `  | ${' '.repeat(50)}^`],
    ],
    [
      'a cut between the halves of a character',
      '🚀'.repeat(5000),
      [1, 6001, 1, 6003],
      [`1 | …${'🚀'.repeat(49)}…`, `  | ${' '.repeat(39)}^^`],
    ],
  ])('of %s', (_, text, place, lines) => {
    expect(draw(text, ...place)).toEqual(lines);
  });

  test.each([
    ['a line that is not there', 'a\nb', 3],
    ['line 0', 'a', 0],
    ['no number', 'a', Number.NaN],
  ])('of %s: none', (_, text, line) => {
    expect(draw(text, line, 1, line, 2)).toBeUndefined();
  });

  test('is never wider than 100 columns, and shows where the mark is', () => {
    for (const char of ['a', '日', '\u202e', '\t', '🚀', 'e\u0301', '\u0301', '\ud83d']) {
      for (const column of [1, 41, 99, 150, 3001]) {
        const place = finding({ column, endColumn: column + 1 });
        const text = char.repeat(4000);
        const excerpt = excerptOf(place, { text, start: 0, end: text.length });
        expect(excerpt.indent + excerpt.marked).toBeLessThanOrEqual(100);
        expect(excerpt.shown).not.toMatch(/\p{Cs}/u);
      }
    }
  });
});

test('a file is read once, however many findings and finders ask', () => {
  let reads = 0;
  const textOf = () => {
    reads++;
    return 'a=1\n'.repeat(50);
  };
  const findings = Array.from({ length: 50 }, (_, index) =>
    finding({ line: 50 - index, endLine: 50 - index }),
  );
  const lineOf = lineFinder({ ...resultOf({ findings }), textOf });
  const starts = findings.map((one) => lineOf(one)?.start);
  expect([reads, starts]).toEqual([1, findings.map(({ line }) => (line - 1) * 4)]);
});
