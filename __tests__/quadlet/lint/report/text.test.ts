import { describe, expect, test } from '@jest/globals';
import type { LintResult } from '../../../../src/quadlet/finding.js';
import { lintText } from '../../../../src/quadlet/lint/report/text.js';
import { expectGolden } from '../../../registry/golden.js';
import { finding, manyFindings, ordinary, resultOf, targets } from '../../../report/lint-fixture.js';

const plain = (result: LintResult) => lintText(result, { colours: false });

test.each([
  ['plain', false],
  ['colours', true],
])('an ordinary day: %s', (name, colours) =>
  expectGolden(import.meta.url, `lint-text-${name}`, lintText(ordinary, { colours })),
);

test('colours change nothing else', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  expect(lintText(ordinary, { colours: true }).replace(/\x1b\[[\d;]*m/g, '')).toBe(plain(ordinary));
});

describe('the last line', () => {
  test.each<[result: LintResult, line: string]>([
    [resultOf({ files: 14, targets: ['5.4.2'] }), '14 files, no findings, for Podman 5.4.2'],
    [resultOf({ files: 1, targets: ['5.4.2'] }), '1 file, no findings, for Podman 5.4.2'],
    [resultOf({ files: 0, targets: ['5.4.2'] }), '0 files, no findings, for Podman 5.4.2'],
    [
      resultOf({
        files: 14,
        targets: ['5.4.2'],
        findings: [finding(), finding(), finding({ severity: 'warning' })],
      }),
      '2 errors and 1 warning in 14 files, for Podman 5.4.2',
    ],
    [
      resultOf({
        files: 2,
        targets: ['4.9.3', '5.4.2'],
        findings: [finding({ severity: 'note' }), finding({ severity: 'warning' }), finding()],
      }),
      '1 error, 1 warning and 1 note in 2 files, for Podman 4.9.3 and 5.4.2',
    ],
    [
      resultOf({ files: 1, targets: ['4.4.0', '4.5.0', '4.6.0', '4.7.0'] }),
      '1 file, no findings, for Podman 4.4.0 to 4.7.0 (4 versions)',
    ],
  ])('%#', (result, line) => {
    expect(plain(result).trimEnd().split('\n').at(-1)).toBe(line);
  });
});

test('findings that differ only in their place share a block', () => {
  const findings = [
    finding({ file: 'a.pod' }),
    finding({ file: 'a.pod', line: 3, message: 'another' }),
    finding({ file: 'b.pod', line: 2, column: 4 }),
    finding({ file: 'c\x1b.pod', targets: ['4.9.3'] }),
    finding({ file: 'd.pod' }),
  ];
  const blocks = plain(resultOf({ findings })).split('\n\n');
  expect(blocks.map((block) => block.match(/\w\S*:\d+:\d+/g))).toEqual([
    ['a.pod:1:1', 'b.pod:2:4', 'd.pod:1:1'],
    ['a.pod:3:1'],
    [expect.stringContaining('.pod:1:1')],
    null,
  ]);
});

test.each([
  [[], undefined],
  [[finding()], undefined],
  [[finding({ severity: 'warning', targets: ['4.9.3'] })], undefined],
  [[finding({ targets: ['4.9.3'] })], '1 error is only for Podman 4.9.3; '],
  [[finding(), finding({ targets: ['4.9.3', '5.0.3'] })], '1 error is only for Podman 4.9.3 and 5.0.3; '],
  [[finding({ targets: ['4.9.3'] }), finding({ targets: ['5.0.3', '5.4.2'] })], undefined],
] as const)('%# says once that some versions cause errors', (findings, words) => {
  const [, after] = plain(resultOf({ findings })).split('for Podman 4.9.3, 5.0.3 and 5.4.2\n');
  if (words === undefined) expect(after).toBe('');
  else expect(after).toBe(`${words}remove versions that you do not use from the targets\n`);
});

describe('the versions of a finding', () => {
  const many = ['4.4.0', '4.5.0', '4.6.0', '4.7.0', '4.8.0', '4.9.0'];
  test.each<[asked: readonly string[], own: readonly string[], line: string | undefined]>([
    [['5.4.2'], ['5.4.2'], undefined],
    [targets, targets, undefined],
    [targets, [], undefined],
    [targets, ['5.0.3'], 'for Podman 5.0.3'],
    [targets, ['4.9.3', '5.0.3'], 'for Podman 4.9.3 and 5.0.3'],
    [many, many.slice(0, 3), 'for Podman 4.4.0, 4.5.0 and 4.6.0'],
    [many, many.slice(1, 5), 'for Podman 4.5.0 to 4.8.0 (4 versions)'],
    [many, ['4.4.0', '4.5.0', '4.7.0', '4.8.0'], 'for Podman 4.4.0, 4.5.0, 4.7.0 and 4.8.0'],
  ])('asked for %j, found for %j', (asked, own, line) => {
    const text = plain(resultOf({ targets: asked, findings: [finding({ targets: own })] }));
    expect(/= (for .*)/.exec(text)?.[1]).toBe(line);
  });
});

test('without the text of a file there is no excerpt', () => {
  expect(
    plain(resultOf({ files: 1, targets: ['5.4.2'], findings: [finding({ line: 12, targets: ['5.4.2'] })] })),
  ).toBe(`error[PQ010]: There is no such key.
 --> app.container:12:1

1 error in 1 file, for Podman 5.4.2
`);
});

describe('text of files cannot rule what shows it', () => {
  const commands = '##[save-state name=undo]x';
  const hostile = `${commands}\x1b[2J\x9b2J\u202e\r\n::error::x\u2028`;
  const file = `${hostile}.container`;
  const text = lintText(
    resultOf({
      texts: { [file]: `${hostile}\n` },
      findings: [
        finding({ file, message: hostile, fix: { title: hostile, edits: [] } }),
        finding({ file, line: 2, endLine: 2, message: hostile }),
      ],
    }),
    { colours: false },
  );

  test('no control characters but line breaks', () => {
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e|\u2028/u);
  });

  test('no line begins with it but an excerpt, behind its number', () => {
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
  });

  test('and one can still read it', () => {
    expect(text).toContain('error[PQ010]: ##[save-state name=undo]x␛[2J<U+009B>2J<U+202E> ::error::x');
  });
});

test('100,000 findings on one line of 10 MB', () => {
  const findings = manyFindings(100_000).map((one, index) => ({
    ...one,
    ...{ line: 1, endLine: 1, column: index * 100 + 1, endColumn: index * 100 + 5_000_000 },
  }));
  const text = plain(resultOf({ findings, texts: { 'app.container': 'x'.repeat(10_000_000) } }));
  expect(Math.max(...text.split('\n', 100_000).map((line) => line.length))).toBeLessThan(110);
  expect(text).toContain('\n100000 errors in 1 file, for');
}, 60_000);
