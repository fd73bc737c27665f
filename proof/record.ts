import { readFile, writeFile } from 'node:fs/promises';
import type { Recorded } from './judge.js';
import type { Versions } from './rules.js';

export const RECORDING = 'proof/recorded.json';

/** What was seen in the machine of one suite. */
interface Run extends Versions {
  readonly date: string;
  readonly rules: Readonly<Record<string, Recorded>>;
}

/** Adds results to the recording; those of other rules and suites stay. */
export async function record(
  suite: string,
  versions: Versions,
  results: ReadonlyMap<string, Recorded>,
): Promise<void> {
  const text = await readFile(RECORDING, 'utf8').catch(() => '{}');
  const all = JSON.parse(text) as Record<string, Run>;
  const rules = { ...all[suite]?.rules, ...Object.fromEntries(results) };
  const sorted = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
  all[suite] = { date: new Date().toISOString().slice(0, 10), ...versions, rules: sorted };
  await writeFile(RECORDING, `${JSON.stringify(all, undefined, 2)}\n`);
}
