import { DATA } from './lab.js';
import { inRounds } from './rounds.js';
import type { Comparison, Findings } from './rows.js';
import type { Side, SideName } from './sides.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';

// Layers, and bytes of each.
const LAYERS = 6;
const BYTES = 100e6;
// A transfer takes seconds, and the client's own work hides most of what differs.
const FEWER = 3;
const NAMES = ['ours', 'plain http', 'own TLS', 'nginx as in blogs'] as const satisfies readonly SideName[];

/** A real client with a real image: skopeo, which hashes what it sends and what it gets. */
export async function client({ lab, rounds, sides }: Bench): Promise<Findings> {
  const layout = await lab.program<string>('make-images', [
    `${DATA}/large`,
    '1',
    String(LAYERS),
    String(BYTES),
  ]);
  const started = new Map<SideName, Side>();
  for (const name of NAMES) started.set(name, await sides(name));
  const taken = await inRounds(NAMES, Math.min(rounds, FEWER), async (name, round) => {
    const { url, ca, login = '', data } = started.get(name) as Side;
    const rest = [url, ca, login, `bench/client-${round}`, layout];
    const push = await lab.program<number>('skopeo', ['push', ...rest]);
    const pull = await lab.program<number>('skopeo', ['pull', ...rest]);
    await lab.run(['podman', 'unshare', 'find', data, '-type', 'f', '-size', '+50M', '-delete']);
    return { push, pull };
  });
  await lab.run(['rm', '-r', layout]);
  const rows = (way: 'push' | 'pull'): Comparison[] => {
    const values = (name: (typeof NAMES)[number]) => taken[name].map((one) => one[way]);
    const about = { subject: 'client', what: `skopeo ${way}, 6 × 100 MB`, unit: 's' } as const;
    return NAMES.slice(1).map((side) =>
      compare(about, { side: 'ours', values: values('ours') }, { side, values: values(side) }),
    );
  };
  return { comparisons: [...rows('push'), ...rows('pull')] };
}
