import { expect, test } from '@jest/globals';
import { countMirrors } from '../../../src/registry/mirror/statistics.js';
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
