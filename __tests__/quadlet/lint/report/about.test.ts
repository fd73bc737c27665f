import { expect, test } from '@jest/globals';
import { readAbout } from '../../../../src/quadlet/lint/report/about.js';
import { RULES } from '../../../../src/quadlet/rules/index.js';
import { inDirectory } from '../../../registry/fakes.js';
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
