import { describe, expect, test } from '@jest/globals';
import type { LintResult } from '../../../../src/quadlet/finding.js';
import { lintSummary } from '../../../../src/quadlet/lint/report/summary.js';
import { expectGolden } from '../../../registry/golden.js';
import { finding, manyFindings, ordinary, resultOf, rules } from '../../../report/lint-fixture.js';

const ruleUri = (code: string) => `https://example.org/lint.md#${code.toLowerCase()}`;
const summary = (result: LintResult, more: object = {}) => lintSummary(result, rules, { ruleUri, ...more });

const hostile = [
  'a|b`c``d```e',
  '<script>alert(1)</script>',
  '[x](https://evil.example) ![y](z) ] www.evil.example &lt;',
  'a\n## b\r\n```\n| c | d |\n',
  '*a* _b_ ~~c~~ $d$ \\| \\',
  '\x1b[2J\u202e\ufeff\ud83d',
].join(' ');

/** What is outside blocks of code, as a reader of Markdown cuts it. */
function prose(markdown: string): string[] {
  let fence = '';
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    const ticks = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence === '' && ticks !== '') fence = ticks;
    else if (fence !== '' && line === fence) fence = '';
    else if (fence === '') lines.push(line);
  }
  expect(fence).toBe('');
  return lines;
}

test.each<[name: string, result: LintResult, more: object]>([
  ['ordinary', ordinary, {}],
  ['clean', { ...ordinary, findings: [] }, {}],
  ['empty', resultOf({ files: 3, targets: ['5.4.2'] }), {}],
  [
    'disagreements',
    { ...ordinary, findings: [] },
    { disagreements: ['app.container: Podman 5.4.2 refuses it: "unsupported key \'Foo\'"', '- # b|c'] },
  ],
  [
    'hostile',
    resultOf({
      texts: { [hostile]: `${hostile.replaceAll('\n', ' ')}\n` },
      findings: [finding({ file: hostile, message: hostile, fix: { title: hostile, edits: [] } })],
      units: [{ file: hostile, service: hostile }],
    }),
    { disagreements: [hostile], ruleUri: (code: string) => `https://example.org/a b)(<${code}>` },
  ],
])('a summary: %s', (name, result, more) =>
  expectGolden(import.meta.url, `lint-summary-${name}.md`, summary(result, more)),
);

describe('what somebody else wrote is no markup', () => {
  const result = resultOf({
    texts: { [hostile]: `${hostile.replaceAll('\n', ' ')}\n` },
    findings: [
      finding({ file: hostile, message: hostile, fix: { title: hostile, edits: [] } }),
      finding({ file: hostile, message: '# 1. x', severity: 'note' }),
    ],
    units: [{ file: hostile, service: hostile }],
  });
  const lines = prose(summary(result, { disagreements: [hostile, '1. x', '# y', '- z'] }));

  test('the only tags are those of code, and around what would be a mention', () => {
    expect(lines.join('\n').replaceAll(/<\/?code>|<span>[@#-]<\/span>/g, '')).not.toMatch(/[<>]/);
  });

  test('the only links are those to the rules', () => {
    const links = lines.join('\n').match(/\]\([^)]*\)|(?<!\()https?:|www\./g) ?? [];
    expect(new Set(links)).toEqual(new Set([`](${ruleUri('PQ010')})`]));
  });

  test('the only headings and lists are ours', () => {
    const begun = lines.filter((line) => /^\s*([#>|+*-]|\d+[.)]|={2,}|-{2,})/.test(line));
    expect(begun.map((line) => line.slice(0, 6))).toEqual([
      '## Qua',
      ...['| file', '| --- ', '| <cod'],
      ...['### Po', '- a&#1', '- 1&#4', '- &#35', '- &#45'],
      ...['### 1 ', '### 1 '],
    ]);
  });

  test('every row of the table has five cells', () => {
    const rows = lines.filter((line) => line.startsWith('|'));
    expect(rows.map((row) => row.split('|').length - 2)).toEqual([5, 5, 5]);
  });

  test('nothing is hidden', () => {
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

test('a block of code is not ended by what is in it', () => {
  const texts = { 'app.container': `${'`'.repeat(7)}\n` };
  const text = summary(resultOf({ texts, findings: [finding({ column: 1, endColumn: 8 })] }));
  expect(text).toContain(`\n${'`'.repeat(8)}\n1 | ${'`'.repeat(7)}\n  | ^^^^^^^\n${'`'.repeat(8)}\n`);
});

describe('the table', () => {
  const rowsOf = (result: LintResult) =>
    summary(result)
      .split('\n')
      .filter((line) => line.startsWith('| `'));

  test('the worst files first, each with its numbers and services', () => {
    const findings = [
      finding({ file: 'a.pod', severity: 'note' }),
      finding({ file: 'b.pod', severity: 'warning' }),
      finding({ file: 'c.pod', severity: 'error' }),
      finding({ file: 'c.pod', severity: 'error' }),
      finding({ file: 'c.pod', severity: 'note' }),
    ];
    const services = ['1', '2', '3', '4', '5'].map((name) => ({
      file: 'e.kube',
      service: `${name}.service`,
    }));
    const units = [{ file: 'd.pod', service: 'd-pod.service' }, ...services];
    expect(rowsOf(resultOf({ findings, units }))).toEqual([
      '| `c.pod` | 2 |  | 1 |  |',
      '| `b.pod` |  | 1 |  |  |',
      '| `a.pod` |  |  | 1 |  |',
      '| `d.pod` |  |  |  | `d-pod.service` |',
      '| `e.kube` |  |  |  | `1.service`, `2.service`, `3.service`, 2 more |',
    ]);
  });

  test('stops before it stands in the way', () => {
    const findings = manyFindings(250).map((one, index) => ({ ...one, file: `${index}.pod` }));
    const result = resultOf({ findings });
    expect(rowsOf(result)).toHaveLength(100);
    expect(summary(result)).toContain('\n\nand 150 more files\n');
  });
});

describe('the budget', () => {
  const long = `${'日🚀|`'.repeat(50_000)}`;
  const results: readonly (readonly [string, LintResult])[] = [
    ['nothing', resultOf({})],
    ['an ordinary day', ordinary],
    [
      'many',
      resultOf({ findings: manyFindings(30_000), texts: { 'app.container': 'A=1\n'.repeat(30_000) } }),
    ],
    [
      'many files',
      resultOf({
        findings: manyFindings(9000).map((one, at) => ({ ...one, file: `${at}${long.slice(0, 999)}` })),
      }),
    ],
    [
      'long texts',
      resultOf({
        texts: { [long]: long },
        findings: manyFindings(2000, { file: long, line: 1, message: long, fix: { title: long, edits: [] } }),
        units: Array.from({ length: 2000 }, () => ({ file: long, service: long })),
        targets: Array.from({ length: 9000 }, (_, index) => `5.${index}.0`),
      }),
    ],
  ];
  const disagreements = Array.from({ length: 3000 }, () => long);

  describe.each(results)('%s', (_, result) => {
    test.each([0, 1, 100, 1000, 10_000, 100_000, 900 * 1024, undefined])('%p bytes', (budgetBytes) => {
      for (const more of [{}, { disagreements }]) {
        const text = summary(result, budgetBytes === undefined ? more : { ...more, budgetBytes });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(budgetBytes ?? 900 * 1024);
        expect(text).not.toMatch(/\p{Cs}/u);
        prose(text);
      }
    });
  });

  test('is never more than what GitHub takes', () => {
    const findings = manyFindings(30_000);
    expect(Buffer.byteLength(summary(resultOf({ findings }), { budgetBytes: 1e9 }))).toBeLessThan(
      1024 * 1024,
    );
  });

  test.each<[what: string, result: LintResult, more: object]>([
    ['disagreements', ordinary, { disagreements: Array(3000).fill('x'.repeat(100)) }],
    [
      'files',
      resultOf({ findings: manyFindings(90).map((one, at) => ({ ...one, file: `${at}${long}` })) }),
      {},
    ],
  ])('is not used up by %s before the findings', (_, result, more) => {
    expect(summary(result, { ...more, budgetBytes: 20_000 })).toMatch(/^### \d+ errors\n\n[`<]/m);
  });

  test('is used, errors first, and what is left out is counted', () => {
    const findings = [
      ...manyFindings(3000, { severity: 'note' }),
      ...manyFindings(30, { severity: 'warning' }),
      ...manyFindings(20),
    ];
    const text = summary(resultOf({ findings }), { budgetBytes: 20_000 });
    expect(Buffer.byteLength(text)).toBeGreaterThan(19_000);
    expect(text.match(/^### .*/gm)).toEqual(['### 20 errors', '### 30 warnings', '### 3000 notes']);
    const shown = text.match(/^`app\.container:/gm)?.length ?? 0;
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      `${3050 - shown} more notes had no place here: GitHub takes no longer summary. The log has them all.`,
    );
  });
});
