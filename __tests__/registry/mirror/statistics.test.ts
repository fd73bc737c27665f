import { expect, test } from '@jest/globals';
import { countMirrors, mirrorLine } from '../../../src/registry/mirror/statistics.js';
import { MIRROR_LINE } from '../../../src/registry/nginx/mirrors.js';

const line = (repository: string, status: number, bytes: number, source: string) =>
  `${MIRROR_LINE} ${JSON.stringify({ path: `/v2/${repository}/blobs/sha256:0`, status: String(status), bytes: String(bytes), source })}`;

test('what came from the cache, what was fetched, and what could not be had, by upstream', () => {
  const log = [
    '2026/11/23 23:00:00 [warn] 1#1: something',
    line('mirror/docker.io/library/alpine', 401, 90, 'upstream'),
    line('mirror/docker.io/library/alpine', 200, 1000, 'upstream'),
    line('mirror/docker.io/library/alpine', 200, 1000, 'cache'),
    line('mirror/docker.io/library/alpine', 206, 10, 'cache'),
    line('mirror/docker.io/library/alpine', 404, 80, 'upstream'),
    line('mirror/docker.io/library/alpine', 502, 80, 'upstream'),
    line('mirror/quay.example_5000/a', 200, 7, 'cache'),
    `${MIRROR_LINE} {"path":"/v2/mirror/docker.io/cut off`,
  ].join('\n');
  const none = { blobs: 0, hits: 0, saved: 0, fetched: 0, failed: 0 };
  expect(countMirrors(log, ['docker.io', 'quay.example:5000', 'ghcr.io'])).toEqual([
    { upstream: 'docker.io', blobs: 3, hits: 2, saved: 1010, fetched: 1000, failed: 1 },
    { ...none, upstream: 'quay.example:5000', blobs: 1, hits: 1, saved: 7 },
    { ...none, upstream: 'ghcr.io' },
  ]);
});

const MIB = 1024 ** 2;
const none = { upstream: 'docker.io', blobs: 0, hits: 0, saved: 0, fetched: 0, failed: 0 };

test.each([
  [{ ...none }, 'docker.io: nothing was pulled through the cache'],
  [
    { ...none, blobs: 3, hits: 1, saved: 12 * MIB, fetched: 4 * MIB },
    'docker.io: 1 of 3 blobs came from the cache, 12.0 MiB not fetched, 4.0 MiB fetched',
  ],
  [{ ...none, blobs: 1, fetched: 5 }, 'docker.io: 0 of 1 blob came from the cache, 5 B fetched'],
  [
    { ...none, blobs: 2, hits: 2, saved: 5, failed: 1 },
    'docker.io: 2 of 2 blobs came from the cache, 5 B not fetched, 1 unavailable from the upstream',
  ],
])('one line for each cache', (figures, wanted) => {
  expect(mirrorLine(figures)).toBe(wanted);
});
