import { existsSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Format } from './runners.js';

const RECORDING = 'runners/recorded.json';

/** `passed`, or what was seen instead. */
export type Verdict = string;
export const PASSED: Verdict = 'passed';

/** What was seen of one format of the artifacts; each step follows the one before. */
export interface FormatResults {
  readonly start: Verdict;
  readonly logout?: Verdict;
  readonly reboot?: Verdict;
}

/** What was seen on one runner. */
export interface Results {
  readonly date: string;
  /** `kvm`, `tcg`, or `here` where no machine was booted. */
  readonly machine: string;
  readonly facts: {
    readonly podman: string;
    readonly kernel: string;
    readonly system: string;
    readonly systemd: string;
    /** The module that confines programs: apparmor, selinux with its mode, or none. */
    readonly security: string;
  };
  readonly job: Verdict;
  readonly formats: Readonly<Partial<Record<Format, FormatResults>>>;
}

export type Recording = Readonly<Record<string, Results>>;

export function readRecording(): Recording {
  return existsSync(RECORDING) ? JSON.parse(readFileSync(RECORDING, 'utf8')) : {};
}

/** Adds the results of a runner; those of others stay, and those of its other formats, if seen with the same programs. */
export function withResults(recording: Recording, name: string, results: Results): Recording {
  const before = recording[name];
  const same = before !== undefined && isDeepStrictEqual(before.facts, results.facts);
  const formats = { ...(same ? before.formats : {}), ...results.formats };
  return { ...recording, [name]: { ...results, formats } };
}

export async function record(name: string, results: Results): Promise<void> {
  const all = withResults(readRecording(), name, results);
  await writeFile(`${RECORDING}.new`, `${JSON.stringify(all, undefined, 2)}\n`);
  await rename(`${RECORDING}.new`, RECORDING);
}
