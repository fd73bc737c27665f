import { describe, expect, test } from '@jest/globals';
import type { LintResult, Severity } from '../../../../src/quadlet/finding.js';
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
      finding({ file: hostile, message: '# 1. x', severity: 'note', line: 2, endLine: 2 }),
    ],
    units: [
      { file: hostile, service: hostile },
      { file: `${hostile} 2`, service: hostile },
    ],
  });
  const lines = prose(summary(result, { disagreements: [hostile, '1. x', '# y', '- z'] }));

  test('the only tags are those of code, and around what would be a mention', () => {
    expect(lines.join('\n').replaceAll(/<\/?(?:code|details|summary)>|<span>[@#-]<\/span>/g, '')).not.toMatch(
      /[<>]/,
    );
  });

  test('the only links are those to the rules', () => {
    const links = lines.join('\n').match(/\]\([^)]*\)|(?<!\()https?:|www\./g) ?? [];
    expect(new Set(links)).toEqual(new Set([`](${ruleUri('PQ010')})`]));
  });

  test('the only headings and lists are ours', () => {
    const begun = lines.filter((line) => /^\s*([#>|+*-]|\d+[.)]|={2,}|-{2,})/.test(line));
    expect(begun.map((line) => line.slice(0, 6))).toEqual([
      '## Qua',
      ...['### 1 ', '### 2 ', '#### [', '- <cod', '- <cod'],
      ...['### Po', '- a&#1', '- 1&#4', '- &#35', '- &#45'],
      ...['| file', '| --- ', '| <cod'],
      '- <cod',
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

/** The summary without the blocks of code. */
const outline = (result: LintResult) => prose(summary(result)).filter((line) => line !== '');

describe('the files', () => {
  const rowsOf = (result: LintResult) =>
    summary(result)
      .split('\n')
      .filter((line) => line.startsWith('| `'));

  test('those with findings, the worst first, each with its numbers and services', () => {
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
    const units = [
      { file: 'a.pod', service: 'a-pod.service' },
      { file: 'd.pod', service: 'd-pod.service' },
      ...services,
    ];
    const result = resultOf({ findings, units });
    expect(rowsOf(result)).toEqual([
      '| `c.pod` | 2 |  | 1 |  |',
      '| `b.pod` |  | 1 |  |  |',
      '| `a.pod` |  |  | 1 | `a-pod.service` |',
    ]);
    expect(summary(result)).toContain(
      '\n<details><summary>2 units without findings</summary>\n\n' +
        '- `d.pod`: `d-pod.service`\n- `e.kube`: `1.service`, `2.service`, `3.service`, 2 more\n\n</details>\n',
    );
  });

  test('the table has at most 100 rows', () => {
    const findings = manyFindings(250).map((one, index) => ({ ...one, file: `${index}.pod` }));
    const result = resultOf({ findings });
    expect(rowsOf(result)).toHaveLength(100);
    expect(summary(result)).toContain('\n\nand 150 more files\n');
  });
});

describe('findings that differ only in their place share one heading', () => {
  /** A set in which each file has the same warning; one of them has an error as well, and as many files are clean. */
  const setOf = (count: number) => {
    const names = Array.from({ length: count }, (_, index) => `${index}.container`);
    const image = { severity: 'warning', code: 'PQ030', message: 'The image has no registry.' } as const;
    return resultOf({
      files: 2 * count,
      texts: Object.fromEntries(names.map((name) => [name, '[Container]\nImage=nginx\n'])),
      units: names.flatMap((name) => [
        { file: name, service: `${name}.service` },
        { file: `clean-${name}`, service: `clean-${name}.service` },
      ]),
      findings: [
        ...names.map((file) => finding({ file, line: 2, endLine: 2, ...image })),
        finding({ file: names.at(-1) ?? '' }),
      ],
    });
  };

  test('with one file there is nothing to group', () => {
    expect(outline(setOf(1))).toEqual([
      '## Quadlet: 1 error and 1 warning in 2 files, for Podman 4.9.3, 5.0.3 and 5.4.2',
      '### 1 error',
      `\`0.container:1:1\` There is no such key. ([PQ010 unknown-key](${ruleUri('PQ010')}))`,
      '### 1 warning',
      `\`0.container:2:1\` The image has no registry. ([PQ030 short-image-name](${ruleUri('PQ030')}))`,
      '| file | errors | warnings | notes | services |',
      '| --- | ---: | ---: | ---: | --- |',
      '| `0.container` | 1 | 1 |  | `0.container.service` |',
      '<details><summary>1 unit without findings</summary>',
      '- `clean-0.container`: `clean-0.container.service`',
      '</details>',
    ]);
  });

  test.each([31, 300])('with %i files, ten places are visible and the others collapsed', (count) => {
    const lines = outline(setOf(count));
    expect(lines.slice(0, 7)).toEqual([
      `## Quadlet: 1 error and ${count} warnings in ${2 * count} files, for Podman 4.9.3, 5.0.3 and 5.4.2`,
      '### 1 error',
      `\`${count - 1}.container:1:1\` There is no such key. ([PQ010 unknown-key](${ruleUri('PQ010')}))`,
      `### ${count} warnings`,
      `#### [PQ030 short-image-name](${ruleUri('PQ030')}): ${count} places`,
      'The image has no registry.',
      '- `0.container:2:1`',
    ]);
    expect(lines[16]).toBe(`<details><summary>${count - 10} more places</summary>`);
    expect(lines.filter((line) => /^- `\d+\.container:2:1`$/.test(line))).toHaveLength(count);
    expect(lines.filter((line) => line.startsWith('| `'))).toHaveLength(Math.min(count, 100));
    expect(lines).toContain(`<details><summary>${count} units without findings</summary>`);
    expect(lines.filter((line) => line.startsWith('- `clean-'))).toHaveLength(count);
    expect(lines.join('\n')).not.toContain('not shown');
  });

  test('a summary of 300 files is far below the limit of GitHub', () => {
    expect(Buffer.byteLength(summary(setOf(300)))).toBeLessThan(64 * 1024);
  });

  test('another version, message, fix or severity is another group', () => {
    const same = [finding({ file: 'a.pod' }), finding({ file: 'b.pod' })];
    const others = [
      finding({ file: 'c.pod', targets: ['4.9.3'] }),
      finding({ file: 'd.pod', message: 'Another.' }),
      finding({ file: 'e.pod', fix: { title: 'remove it', edits: [] } }),
      finding({ file: 'f.pod', severity: 'note' }),
    ];
    const lines = outline(resultOf({ findings: [...same, ...others] }));
    expect(lines.filter((line) => line.startsWith('#### '))).toEqual([
      `#### [PQ010 unknown-key](${ruleUri('PQ010')}): 2 places`,
    ]);
    expect(lines.filter((line) => /^`[c-f]\.pod:1:1`/.test(line))).toHaveLength(4);
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
    expect(summary(result, { ...more, budgetBytes: 20_000 })).toMatch(/^### \d+ errors\n\n(?:[`<]|#### )/m);
  });

  const numbered = (count: number, severity: Severity) =>
    manyFindings(count, { severity }).map((one, index) => ({ ...one, message: `Number ${index}.` }));

  test('is used, errors first, and what is left out is counted', () => {
    const findings = [...numbered(3000, 'note'), ...numbered(30, 'warning'), ...numbered(20, 'error')];
    const text = summary(resultOf({ findings }), { budgetBytes: 20_000 });
    expect(Buffer.byteLength(text)).toBeGreaterThan(19_000);
    expect(text.match(/^### .*/gm)).toEqual(['### 20 errors', '### 30 warnings', '### 3000 notes']);
    const shown = text.match(/^`app\.container:/gm)?.length ?? 0;
    expect(text).toContain(
      `\n${3050 - shown} more notes are not shown, because of GitHub's size limit for summaries; see the log.\n`,
    );
  });

  test('is used by the places of one group, and those left out are counted', () => {
    const findings = manyFindings(3000).map((one, index) => ({ ...one, file: `${index}.pod` }));
    const text = summary(resultOf({ findings }), { budgetBytes: 20_000 });
    const shown = text.match(/^- `\d+\.pod:/gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(300);
    expect(text).toContain(`\n${3000 - shown} more errors are not shown, `);
    expect(summary(resultOf({ findings }))).toContain('\n2000 more errors are not shown, ');
  });
});
