import type { Outcome } from '../src/quadlet/generator/verdict/verdict.js';
import { closureOf } from './closure.js';
import type { Settled } from './culprits.js';
import type { SetFiles } from './set-files.js';

/** What a generator said of one set, as it is kept. */
export interface RecordedVerdict {
  /** The service of an accepted unit, `false` for one that is rejected, `null` for one that is lost in silence. */
  readonly units: Readonly<Record<string, string | false | null>>;
  /** Drop-ins that it cannot read; left out where there are none. */
  readonly dropIns?: readonly string[];
  /** Units that end it early, and were set aside for the rest; left out where there are none. */
  readonly culprits?: Readonly<Record<string, 'crashed' | 'hung'>>;
}

/** What one version's generator said of all sets; `system` only where it is another verdict than the user's. */
export type RecordedSets = Readonly<
  Record<string, { readonly user: RecordedVerdict; readonly system?: RecordedVerdict }>
>;

/** Keeps of a verdict what can be compared. Its message is left out: it names temporary paths. */
export function record({ culprits, verdict }: Settled): RecordedVerdict {
  const dropIns = [...verdict.dropIns.keys()].sort();
  return {
    units: sorted([...verdict.units].map(([path, outcome]) => [path, brief(outcome)])),
    ...(dropIns.length === 0 ? {} : { dropIns }),
    ...(culprits.length === 0 ? {} : { culprits: sorted(culprits.map(({ file, end }) => [file, end])) }),
  };
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function brief(outcome: Outcome): string | false | null {
  if (outcome.kind === 'accepted') return outcome.service;
  return outcome.kind === 'rejected' ? false : null;
}

/** The verdict as it was when it was recorded, for the same files. */
export function settledFrom(recorded: RecordedVerdict, files: SetFiles): Settled {
  const culprits = Object.entries(recorded.culprits ?? {}).map(([file, end]) => ({
    file,
    end,
    message: 'when this was recorded',
    files: closureOf(files, file),
  }));
  const rest = new Map(files);
  for (const { file } of culprits) rest.delete(file);
  const units = Object.entries(recorded.units).map(([path, kept]): [string, Outcome] => [
    path,
    outcomeOf(kept),
  ]);
  const dropIns = new Map((recorded.dropIns ?? []).map((path) => [path, 'recorded as not readable']));
  const verdict = {
    end: 'finished' as const,
    units: new Map(units),
    dropIns,
    lastRead: undefined,
    crash: '',
  };
  return { culprits, rest, verdict };
}

function outcomeOf(kept: string | false | null): Outcome {
  if (kept === null) return { kind: 'silent' };
  return kept === false ? { kind: 'rejected', message: 'as recorded' } : { kind: 'accepted', service: kept };
}
