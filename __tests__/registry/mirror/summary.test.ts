import { expect, test } from '@jest/globals';
import { mirrorLine, mirrorSummary } from '../../../src/registry/mirror/summary.js';

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
    'docker.io: 2 of 2 blobs came from the cache, 5 B not fetched, 1 could not be had from the upstream',
  ],
])('one line for each cache', (figures, wanted) => {
  expect(mirrorLine(figures)).toBe(wanted);
});

test('the section is there where there is something to tell', () => {
  expect(mirrorSummary([none])).toBeUndefined();
  expect(mirrorSummary([none, { ...none, upstream: 'ghcr.io', failed: 2 }])).toBe(
    '### Caches\n\n- docker.io: nothing was pulled through the cache\n- ghcr.io: nothing was pulled through the cache, 2 could not be had from the upstream\n',
  );
});
