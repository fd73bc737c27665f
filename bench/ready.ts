import { ACTION } from './lab.js';
import { BARE } from './prepare.js';
import { inRounds } from './rounds.js';
import type { Findings } from './rows.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';

/** Until the registry answers, and the whole of main, beside what a person types by hand with the same images. */
export async function ready({ lab, rounds }: Bench): Promise<Findings> {
  const taken = await inRounds(['bare', 'ours'], rounds, async (side) => {
    if (side === 'ours') return lab.program<{ main: number; ready: number }>('time-main', []);
    const bare = Number(await lab.run(['bash', `${ACTION}/bench/inside/bare.sh`, BARE]));
    return { main: bare, ready: bare };
  });
  const about = { subject: 'ready', unit: 'ms' } as const;
  const row = (what: string, of: 'main' | 'ready', side: string, most: number) =>
    compare(
      { ...about, what, goal: { kind: 'at most', value: most } },
      { side, values: taken.ours.map((one) => one[of]) },
      { side: 'bare kube play and curl', values: taken.bare.map((one) => one[of]) },
    );
  return {
    comparisons: [
      row('kube play to the first answer', 'ready', 'ours', 1.1),
      row('the whole of main', 'main', 'main, with proof and Quadlet files', 2.5),
    ],
  };
}
