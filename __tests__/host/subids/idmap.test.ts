import { describe, expect, test } from '@jest/globals';
import { hostId, insideId, mergeRows, parseIdMap, span, throughMap } from '../../../src/host/subids/idmap.js';

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

const row = (inside: number, outside: number, count: number) => ({ inside, outside, count });
const PODMAN = [row(0, 1001, 1), row(1, 100000, 50), row(51, 300000, 50)];

describe('a map within a map', () => {
  test.each([
    ['across the rows of the outer one', [row(0, 40, 20)], [row(0, 100039, 11), row(11, 300000, 9)]],
    ['the whole of it', [row(0, 0, 101)], PODMAN],
    ['beyond its end', [row(0, 99, 10)], [row(0, 300048, 2)]],
    ['in the order of the inner ids', [row(9, 1, 2), row(0, 0, 1)], [row(0, 1001, 1), row(9, 100000, 2)]],
  ])('%s', (_, inner, rows) => expect(throughMap(inner, PODMAN)).toEqual(rows));

  test('rows that go on where another one ends are one', () => {
    expect(mergeRows([row(5, 15, 2), row(0, 10, 5), row(7, 30, 1)])).toEqual([row(0, 10, 7), row(7, 30, 1)]);
  });

  test.each([
    [1001, 0],
    [300049, 100],
    [300050, undefined],
    [5000, undefined],
  ])('the host’s %s is %s inside', (id, inside) => expect(insideId(PODMAN, id)).toBe(inside));
});

test.each([
  [0, 65536, '0–65535'],
  [7, 1, '7'],
])('%s and %s of them: %s', (first, count, words) => expect(span(first, count)).toBe(words));
