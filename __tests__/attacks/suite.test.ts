import { describe, expect, test } from '@jest/globals';
import { readOptions } from '../../attacks/options.js';
import { isGood, resultsTable, sum } from '../../attacks/results.js';
import { sample } from '../../attacks/sample.js';
import { UserError } from '../../src/platform/errors.js';

describe('options', () => {
  test.each([
    [[], { parts: ['requests', 'trees', 'logs', 'kills'], quick: false, rounds: undefined, seed: 5 }],
    [['kills', 'trees', '--quick'], { parts: ['trees', 'kills'], quick: true, rounds: undefined, seed: 5 }],
    [['kills', '--rounds', '3', '--seed', '8'], { parts: ['kills'], quick: false, rounds: 3, seed: 8 }],
  ])('%j', (args, options) => {
    expect(readOptions(args, 5)).toEqual(options);
  });

  test.each([
    [['words'], 'there is no part "words"; allowed: requests, trees, logs, kills'],
    [['--rounds', '0'], '--rounds is "0"; allowed: a number from 1 to 999999'],
    [['--seed', '1e3'], '--seed is "1e3"; allowed: a number from 1 to 999999'],
  ])('%j is refused', (args, words) => {
    expect(() => readOptions(args, 5)).toThrow(new UserError(words));
  });
});

test('the table names each part, and what failed', () => {
  const results = [
    { part: 'trees', cases: 48, failures: [], seconds: 19.6 },
    { part: 'kills', cases: 2, failures: ['a pod is left'], seconds: 1 },
  ];
  expect(resultsTable(results)).toBe(`| part | cases | failures | time |
| --- | ---: | ---: | ---: |
| trees | 48 | 0 | 20 s |
| kills | 2 | 1 | 1 s |

- kills: a pod is left
`);
  const many = { part: 'logs', cases: 9, failures: Array.from({ length: 23 }, () => 'x'), seconds: 1 };
  expect(resultsTable([many])).toMatch(/(\n- logs: x){20}\n- logs: and 3 more\n$/);
});

test('a part without a case is no good one', () => {
  expect(isGood({ cases: 1, failures: [] })).toBe(true);
  expect(isGood({ cases: 1, failures: ['x'] })).toBe(false);
  expect(isGood(sum([]))).toBe(false);
  expect(
    sum([
      { cases: 1, failures: ['a'] },
      { cases: 2, failures: ['b'] },
    ]),
  ).toEqual({
    cases: 3,
    failures: ['a', 'b'],
  });
});

test('a sample has as many as wanted, in order, the same for a seed', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const chosen = sample(items, 30, 1);
  expect(new Set(chosen).size).toBe(30);
  expect([...chosen].sort((one, other) => one - other)).toEqual(chosen);
  expect(sample(items, 30, 1)).toEqual(chosen);
  expect(sample(items, 30, 2)).not.toEqual(chosen);
  expect(sample(items, 101, 1)).toBe(items);
});
