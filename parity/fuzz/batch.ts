import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDropIn } from '../../src/quadlet/generator/verdict/compare.js';
import type { Outcome, Verdict } from '../../src/quadlet/generator/verdict/verdict.js';
import type { Generator } from '../generator.js';
import { judge } from '../run-generator.js';
import { writeSet } from '../set-files.js';
import type { Mutant } from './mutant.js';

/** Mutants on a disk, each in a directory of its own. */
export interface Batch {
  readonly directory: string;
  readonly mutants: readonly Mutant[];
}

/** Writes mutants; {@link removeBatch} takes them away. */
export async function writeBatch(mutants: readonly Mutant[]): Promise<Batch> {
  const directory = await mkdtemp(join(tmpdir(), 'fuzz-'));
  await Promise.all(mutants.map(({ index, files }) => writeSet(files, join(directory, String(index)))));
  return { directory, mutants };
}

export async function removeBatch({ directory }: Batch): Promise<void> {
  await rm(directory, { recursive: true, force: true });
}

/** A drop-in for all units of a kind would reach those of the other mutants too. */
export function needsOwnRun({ files }: Mutant): boolean {
  return [...files.keys()].some((path) => /(?:^|\/)[a-z]+\.d$/.test(dirname(path)) && isDropIn(path));
}

/**
 * Before 5.4 a continued line whose end changes when blanks are cut off can make the generator hang, and each time
 * costs the whole limit. It may also match where nothing hangs.
 */
export function mayHang({ files }: Mutant): boolean {
  return [...files.values()].some((content) => SUSPECT.test(Buffer.from(content).toString('latin1')));
}

// A blank line behind it; blanks behind the backslash; blanks before the line.
const SUSPECT = /\\\s*\n\s*\n|\\[^\S\n]+\n|^[^\S\n]+.*\\$/m;

/**
 * The generator's verdict on each mutant, all in one run where it finishes.
 * @returns by the mutant's index; `crashed` or `hung` for those that end it early
 */
export async function judgeBatch(
  generator: Generator,
  batch: Batch,
  mutants: readonly Mutant[],
): Promise<Map<number, Verdict>> {
  const { path, mode, limit } = generator;
  const { directory } = batch;
  const directories = mutants.map(({ index }) => join(directory, String(index)));
  const whole = await judge({ generator: path, directories, mode, limit }, directory);
  if (whole.end === 'finished') return split(whole, mutants);
  const single = mutants[0];
  if (mutants.length === 1 && single !== undefined) return split(whole, [single]);
  // It hangs while it reads, so the file that it opened last is the one; a crash does not say where.
  const hanging = whole.end === 'hung' ? Number(whole.lastRead?.split('/')[0]) : -1;
  const blamed = mutants.filter(({ index }) => index === hanging);
  const half = Math.ceil(mutants.length / 2);
  const parts =
    blamed.length > 0
      ? [mutants.filter(({ index }) => index !== hanging)]
      : [mutants.slice(0, half), mutants.slice(half)];
  const verdicts = [...split(whole, blamed)];
  for (const part of parts) verdicts.push(...(await judgeBatch(generator, batch, part)));
  return new Map(verdicts);
}

function split(verdict: Verdict, mutants: readonly Mutant[]): Map<number, Verdict> {
  const parts = new Map(
    mutants.map(({ index }) => [
      index,
      { ...verdict, units: new Map<string, Outcome>(), dropIns: new Map<string, string>() },
    ]),
  );
  for (const [path, outcome] of verdict.units) {
    const [part, rest] = locate(parts, path);
    part?.units.set(rest, outcome);
  }
  for (const [path, message] of verdict.dropIns) {
    const [part, rest] = locate(parts, path);
    part?.dropIns.set(rest, message);
  }
  return parts;
}

function locate<T>(parts: ReadonlyMap<number, T>, path: string): [part: T | undefined, rest: string] {
  const slash = path.indexOf('/');
  return [parts.get(Number(path.slice(0, slash))), path.slice(slash + 1)];
}
