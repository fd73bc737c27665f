import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Recorded } from './judge.js';

export const RECORDING = 'proof/recorded.json';

/** The versions of a machine. */
export interface Versions {
  readonly podman: string;
  readonly systemd: string;
}

/** What was seen of one rule, with a fingerprint of its files. */
export type RecordedRule = Recorded & { readonly files: string };

/** What was seen in the machine of one suite. */
export interface Run extends Versions {
  readonly date: string;
  readonly rules: Readonly<Record<string, RecordedRule>>;
}

/** The runs by their suites. */
export function readRecording(): Readonly<Record<string, Run>> {
  return existsSync(RECORDING) ? JSON.parse(readFileSync(RECORDING, 'utf8')) : {};
}

/** Adds a result to the recording; those of other rules and suites stay. */
export async function record(
  suite: string,
  versions: Versions,
  code: string,
  result: RecordedRule,
): Promise<void> {
  const all = { ...readRecording() };
  const rules = { ...all[suite]?.rules, [code]: result };
  const sorted = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
  all[suite] = { date: new Date().toISOString().slice(0, 10), ...versions, rules: sorted };
  // Renamed into place, so that no other process reads half a file.
  await writeFile(`${RECORDING}.new`, `${JSON.stringify(all, undefined, 2)}\n`);
  await rename(`${RECORDING}.new`, RECORDING);
}
