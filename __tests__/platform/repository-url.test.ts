import { expect, test } from '@jest/globals';
import { filesUrl, repositoryUrl } from '../../src/platform/repository-url.js';

const repository = { GITHUB_ACTION_REPOSITORY: 'o/r' };
const server = { GITHUB_SERVER_URL: 'https://ghe.example' };

test.each([
  [
    'an action of another repository',
    { ...repository, GITHUB_ACTION_REF: 'v1' },
    'https://github.com/o/r',
    '/blob/v1',
  ],
  [
    'on a server of its own',
    { ...repository, ...server, GITHUB_ACTION_REF: 'v1' },
    'https://ghe.example/o/r',
    '/blob/v1',
  ],
  ['without a version', repository, 'https://github.com/o/r', undefined],
  ["of the workflow's own repository", { ...server, GITHUB_ACTION_REPOSITORY: '' }, undefined, undefined],
])('%s', (_, variables, url, files) => {
  expect(repositoryUrl(variables)).toBe(url);
  expect(filesUrl(variables)).toBe(files === undefined ? undefined : `${url}${files}`);
});
