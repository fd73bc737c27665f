import { describe, expect, test } from '@jest/globals';
import {
  describeMissing,
  describeSeeding,
  duration,
  formatProgress,
  formatSeeded,
  type Seeded,
  seedSummary,
} from '../../src/seed/text.js';

const one: Seeded = {
  source: 'docker.io/library/alpine:3',
  repository: 'library/alpine',
  tag: '3',
  digest: 'sha256:abc',
  size: 3_355_443,
  copied: 2,
  skipped: 5,
  duration: 800,
};

describe('formatSeeded', () => {
  test.each([
    [{}, 0, 0, '(2 blobs copied, 5 already present)'],
    [{}, 3, 0, '(2 blobs copied, 3 blobs mounted from another repository, 2 already present)'],
    [{ copied: 0, skipped: 1 }, 0, 0, '(1 blob already present)'],
    [{ copied: 1, skipped: 0 }, 0, 1, '(1 blob copied, 1 signature or referrer)'],
    [{ copied: 1, skipped: 0 }, 0, 2, '(1 blob copied, 2 signatures and referrers)'],
  ])('%j', (change, mounted, referrers, words) => {
    const line = formatSeeded({ ...one, ...change }, mounted, referrers);
    expect(line).toBe(`✓ library/alpine:3 sha256:abc 3.2 MiB in 0.8 s ${words}`);
  });

  test('by its digest alone, of which nothing was counted', () => {
    const line = formatSeeded({ ...one, tag: '', copied: 0, skipped: 0 }, 0, 0);
    expect(line).toBe('✓ library/alpine sha256:abc 3.2 MiB in 0.8 s');
  });
});

test.each([
  [{ done: 0, elapsed: 2000 }, '… 0 B of 1.0 GiB, 0 B/s; 3 of 50 images done'],
  [
    { done: 2 ** 29, elapsed: 10_000 },
    '… 512.0 MiB of 1.0 GiB, 51.2 MiB/s, about 10 s left; 3 of 50 images done',
  ],
  [
    { done: 2 ** 30, elapsed: 10_000 },
    '… 1.0 GiB of 1.0 GiB, 102.4 MiB/s, about 0 s left; 3 of 50 images done',
  ],
])('how far it is: %j', (change, words) => {
  expect(formatProgress({ expected: 2 ** 30, images: 50, imagesDone: 3, ...change })).toBe(words);
});

test.each([
  [0.4, '0 s'],
  [59.6, '1 min'],
  [200, '3 min 20 s'],
  [3600, '1 h'],
  [7500, '2 h 5 min'],
])('%d seconds', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test('the last line, and what is missing', () => {
  expect(describeSeeding([one, one], 1, 1500)).toBe(
    '2 images (6.4 MiB) in 1.5 s: 4 blobs copied, 10 already present, 1 failed',
  );
  expect(describeMissing('a:1', ['linux/arm', 'linux/s390x'])).toBe(
    'i a:1 is not available for linux/arm and linux/s390x',
  );
});

describe('seedSummary', () => {
  test('a row for each', () => {
    expect(seedSummary([one], [])).toContain(
      '| `library/alpine:3` | `sha256:abc` | 3.2 MiB | 2 | 5 | 0.80 s |',
    );
  });
  test('one screen', () => {
    const text = seedSummary(Array(25).fill(one), []);
    expect(text.match(/library\/alpine/g)).toHaveLength(20);
    expect(text).toContain('and 5 more');
  });
  test('what failed, and why', () => {
    const text = seedSummary([], [{ source: 'a|b', cause: 'gone', remedy: 'look' }]);
    expect(text).toBe(
      '| not seeded | why |\n| --- | --- |\n| <code>a&#124;b</code> | gone; what to do: look |\n',
    );
  });
});
