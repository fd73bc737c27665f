import { describeError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { carryOut } from './apply-steps.js';
import type { Check, Purpose, Verdict } from './check.js';
import type { Host } from './host.js';
import type { Remedy } from './remedy.js';

/** `unknown`: the look itself failed or took too long. */
export type CheckState = 'ok' | 'mended' | 'skipped' | 'info' | 'warning' | 'error' | 'unknown';

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  readonly found: string;
  /** What it was before it was put right. */
  readonly before?: string;
  /** Only with `error`: what does not work because of it. */
  readonly hinders?: readonly Purpose[];
  /** With `info`, `warning` and `error`. */
  readonly remedy?: Remedy;
}

/**
 * Looks at everything side by side and, where `mend` allows, puts right what is not as it should be, in the order of
 * the list. From the first change on no other job of this user changes the host, and what comes later in the list is
 * looked at again, because what was seen may no longer hold.
 */
export async function runChecks(
  checks: readonly Check[],
  host: Host,
  options: { readonly mend: boolean },
): Promise<CheckResult[]> {
  const looked = await lookAtAll(checks, host);
  const wrong = looked.findIndex(isMendable);
  if (!options.mend || wrong === -1) return resultsOf(checks, looked);
  const results = resultsOf(checks.slice(0, wrong), looked);
  return host.exclusively(async () => [...results, ...(await mendAll(checks.slice(wrong), host))]);
}

async function mendAll(checks: readonly Check[], host: Host): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (let rest = checks; ; ) {
    host.forget();
    const looked = await lookAtAll(rest, host);
    const wrong = looked.findIndex(isMendable);
    const [one, verdict] = [rest[wrong], looked[wrong]];
    if (one === undefined || verdict === undefined || !isMendable(verdict)) {
      return [...results, ...resultsOf(rest, looked)];
    }
    results.push(...resultsOf(rest.slice(0, wrong), looked), await mendAndLookAgain(one, host, verdict));
    rest = rest.slice(wrong + 1);
  }
}

function lookAtAll(checks: readonly Check[], host: Host): Promise<Looked[]> {
  return Promise.all(checks.map((one) => lookWithin(one, host)));
}

function resultsOf(checks: readonly Check[], looked: readonly Looked[]): CheckResult[] {
  return checks.flatMap((one, index) => {
    const verdict = looked[index];
    return verdict === undefined ? [] : [resultOf(one, verdict)];
  });
}

/** Would `setup: auto` change something because of it? */
function isMendable(verdict: Looked): verdict is Extract<Verdict, { remedy: Remedy }> {
  return 'remedy' in verdict && verdict.remedy.automatic === true;
}

type Looked = Verdict | { readonly state: 'unknown'; readonly found: string };

/** A look that fails or hangs is the answer of that one check, and keeps no other from its own. */
async function lookWithin(one: Check, host: Host): Promise<Looked> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Looked>((resolve) => {
    timer = setTimeout(
      () => resolve({ state: 'unknown', found: `it could not be told within ${one.limit} s` }),
      one.limit * 1000,
    );
  });
  try {
    return await Promise.race([one.look(host), late]);
  } catch (thrown) {
    return { state: 'unknown', found: `it could not be looked at: ${reason(thrown)}` };
  } finally {
    clearTimeout(timer);
  }
}

async function mendAndLookAgain(
  one: Check,
  host: Host,
  { found: before, remedy }: Extract<Verdict, { remedy: Remedy }>,
): Promise<CheckResult> {
  let failure: string | undefined;
  try {
    await carryOut(remedy.steps ?? [], host);
  } catch (thrown) {
    failure = reason(thrown);
  }
  host.forget();
  const after = await lookWithin(one, host);
  if (after.state === 'ok')
    return { id: one.id, title: one.title, state: 'mended', found: after.found, before };
  const result = resultOf(one, after);
  return failure === undefined
    ? result
    : { ...result, found: `${result.found}; it could not be put right: ${failure}` };
}

function resultOf({ id, title }: Check, looked: Looked): CheckResult {
  if (!('remedy' in looked)) return { id, title, state: looked.state, found: looked.found };
  const { state, found, hinders, remedy } = looked;
  return { id, title, state, found, remedy, ...(state === 'error' ? { hinders } : {}) };
}

function reason(thrown: unknown): string {
  return thrown instanceof CommandError ? thrown.message : describeError(thrown);
}
