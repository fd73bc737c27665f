import type { Comparison, Goal, Results } from '../../bench/rows.js';

const at = (median: number) => ({ median, low: median * 0.9, high: median * 1.1 });

export function comparison(what: string, side: string, ratio: number, goal?: Goal): Comparison {
  return {
    ...{ subject: 's', what, unit: 'MiB/s', ratio: at(ratio) },
    ours: { side: 'ours', value: at(600 * ratio) },
    peer: { side, value: at(600) },
    ...(goal && { goal }),
  };
}

/** Goals met and missed of both kinds, on the goal itself, and none. */
export function results(): Results {
  return {
    takenOn: { processor: 'Example 7', cores: '2', date: '2026-01-02' },
    comparisons: [
      comparison('push of 512 MiB', 'plain http', 0.97, { kind: 'at least', value: 0.97 }),
      comparison('pull of 512 MiB', 'own TLS', 1.2, { kind: 'at least', value: 1.5 }),
      comparison('pull of 512 MiB', 'zot', 1.9),
      comparison('GET /v2/', 'bcrypt <5> & more', 16, { kind: 'at least', value: 5 }),
      comparison('first answer', 'bare', 0.9, { kind: 'at most', value: 1.1 }),
      comparison('the whole of main', 'bare', 4.5, { kind: 'at most', value: 2.5 }),
    ],
    amounts: [
      {
        ...{ subject: 'start', what: 'all files of dist/', unit: 'bytes', value: 3_400_000 },
        goal: { kind: 'at most', value: 1e6 },
      },
    ],
    growths: [
      {
        ...{ subject: 'growth', what: 'units linted', memoryOf: 'the linter' },
        points: [1, 10, 100, 1000].map((work) => ({ work, time: 40 + work, cpu: 30 + work, memory: 50_000 })),
      },
      {
        ...{ subject: 'growth', what: 'squares', memoryOf: 'the squarer' },
        points: [1, 10, 100, 1000].map((work) => ({
          ...{ work, time: work * work, cpu: undefined },
          memory: 1024 * work,
        })),
      },
    ],
    missing: ['zot: its Go module cannot be had'],
  };
}
