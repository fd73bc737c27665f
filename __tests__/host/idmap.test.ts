import { describe, expect, test } from '@jest/globals';
import { hostId, parseIdMap } from '../../src/host/idmap.js';

const ROOTLESS = '         0       1001          1\n         1     100000      65536\n';

describe('reading a map', () => {
  test.each([
    [
      "podman's own",
      ROOTLESS,
      [
        { inside: 0, outside: 1001, count: 1 },
        { inside: 1, outside: 100000, count: 65536 },
      ],
    ],
    [
      'the one of the initial namespace',
      '         0          0 4294967295\n',
      [{ inside: 0, outside: 0, count: 4294967295 }],
    ],
    ['an empty one, before it is written', '', []],
    ['a message in its place', 'cat: permission denied\n', []],
  ])('%s', (_, text, rows) => {
    expect(parseIdMap(text)).toEqual(rows);
  });
});

describe("the host's id", () => {
  test.each([
    [0, 1001],
    [1, 100000],
    [101, 100100],
    [65536, 165535],
    [65537, undefined],
  ])('of %d inside is %p', (inside, outside) => {
    expect(hostId(parseIdMap(ROOTLESS), inside)).toBe(outside);
  });
});
