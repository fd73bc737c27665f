import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Timed, TimedCommand, TimedPlan } from './inside/timed.js';
import { ACTION, type Lab, NODE } from './lab.js';
import type { Findings, Goal } from './rows.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';
import { writeUnits } from './units.js';

// So short a thing needs more rounds than a pod does.
const MORE = 4;
const GOAL = { kind: 'at most', value: 2 } as const;
const BARE_NODE = 'node -e 0';

/** The bundle doing the cheapest real work, beside a Node that does nothing. */
export async function start({ lab, rounds }: Bench): Promise<Findings> {
  const units = await writeUnits(lab, 1);
  const taken = await runTimed(lab, rounds * MORE, {
    [BARE_NODE]: { argv: [NODE, '-e', '0'] },
    lint: { argv: [NODE, `${ACTION}/dist/cli.js`, 'lint', `${units}/u0.container`] },
    post: { argv: [NODE, `${ACTION}/dist/registry-post.js`] },
  });
  const row = (what: string, side: string, of: 'wall' | 'cpu', goal?: Goal) => {
    const values = (name: string) => (taken[name] ?? []).map((one) => one[of]);
    const about = { subject: 'start', what, unit: 'ms', ...(goal && { goal }) } as const;
    return compare(about, { side, values: values(side) }, { side: BARE_NODE, values: values(BARE_NODE) });
  };
  const size = await sizeOf('dist');
  return {
    comparisons: [
      row('start, lint of one file', 'lint', 'wall', GOAL),
      row('start, lint of one file, processor time', 'lint', 'cpu'),
      row('start, post with nothing to do', 'post', 'wall', GOAL),
      row('start, post with nothing to do, processor time', 'post', 'cpu'),
    ],
    amounts: [
      {
        ...{ subject: 'start', what: 'all files of dist/', unit: 'bytes', value: size },
        goal: { kind: 'at most', value: 1.3e6 },
      },
    ],
  };
}

/** Runs commands in turns, in one call into the machine. */
export async function runTimed(
  lab: Lab,
  rounds: number,
  sides: Readonly<Record<string, TimedCommand>>,
): Promise<Record<string, Timed[]>> {
  const plan: TimedPlan = { rounds, sides };
  return lab.program('timed', [JSON.stringify(plan)]);
}

/** @returns the bytes of all files in a directory and below */
async function sizeOf(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(({ parentPath, name }) => stat(join(parentPath, name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
