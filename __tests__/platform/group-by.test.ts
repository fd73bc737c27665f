import { expect, test } from '@jest/globals';
import { groupBy } from '../../src/platform/group-by.js';

test.each<[items: number[], groups: [boolean, number[]][]]>([
  [[], []],
  [[2], [[true, [2]]]],
  [
    [3, 2, 1, 4],
    [
      [false, [3, 1]],
      [true, [2, 4]],
    ],
  ],
])('%j keeps its order, in the groups and of the groups', (items, groups) => {
  expect([...groupBy(items, (item) => item % 2 === 0)]).toEqual(groups);
});
