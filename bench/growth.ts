import { ACTION, DATA, type Lab, NODE } from './lab.js';
import { inRounds } from './rounds.js';
import type { Findings, Growth, Point } from './rows.js';
import type { Side } from './sides.js';
import { runTimed } from './start.js';
import { spread } from './statistics.js';
import type { Bench } from './subject.js';
import { writeUnits } from './units.js';

const WORK = ['1', '10', '100', '1000'] as const;
// Most of it takes long enough to be told apart.
const FEWER = 3;

// V8 lets 100 MiB of garbage lie where nothing urges it, and that is no memory of the work.
const SMALL_NURSERY = ['--max-semi-space-size=1'];

/** What one run of an amount of work took. */
interface Taken {
  /** Milliseconds. */
  readonly time: number;
  readonly cpu?: number;
  /** KiB. */
  readonly memory: number;
}

/** What more and more work costs. */
export async function growth({ lab, rounds, sides }: Bench): Promise<Findings> {
  const ours = await sides('ours');
  const few = Math.min(rounds, FEWER);
  const name = 'growth';
  return {
    growths: [
      { subject: name, what: 'units linted', memoryOf: 'the linter', points: await linted(lab, few) },
      { subject: name, what: 'images seeded', memoryOf: 'the action', points: await seeded(lab, ours, few) },
      {
        subject: name,
        what: 'blobs of one image',
        memoryOf: 'the action',
        points: await blobs(lab, ours, few),
      },
      { subject: name, what: 'pushes at once', memoryOf: 'the pod', points: await pushed(lab, ours, few) },
      {
        subject: name,
        what: 'users in subuid and subgid',
        memoryOf: 'the planner',
        points: await planned(lab, few),
      },
    ] satisfies Growth[],
  };
}

async function linted(lab: Lab, rounds: number): Promise<Point[]> {
  const sides: Record<string, { argv: string[]; memory: true }> = {};
  for (const count of WORK) {
    const units = await writeUnits(lab, Number(count));
    // Names that look like numbers would come in another order.
    sides[`${count} units`] = { argv: [NODE, `${ACTION}/dist/cli.js`, 'lint', units], memory: true };
  }
  const taken = await runTimed(lab, rounds, sides);
  return WORK.map((count) => {
    const runs = taken[`${count} units`] ?? [];
    return pointOf(
      count,
      runs.map(({ wall, cpu, memory }) => ({ time: wall, cpu, memory })),
    );
  });
}

/** From a layout of as many images. */
async function seeded(lab: Lab, side: Side, rounds: number): Promise<Point[]> {
  const layouts = await makeLayouts(lab, 'images', (count) => [count, '1']);
  return points(rounds, (count, round) => {
    const prefix = `bench/images-${count}-${round}`;
    const args = [side.registry, side.ca, layouts.get(count) ?? '', count, prefix];
    return lab.program('seed-images', args, SMALL_NURSERY);
  });
}

async function blobs(lab: Lab, side: Side, rounds: number): Promise<Point[]> {
  const layouts = await makeLayouts(lab, 'blobs', (count) => ['1', count]);
  return points(rounds, (count, round) => {
    const prefix = `bench/blobs-${count}-${round}`;
    const args = [side.registry, side.ca, layouts.get(count) ?? '', '1', prefix];
    return lab.program('seed-images', args, SMALL_NURSERY);
  });
}

/** @param shape how many images of how many layers, for an amount of work */
async function makeLayouts(
  lab: Lab,
  name: string,
  shape: (count: string) => readonly [images: string, layers: string],
): Promise<ReadonlyMap<string, string>> {
  const layouts = new Map<string, string>();
  for (const count of WORK) {
    const directory = `${DATA}/many-${name}-${count}`;
    layouts.set(count, await lab.program<string>('make-images', [directory, ...shape(count)]));
  }
  return layouts;
}

async function pushed(lab: Lab, side: Side, rounds: number): Promise<Point[]> {
  const inspect = ['podman', 'inspect', '--type', 'container', '--format', '{{.State.Pid}}'];
  const containers = ['registry', 'nginx'].map((one) => `${side.pod}-${one}`);
  const pids = (await lab.run([...inspect, ...containers])).split('\n');
  return points(rounds, (count, round) => {
    const repository = `bench/parallel-${count}-${round}`;
    return lab.program('parallel-pushes', [side.url, side.ca, repository, count, ...pids]);
  });
}

async function planned(lab: Lab, rounds: number): Promise<Point[]> {
  return points(rounds, (count) => lab.program('plan-ids', [count]));
}

async function points(
  rounds: number,
  measure: (count: string, round: number) => Promise<Taken>,
): Promise<Point[]> {
  const taken = await inRounds(WORK, rounds, measure);
  return WORK.map((count) => pointOf(count, taken[count]));
}

function pointOf(count: string, runs: readonly Taken[]): Point {
  const of = (value: (run: Taken) => number) => spread(runs.map(value)).median;
  const hasCpu = runs.some(({ cpu }) => cpu !== undefined);
  return {
    work: Number(count),
    time: of(({ time }) => time),
    cpu: hasCpu ? of(({ cpu = Number.NaN }) => cpu) : undefined,
    memory: of(({ memory }) => memory),
  };
}
