import { describe, expect, test } from '@jest/globals';
import { freeRanges, zonesOf } from '../../../src/host/subids/allocate.js';
import { type IdLimits, USUAL_LIMITS } from '../../../src/host/subids/sources.js';

const range = (start: number, end: number) => ({ start, count: end - start + 1 });
const starts = (taken: readonly ReturnType<typeof range>[], limits: Partial<IdLimits>, howMany: number) => {
  const next = freeRanges(taken, zonesOf({ ...USUAL_LIMITS, ...limits }), 65536, 65536);
  return Array.from({ length: howMany }, () => next()?.start);
};

describe('free ranges', () => {
  test.each<
    [string, readonly ReturnType<typeof range>[], Partial<IdLimits>, readonly (number | undefined)[]]
  >([
    ['begin at the first multiple of 65536 that useradd may use', [], {}, [131072, 196608]],
    ['lie in the first gap', [range(131072, 196607), range(262144, 300000)], {}, [196608, 327680]],
    ['begin a step later where one id reaches over', [range(131072, 196608)], {}, [262144]],
    ['do not care for what lies below', [range(1000, 1000)], {}, [131072]],
    [
      'skip what systemd takes for its containers',
      [range(131072, 458751)],
      {},
      [458752, 1879048192, 1879113728],
    ],
    [
      'skip what one id of an account makes unfit',
      [range(131072, 131072), range(200000, 200000)],
      {},
      [262144],
    ],
    ['lie above the minimum of login.defs', [], { min: 524288 }, [1879048192]],
    ['never lie below 65536', [], { min: 0 }, [65536, 131072]],
    ['keep to the maximum as long as there is room', [], { max: 262143 }, [131072, 196608, 1879048192]],
    [
      'skip the foreign ids of systemd',
      [range(100000, 2147221503)],
      {},
      [2147221504, 2147287040, 2147418112],
    ],
    [
      'end with the last ids',
      [range(100000, 4294770687)],
      {},
      [4294770688, 4294836224, undefined, undefined],
    ],
  ])('%s', (_, taken, limits, expected) => {
    expect(starts(taken, limits, expected.length)).toEqual(expected);
  });

  test('overlapping ranges in any order are all kept clear of', () => {
    const taken = [range(300000, 300001), range(131072, 400000), range(140000, 150000), range(1, 5)];
    expect(starts(taken, {}, 1)).toEqual([458752]);
  });
});
