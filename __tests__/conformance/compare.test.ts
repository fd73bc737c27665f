import { describe, expect, test } from '@jest/globals';
import { differences, isGood, type Measured, resultsTable } from '../../conformance/compare.js';
import type { SuiteResults, Tally } from '../../conformance/results.js';

const ONE: Tally = { passed: 1, failure: 0, skipped: 0, error: 0 };
const COUNTS = { pass: 5, fail: 1, skip: 2, disabled: 3 };

function results(checks: Record<string, Tally>, areas: Record<string, string> = {}): SuiteResults {
  return { counts: COUNTS, checks: new Map(Object.entries(checks)), areas: new Map(Object.entries(areas)) };
}

describe('differences', () => {
  test('none where all ended the same way, also a failure', () => {
    const failed = { ...ONE, passed: 0, failure: 1 };
    const one = results({ a: ONE, b: failed }, { Ping: 'Pass' });
    expect(differences(one, results({ b: { ...failed }, a: { ...ONE } }, { Ping: 'Pass' }))).toEqual([]);
  });

  test.each<[what: string, straight: SuiteResults, pod: SuiteResults, found: [string, string, string]]>([
    [
      'fails through the pod',
      results({ a: ONE }),
      results({ a: { ...ONE, passed: 0, failure: 1 } }),
      ['a', '1 passed', '1 failure'],
    ],
    [
      'fails one time of several',
      results({ a: { ...ONE, passed: 3 } }),
      results({ a: { ...ONE, passed: 2, failure: 1 } }),
      ['a', '3 passed', '2 passed, 1 failure'],
    ],
    [
      'passes through the pod alone',
      results({ a: { ...ONE, passed: 0, skipped: 1 } }),
      results({ a: ONE }),
      ['a', '1 skipped', '1 passed'],
    ],
    ['is not run', results({ a: ONE }), results({}), ['a', '1 passed', 'not run']],
    ['is run through the pod alone', results({}), results({ a: ONE }), ['a', 'not run', '1 passed']],
    [
      'is an area',
      results({}, { 'apis: Ping': 'Pass' }),
      results({}, { 'apis: Ping': 'FAIL' }),
      ['apis: Ping', 'Pass', 'FAIL'],
    ],
  ])('one that %s', (_, straight, pod, [name, one, other]) => {
    expect(differences(straight, pod)).toEqual([{ name, straight: one, pod: other }]);
  });
});

const MEASURED: Measured = {
  distribution: '3.1.2',
  auth: 'basic',
  paths: 'all',
  profile: 'supported',
  straight: COUNTS,
  pod: COUNTS,
  differences: [],
  allowed: 1,
};

describe('isGood', () => {
  test.each<[Partial<Measured>, boolean]>([
    [{}, true],
    [{ allowed: undefined }, true],
    [{ allowed: 0 }, false],
    [{ straight: { ...COUNTS, fail: 2 } }, false],
    [{ pod: { ...COUNTS, fail: 2 } }, false],
    [{ differences: [{ name: 'a', straight: 'x', pod: 'y' }] }, false],
  ])('%j: %s', (changed, good) => {
    expect(isGood({ ...MEASURED, ...changed })).toBe(good);
  });
});

test('the table has both ways, and below it each check that differs', () => {
  const bad = {
    ...MEASURED,
    auth: 'none',
    allowed: 0,
    differences: [{ name: 'a', straight: 'x', pod: 'y' }],
  };
  expect(resultsTable([MEASURED, bad])).toBe(
    `| Distribution | auth | fast paths | profile | way | pass | fail | skip | disabled |  |
| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |
| 3.1.2 | basic | all | supported | straight | 5 | 1 | 2 | 3 |  |
| 3.1.2 | basic | all | supported | pod | 5 | 1 | 2 | 3 | the same checks |
| 3.1.2 | none | all | supported | straight | 5 | 1 | 2 | 3 |  |
| 3.1.2 | none | all | supported | pod | 5 | 1 | 2 | 3 | **1 differ**, **more than 0 failures** |

- 3.1.2, none, all, supported: a: straight x; through the pod y`,
  );
});
