import { describe, expect, test } from '@jest/globals';
import type { IdMapping } from '../../../src/host/subids/idmap.js';
import { describeNamespace, mapPicture } from '../../../src/registry/summary/id-map.js';

const user = { name: 'runner', uid: 1001, gid: 127 };
const row = (inside: number, outside: number, count: number): IdMapping => ({ inside, outside, count });
const uid = { inside: 0, outside: 1001 };

describe('mapPicture', () => {
  test('of one map for both, in the order of the container ids', () => {
    const map = [row(1, 100000, 65535), row(0, 1001, 1)];
    expect(mapPicture({ uids: map, gids: map, uid }, user)).toBe(
      ['container       host', '0          ──▶  1001           runner', '1–65535    ──▶  100000–165534'].join(
        '\n',
      ),
    );
  });

  test('of uids and gids where they differ', () => {
    const namespace = { uids: [row(0, 1001, 1)], gids: [row(0, 127, 1), row(1, 100000, 9)], uid };
    expect(mapPicture(namespace, user)).toBe(
      [
        'container uid       host',
        '0              ──▶  1001  runner',
        '',
        'container gid       host',
        "0              ──▶  127            runner's group",
        '1–9            ──▶  100000–100008',
      ].join('\n'),
    );
  });

  test('stays small', () => {
    const map = Array.from({ length: 12 }, (_, index) => row(index * 2, 100000 + index, 1));
    const lines = mapPicture({ uids: map, gids: map, uid }, user).split('\n');
    expect([lines.length, lines.at(-1)]).toEqual([10, '… and 4 more rows']);
  });
});

test.each([
  [undefined, 0, 1001, "podman's default; the registry is uid 0 inside, 1001 (runner) on the host"],
  [
    { kind: 'mode', mode: 'nomap' } as const,
    0,
    100000,
    '`nomap`; the registry is uid 0 inside, 100000 on the host',
  ],
  [
    { kind: 'rows', uids: [], gids: [] } as const,
    0,
    7,
    'a custom map; the registry is uid 0 inside, 7 on the host',
  ],
])('%j in one line', (mapping, inside, outside, words) => {
  expect(describeNamespace({ uids: [], gids: [], uid: { inside, outside } }, mapping, user)).toBe(words);
});
