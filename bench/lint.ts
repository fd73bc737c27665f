import type { TimedCommand } from './inside/timed.js';
import { ACTION, NODE, PEERS } from './lab.js';
import type { PeerName } from './peers.js';
import type { Comparison, Findings } from './rows.js';
import { runTimed } from './start.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';
import { writeUnits } from './units.js';

const COUNTS = [1, 100, 1000];
const GENERATOR = "Podman's generator";
// It takes seconds for a hundred units, and minutes for a thousand.
const MOST_FOR_LSP = 100;

/** The linter beside others, and beside the generator, which knows nothing but what it rejects. */
export async function lint({ lab, rounds, peers }: Bench): Promise<Findings> {
  const comparisons: Comparison[] = [];
  for (const count of COUNTS) {
    const units = await writeUnits(lab, count);
    const sides = commands(units, count, peers.found);
    const taken = await runTimed(lab, rounds, sides);
    const values = (side: string) => (taken[side] ?? []).map(({ wall }) => wall);
    const what = `lint of ${count === 1 ? '1 unit' : `${count} units`}`;
    for (const side of Object.keys(sides).filter((name) => name !== 'ours')) {
      const about = { subject: 'lint', what, unit: 'ms' } as const;
      comparisons.push(
        compare(about, { side: 'ours', values: values('ours') }, { side, values: values(side) }),
      );
    }
  }
  return { comparisons };
}

function commands(
  units: string,
  count: number,
  found: Readonly<Partial<Record<PeerName, string>>>,
): Record<string, TimedCommand> {
  const generator = ['/usr/libexec/podman/quadlet', '-dryrun', '-user'];
  const program = `${PEERS}/quadlet-lint/bin/quadlet-lint.mjs`;
  return {
    ours: { argv: [NODE, `${ACTION}/dist/cli.js`, 'lint', units] },
    [GENERATOR]: { argv: generator, env: { QUADLET_UNIT_DIRS: units } },
    ...(found['quadlet-lint'] && { 'quadlet-lint': { argv: [NODE, program, units] } }),
    // It looks into the working directory, whatever it is told.
    ...(found['quadlet-lsp'] &&
      count <= MOST_FOR_LSP && {
        'quadlet-lsp': { argv: [`${PEERS}/quadlet-lsp/quadlet-lsp`, 'check', units], cwd: units },
      }),
  };
}
