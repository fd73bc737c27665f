import { describe, expect, test } from '@jest/globals';
import { hostSummary } from '../../src/host/report/summary.js';
import type { CheckResult } from '../../src/host/run-checks.js';
import { lintSummary } from '../../src/quadlet/lint/report/summary.js';
import { describeNamespace } from '../../src/registry/summary/id-map.js';
import { fenced, markdownCode, markdownText, summaryBudget } from '../../src/report/markdown.js';
import { seedSummary } from '../../src/seed/text.js';
import { finding, resultOf, rules } from './lint-fixture.js';

/**
 * The texts that GitHub looks for mentions and references in: the nodes between the tags, outside of code. What is a
 * reference to a character in Markdown is that character by then.
 */
function texts(markdown: string): string[] {
  return markdown
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '<pre>')
    .replaceAll(/<code>.*?<\/code>|`[^`\n]*`/g, '<code>')
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))));
}

const LIVE = /(?:^|\W)@[a-z\d]|(?:^|[\s(:[{\w])#\d|\bGH-\d/i;
const live = (markdown: string) => texts(markdown).filter((text) => LIVE.test(text));

const MENTIONS = [
  '@octocat',
  'x @org/team y',
  '(#1)',
  '#1',
  'o/r#12',
  'GH-1',
  'see gh-7.',
  '@a@b #1#2',
  '`@a`',
];

test('the test sees what GitHub would make a link of', () => {
  for (const text of MENTIONS.slice(0, -1)) expect(live(text)).toEqual([text]);
  expect(live('&#64;octocat')).toHaveLength(1);
  expect(live('`@octocat` <code>#1</code>\n```\n@a #1\n```\n')).toEqual([]);
});

describe('in Markdown', () => {
  test.each(MENTIONS)('%j neither mentions nor links', (text) => {
    expect(live(markdownText(text))).toEqual([]);
    expect(live(markdownCode(text))).toEqual([]);
    expect(live(markdownCode(`${text}|`))).toEqual([]);
    // Whoever copies the text gets it as it was.
    expect(texts(markdownText(text)).join('')).toBe(text);
  });

  test.each([
    ['a@', 'a@'],
    ['# 1', '&#35; 1'],
    ['#a', '&#35;a'],
    ['a # b', 'a # b'],
    ['GH-x', 'GH-x'],
  ])('%j is none: %j', (text, markdown) => {
    expect(markdownText(text)).toBe(markdown);
  });

  test('a block with a language is not ended by what is in it', () => {
    expect(fenced(['```', '@a'], 'sh')).toBe('````sh\n```\n@a\n````');
  });
});

describe('a summary mentions nobody and links nothing: ', () => {
  const text = MENTIONS.join(' ');
  const check: CheckResult = {
    id: 'RP020',
    title: 'ranges',
    hinders: ['pod'],
    state: 'error',
    found: text,
    remedy: { advice: text, automatic: false, steps: [] },
  } as unknown as CheckResult;
  const source = `docker.io/${text}`;

  test.each<[what: string, markdown: string]>([
    [
      'findings',
      lintSummary(
        resultOf({
          findings: [finding({ file: text, message: text, fix: { title: text, edits: [] } })],
          units: [{ file: text, service: text }],
        }),
        rules,
        { ruleUri: () => 'https://example.org/a', disagreements: [text] },
      ),
    ],
    ['the host', hostSummary([check], { user: text, duration: 1, pages: undefined })],
    ['seeding', seedSummary([], [{ source, cause: text, remedy: text }])],
    [
      'the namespace',
      describeNamespace({ uids: [], gids: [], uid: { inside: 0, outside: 1 } }, undefined, {
        name: text,
        uid: 1,
        gid: 1,
      }),
    ],
  ])('%s', (_, markdown) => {
    expect(texts(markdown).join('')).toContain('octocat');
    expect(live(markdown)).toEqual([]);
  });
});

test('the words of a registry that go on and on do not fill the summary', () => {
  expect(
    seedSummary([], [{ source: 'a', cause: 'x'.repeat(100_000), remedy: undefined }]).length,
  ).toBeLessThan(2000);
});

test.each([
  [undefined, 900 * 1024],
  [1000, 1000],
  [2 ** 21, 2 ** 20 - 1],
])('a summary for which %p bytes are asked may have %i', (asked, allowed) => {
  expect(summaryBudget(asked)).toBe(allowed);
});
