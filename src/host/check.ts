import { describeError } from '../errors.js';
import { CommandError } from '../exec/run.js';
import type { Host } from './host.js';

/** What a check thinks of what it found. */
export type Verdict =
  | { readonly fit: true; readonly found: string }
  | {
      readonly fit: false;
      /** `error`: no pod can run. `warning`: a pod can run, and something else of the job's cannot. */
      readonly severity: 'error' | 'warning';
      readonly found: string;
      /** What a person does about it, as a sentence or as commands. */
      readonly remedy: string;
    };

/** One condition of the host: what it looks at, how it judges, how it is put right. Adding one touches one file. */
export interface CheckRecord<Facts> {
  /** Stable, for people to search for: `RP020`. */
  readonly id: string;
  readonly title: string;
  /** Looks, and changes nothing. */
  read(host: Host): Promise<Facts>;
  /** Pure: the same facts get the same verdict. */
  judge(facts: Facts): Verdict;
  /** Puts it right. Every change is recorded in the host's journal before it is made. */
  mend?(facts: Facts, host: Host): Promise<void>;
}

/** A check whose facts are its own affair. */
export interface Check {
  readonly id: string;
  readonly title: string;
  look(host: Host): Promise<{ readonly verdict: Verdict; readonly mend?: () => Promise<void> }>;
}

export type CheckState = 'ok' | 'mended' | 'warning' | 'cannot';

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  readonly found: string;
  /** Only where the state is `warning` or `cannot`. */
  readonly remedy?: string;
}

export function check<Facts>(record: CheckRecord<Facts>): Check {
  return {
    id: record.id,
    title: record.title,
    async look(host) {
      const facts = await record.read(host);
      const { mend } = record;
      return {
        verdict: record.judge(facts),
        ...(mend === undefined ? {} : { mend: () => mend.call(record, facts, host) }),
      };
    },
  };
}

/**
 * Looks at everything side by side and, where `mend` allows, puts right what is not as it should be, in the order of
 * the list. After a first change the later checks look again, because what they saw may no longer hold.
 */
export async function runChecks(
  checks: readonly Check[],
  host: Host,
  options: { readonly mend: boolean },
): Promise<CheckResult[]> {
  const looks = checks.map((one) => one.look(host));
  // A look that fails is waited for in its turn below; until then nobody else may call it unhandled.
  for (const look of looks) look.catch(() => undefined);
  const results: CheckResult[] = [];
  let changed = false;
  for (const [index, one] of checks.entries()) {
    const look = await (changed ? one.look(host) : looks[index]);
    if (look === undefined) continue;
    const { verdict, mend } = look;
    if (!verdict.fit && mend && options.mend) {
      results.push(await mendAndLookAgain(one, host, mend));
      changed = true;
    } else {
      results.push(result(one, verdict, 'ok'));
    }
  }
  return results;
}

async function mendAndLookAgain(one: Check, host: Host, mend: () => Promise<void>): Promise<CheckResult> {
  try {
    await mend();
  } catch (thrown) {
    const { verdict } = await one.look(host);
    const why = thrown instanceof CommandError ? thrown.message : describeError(thrown);
    const after = result(one, verdict, 'mended');
    return verdict.fit ? after : { ...after, found: `${after.found}; it could not be put right: ${why}` };
  }
  const { verdict } = await one.look(host);
  return result(one, verdict, 'mended');
}

function result({ id, title }: Check, verdict: Verdict, whenFit: CheckState): CheckResult {
  if (verdict.fit) return { id, title, state: whenFit, found: verdict.found };
  const state = verdict.severity === 'error' ? 'cannot' : 'warning';
  return { id, title, state, found: verdict.found, remedy: verdict.remedy };
}
