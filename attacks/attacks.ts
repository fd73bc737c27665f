// Attacks what this project makes, in a booted machine: the registry by requests, the linter and the generator by hostile
// checkouts, the log by hostile lines, and everything by kills at random moments.
import { progressLog as log, say } from '../bench/progress.js';
import { ensureDistribution3, IMAGE_3 } from '../conformance/distribution3.js';
import { bootLab, importProgram } from '../conformance/lab.js';
import { runTool } from '../parity/tool.js';
import { describeError } from '../src/platform/errors.js';
import type { AttackContext } from './context.js';
import { attackKills } from './kills.js';
import { attackLogs } from './logs.js';
import { type AttackOptions, type PartName, readOptions } from './options.js';
import { attackRequests } from './requests.js';
import { isGood, type PartResult, resultsTable, type TimedResult } from './results.js';
import { attackTrees } from './trees.js';

const USAGE = `Usage: npm run attacks -- [requests|trees|logs|kills]... [--quick] [--rounds N] [--seed N]

  requests      requests of everybody who may not write, in every spelling, to registries of every kind
  trees         hostile checkouts: links to secrets, and files that use up time and memory
  logs          lines that the runner would obey, in what a registry, an upstream and a unit say
  kills         kills at random moments: of main, and of each process of a registry during pushes
  --quick       a sample of each part, in about two minutes
  --rounds N    how many registries are asked and how many die, and how many kills there are of each kind; default: all
                40 kinds, 10 and 20; with --quick 1, 2 and 2
  --seed N      repeats the chance of another run; default: by the clock

Without a part all are run. Exit code 1 where an attack succeeds. Needs the bundle in dist/ and the right to boot a machine
(systemd-nspawn, as root or with sudo).
`;

const ATTACKS: Readonly<Record<PartName, (context: AttackContext) => Promise<PartResult>>> = {
  requests: attackRequests,
  trees: attackTrees,
  logs: attackLogs,
  kills: attackKills,
};

await runTool(USAGE, async () => {
  const options = readOptions(process.argv.slice(2), Date.now() % 1_000_000);
  say(`seed ${options.seed}`);
  const distribution3 = await distribution3For(options);
  // Several runs on one host, such as a test's and a person's, do not get in each other's way.
  const machine = await bootLab(log, `attacks-${process.pid}`, 'own');
  const end = () => void machine.stop().then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  const results: TimedResult[] = [];
  try {
    if (distribution3 !== undefined) await importProgram(machine, distribution3, IMAGE_3);
    for (const part of options.parts) {
      const begun = Date.now();
      const result = await ATTACKS[part]({ machine, options, distribution3, say });
      results.push({ part, ...result, seconds: (Date.now() - begun) / 1000 });
    }
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    await machine.stop();
  }
  process.stdout.write(`seed ${options.seed}\n\n${resultsTable(results)}`);
  return results.every(isGood) ? 0 : 1;
});

/** Where it cannot be compiled, the other registries are attacked all the same. */
async function distribution3For({ parts, quick }: AttackOptions): Promise<string | undefined> {
  if (quick || !parts.includes('requests')) return undefined;
  return ensureDistribution3().catch((thrown: unknown) => {
    say(`Distribution 3 is left out: ${describeError(thrown)}`);
    return undefined;
  });
}
