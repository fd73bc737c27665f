import { DATA } from './lab.js';
import { inRounds } from './rounds.js';
import type { Comparison, Findings } from './rows.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';

/** Small images in one layout, of one layer each. */
const SMALL = 1000;
/** Images with many layers, in one repository of a registry. */
const [LAYERED, LAYERS] = [100, 20];
// Each takes many seconds.
const FEWER = 3;

interface Copying {
  readonly what: string;
  readonly count: number;
  /** Where ours reads them: the path of a layout, or `HOST/REPOSITORY`. */
  readonly from: string;
  /** The same images in the form that the tools read. */
  readonly forTools?: string;
  readonly tools: readonly string[];
}

/** Many images at once into our registry, as input `seed` copies them and as the usual tools do. */
export async function seed(bench: Bench): Promise<Findings> {
  const { lab, sides, peers } = bench;
  const [small, dirs, layered] = [`${DATA}/seed-small`, `${DATA}/seed-dirs`, `${DATA}/seed-layered`];
  await lab.program('make-images', [small, String(SMALL), '1', '512', dirs]);
  await lab.program('make-images', [layered, String(LAYERED), String(LAYERS)]);
  const other = await sides('own TLS');
  // Into the registry that they are then copied from.
  await lab.program('seed-images', [other.registry, other.ca, layered, String(LAYERED), 'layered', 'one']);
  const crane = peers.found.crane === undefined ? [] : ['crane copy'];
  return {
    comparisons: [
      ...(await copied(bench, {
        what: `seed ${SMALL} images of a layout`,
        count: SMALL,
        from: small,
        forTools: dirs,
        tools: ['skopeo sync'],
      })),
      ...(await copied(bench, {
        what: `seed ${LAYERED} images of ${LAYERS} layers from a registry`,
        count: LAYERED,
        from: `${other.registry}/layered`,
        tools: ['skopeo sync', ...crane],
      })),
    ],
  };
}

async function copied({ lab, sides, rounds }: Bench, copying: Copying): Promise<Comparison[]> {
  const { what, count, from, forTools = from, tools } = copying;
  const { registry, ca } = await sides('ours');
  let runs = 0;
  const taken = await inRounds(['ours', ...tools], Math.min(rounds, FEWER), async (way) => {
    // A repository of its own each time: nothing is there yet.
    const target = `bench/copied-${count}-${++runs}`;
    if (way === 'ours') {
      const args = [registry, ca, from, String(count), target];
      return (await lab.program<{ time: number }>('seed-images', args)).time / 1000;
    }
    return (await lab.program<number>('copy-images', [way, registry, ca, forTools, target])) / 1000;
  });
  const about = { subject: 'seed', unit: 's', what, goal: { kind: 'at most', value: 1 } } as const;
  const ours = { side: 'seed', values: taken.ours ?? [] };
  return tools.map((tool) => compare(about, ours, { side: tool, values: taken[tool] ?? [] }));
}
