import type { Verdict } from '../../src/quadlet/generator/verdict/verdict.js';
import { disagreements } from '../engine.js';
import type { Generator } from '../generator.js';
import { mapLimited } from '../map-limited.js';
import { type Batch, judgeBatch, mayHang, needsOwnRun, removeBatch, writeBatch } from './batch.js';
import { aboutOf, describeCase, differAlone, smallestCase } from './case.js';
import { type Mutant, makeMutant, type Stock } from './mutant.js';
import { random } from './random.js';

/** Which mutants, until when, and how many different disagreements are enough. */
interface Limits {
  readonly first: number;
  readonly end: number;
  /** As `Date.now()` has it. */
  readonly deadline: number;
  readonly most: number;
}

// Every unit looks for drop-ins in every directory, so that the time grows with the square of the number.
const IN_ONE_RUN = 30;
const BATCH = 400;
const SECONDS = 1;
const PROGRESS = 10_000;
// One of so many that may hang is tried.
const HANG_TRIED = 500;

/**
 * Compares mutants with generators until one of the limits is reached, and prints each disagreement in its smallest
 * form, once.
 */
export async function compareRun(
  stock: Stock,
  versions: readonly string[],
  paths: readonly string[],
  limits: Limits,
  say: (line: string) => void,
  progress: (line: string) => void,
): Promise<{ readonly found: number; readonly compared: number }> {
  const known = new Set<string>();
  let next = limits.first;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (next < limits.end && Date.now() < limits.deadline && known.size < limits.most) {
      const first = next;
      next = Math.min(limits.end, first + BATCH);
      const mutants = Array.from({ length: next - first }, (_, offset) => makeMutant(stock, first + offset));
      const batch = await writeBatch(mutants);
      try {
        for (const [at, podman] of versions.entries()) {
          const mode = random(stock.seed, first + at).chance(0.5) ? 'user' : 'system';
          const generator = { path: paths[at] as string, podman, mode, limit: SECONDS } as const;
          for (const mutant of await differing(generator, batch)) await report(generator, mutant);
        }
      } finally {
        await removeBatch(batch);
      }
      done += mutants.length;
      if (done % PROGRESS < BATCH) progress(`${done} mutants, ${known.size} different disagreements`);
    }
  };
  const report = async (generator: Generator, { index, files }: Mutant): Promise<void> => {
    // A neighbour in the batch may have been the cause.
    const found = await differAlone(generator, files);
    const about = found.map(aboutOf).find((one) => !known.has(one));
    if (about === undefined || known.size >= limits.most) return;
    known.add(about);
    const ordered = [...found].sort((a, b) => Number(aboutOf(b) === about) - Number(aboutOf(a) === about));
    const smallest = await smallestCase(generator, files, ordered);
    say(describeCase(generator, smallest, `seed ${stock.seed}, mutant ${index}`));
  };
  // Two, so that the linter works while generators run.
  await Promise.all([lane(), lane()]);
  return { found: known.size, compared: done };
}

/** The mutants of a batch on which the two differ, at first sight. */
async function differing(generator: Generator, batch: Batch): Promise<Mutant[]> {
  const runs = inRuns(generator, batch.mutants);
  const found = await mapLimited(runs, 2, async (mutants) => {
    const verdicts = await judgeBatch(generator, batch, mutants);
    return mutants.filter((mutant) => differs(generator, mutant, verdicts.get(mutant.index)));
  });
  return found.flat();
}

function differs(generator: Generator, { files }: Mutant, verdict: Verdict | undefined): boolean {
  // Which unit is to blame shows only when it is alone.
  if (verdict === undefined || verdict.end !== 'finished') return true;
  const settled = { culprits: [], rest: files, verdict };
  return disagreements(generator, settled).length > 0;
}

function inRuns({ podman }: Generator, mutants: readonly Mutant[]): Mutant[][] {
  const runs: Mutant[][] = [];
  let run: Mutant[] = [];
  for (const mutant of mutants) {
    const hangs = podman < '5.4' && mayHang(mutant);
    if (hangs && mutant.index % HANG_TRIED !== 0) continue;
    if (hangs || needsOwnRun(mutant)) runs.push([mutant]);
    else {
      run.push(mutant);
      if (run.length < IN_ONE_RUN) continue;
      runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}
