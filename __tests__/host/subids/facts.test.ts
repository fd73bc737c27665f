import { expect, test } from '@jest/globals';
import { subordinateIds } from '../../../src/host/subids/facts.js';
import { fakeHost } from '../../fakes.js';

const FILES = {
  '/etc/passwd': 'runner:x:1001:1001::/home/runner:/bin/sh\n',
  '/etc/subuid': 'other:500000:5\nrunner:100000:65536\n',
  '/etc/subgid': 'runner:300000:65536\n1001:400000:10\n',
};

test('the lines of the user, by name and by uid', async () => {
  expect(await subordinateIds(fakeHost({ files: FILES }))).toEqual({
    uids: [{ start: 100000, count: 65536 }],
    gids: [
      { start: 300000, count: 65536 },
      { start: 400000, count: 10 },
    ],
  });
});

test('what getsubids says where the files are not the source, and none without it', async () => {
  const files = { ...FILES, '/etc/nsswitch.conf': 'subid: sss\n' };
  const answer = (argv: readonly string[]) =>
    argv[1] === '-g' ? { exitCode: 1, stdout: '' } : { stdout: '0: runner 524288 65536\n' };
  const host = fakeHost({ files, programs: ['getsubids'], answer });
  expect(await subordinateIds(host)).toEqual({ uids: [{ start: 524288, count: 65536 }], gids: [] });
  expect(await subordinateIds(fakeHost({ files }))).toEqual({ uids: [], gids: [] });
});
