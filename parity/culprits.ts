import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import type { Verdict } from '../src/quadlet/generator/verdict/verdict.js';
import { closureOf } from './closure.js';
import type { SetFiles } from './set-files.js';

/** A unit that ends the generator early, with the files that it takes. */
export interface Culprit {
  readonly file: string;
  readonly end: 'crashed' | 'hung';
  readonly message: string;
  readonly files: SetFiles;
}

/** What remains of a set without the units that end the generator early. */
export interface Settled {
  readonly culprits: readonly Culprit[];
  readonly rest: SetFiles;
  /** On the rest; it has finished. */
  readonly verdict: Verdict;
}

/**
 * Sets aside, one after the other, the units on which the generator crashes or hangs.
 * @param judgeFiles runs the generator on a set
 */
export async function settle(
  files: SetFiles,
  judgeFiles: (files: SetFiles) => Promise<Verdict>,
): Promise<Settled> {
  const culprits: Culprit[] = [];
  const rest = new Map(files);
  for (;;) {
    const verdict = await judgeFiles(rest);
    if (verdict.end === 'finished') return { culprits, rest, verdict };
    const culprit = await findCulprit(rest, verdict, judgeFiles);
    culprits.push(culprit);
    rest.delete(culprit.file);
  }
}

async function findCulprit(
  files: SetFiles,
  verdict: Verdict,
  judgeFiles: (files: SetFiles) => Promise<Verdict>,
): Promise<Culprit> {
  // With few files first, so that a unit is not blamed for one that it refers to; where it hangs, most likely on the
  // file that it opened last.
  const candidates = [...files.keys()]
    .filter(isUnitName)
    .map((file) => ({ file, files: closureOf(files, file) }))
    .sort((a, b) => rank(a.file) - rank(b.file) || a.files.size - b.files.size);
  function rank(file: string): number {
    return verdict.end === 'hung' && file === verdict.lastRead ? 0 : 1;
  }
  for (const candidate of candidates) {
    const { end, crash } = await judgeFiles(candidate.files);
    if (end !== 'finished') return { ...candidate, end, message: crash };
  }
  // Only together: the last of a smallest set of them.
  const { end, crash } = verdict;
  let smallest: Map<string, Uint8Array> = new Map(files);
  for (const file of files.keys()) {
    const without = new Map(smallest);
    without.delete(file);
    if ((await judgeFiles(without)).end !== 'finished') smallest = without;
  }
  const last = [...smallest.keys()].filter(isUnitName).at(-1);
  if (last === undefined || end === 'finished') throw new Error('the generator ends early now and then only');
  return { file: last, end, message: crash, files: smallest };
}
