import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../../src/platform/errors.js';
import { explain, readAbout } from '../../../../src/quadlet/lint/report/about.js';
import { RULES } from '../../../../src/quadlet/rules/index.js';
import type { Rule } from '../../../../src/quadlet/rules/rule.js';
import { inDirectory, thrownBy } from '../../../registry/fakes.js';
import { writeFiles } from '../files.js';

test.each([
  [{}, 'https://example.org/it', 'https://example.org/it/blob/main/docs/rules/PQ001.md'],
  [
    { GITHUB_ACTION_REPOSITORY: 'me/it', GITHUB_ACTION_REF: 'v1' },
    'https://github.com/me/it',
    'https://github.com/me/it/blob/v1/docs/rules/PQ001.md',
  ],
  [
    { GITHUB_ACTION_REPOSITORY: 'me/it', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://ghe.example' },
    'https://ghe.example/me/it',
    'https://ghe.example/me/it/blob/v1/docs/rules/PQ001.md',
  ],
  // `uses: ./`, and `run:` in a job of another repository.
  [
    { GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
    'https://example.org/it',
    'https://example.org/it/blob/main/docs/rules/PQ001.md',
  ],
])('the pages under %j', (variables, informationUri, page) =>
  inDirectory(async (directory) => {
    await writeFiles(directory, {
      'package.json': '{"version": "1.2.3", "homepage": "https://example.org/it"}',
    });
    const about = readAbout(directory, variables);
    expect(about).toMatchObject({ version: '1.2.3', informationUri });
    expect(about.helpUri('PQ001')).toBe(page);
  }),
);

test.each(RULES)('the page of $code gives its texts', ({ code, summary, explanation }) => {
  expect(readAbout('.', {}).textsOf?.(code)).toEqual({ summary, explanation });
});

test('a rule without a page has no texts', () => {
  expect(readAbout('.', {}).textsOf?.('PQ999')).toBeUndefined();
});

test('this package says where it lives', () => {
  expect(readAbout('.', {})).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    informationUri: expect.stringMatching(/^https:/),
  });
});

const TWO_RULES: Rule[] = [
  {
    code: 'PQ001',
    name: 'bad-line',
    severity: 'error',
    summary: 'It is bad.',
    explanation: 'Do it well.',
    sources: [],
  },
  {
    code: 'PQ101',
    name: 'short-image',
    severity: 'warning',
    summary: 'Too short.',
    explanation: 'Write more.',
    sources: [],
  },
];

describe('explain', () => {
  test.each(['PQ001', 'pq001', 'bad-line'])('%s gives the page of the rule', (wanted) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'PQ001.md': '# the page\n' });
      expect(explain(wanted, TWO_RULES, directory)).toBe('# the page\n');
    }),
  );

  test('without a page it says what the rule itself knows', () => {
    expect(explain('PQ101', TWO_RULES, '/none')).toBe('# PQ101 short-image\n\nToo short.\n\nWrite more.\n');
    const { summary: _, explanation: __, ...bundled } = TWO_RULES[1] as Rule;
    expect(explain('PQ101', [bundled as Rule], '/none')).toBe('# PQ101 short-image\n');
  });

  test.each([
    ['PQ002', 'there is no rule "PQ002"; did you mean PQ001?'],
    ['shortimage', 'there is no rule "shortimage"; did you mean short-image?'],
    ['xyzzy', 'there is no rule "xyzzy"; the rules are PQ001 to PQ101'],
  ])('%s is a mistake of the user', async (wanted, message) => {
    const error = await thrownBy(() => explain(wanted, TWO_RULES, '/none'));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(message);
  });
});
