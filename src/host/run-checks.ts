import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from '../platform/errors.js';
import { CommandError } from '../platform/exec.js';
import { applySteps } from './apply-steps.js';
import type { Check, Purpose, Verdict } from './check.js';
import { type Host, NeedsRootError } from './host.js';
import type { Remedy } from './remedy.js';

/** `unknown`: the check itself failed or took too long. */
export type CheckState = 'ok' | 'fixed' | 'skipped' | 'info' | 'warning' | 'error' | 'unknown';

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  readonly found: string;
  /** The state before the fix. */
  readonly before?: string;
  /** Only with `error`: the purposes that do not work because of it. */
  readonly hinders?: readonly Purpose[];
  /** With `info`, `warning` and `error`. */
  readonly remedy?: Remedy;
}

/**
 * Runs all checks in parallel. With `fix`, fixes the problems in the order of the list. From the first change on,
 * no other job of this user changes the host, and the later checks run again because their results may be
 * outdated.
 */
export async function runChecks(
  checks: readonly Check[],
  host: Host,
  options: { readonly fix: boolean },
): Promise<CheckResult[]> {
  const outcomes = await runAll(checks, host);
  const wrong = outcomes.findIndex(isFixable);
  if (!options.fix || wrong === -1) return resultsOf(checks, outcomes);
  const results = resultsOf(checks.slice(0, wrong), outcomes);
  return host.exclusively(async () => [...results, ...(await fixAll(checks.slice(wrong), host))]);
}

async function fixAll(checks: readonly Check[], host: Host): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (let rest = checks; ; ) {
    host.forget();
    const outcomes = await runAll(rest, host);
    const wrong = outcomes.findIndex(isFixable);
    const [one, verdict] = [rest[wrong], outcomes[wrong]];
    if (one === undefined || verdict === undefined || !isFixable(verdict)) {
      return [...results, ...resultsOf(rest, outcomes)];
    }
    results.push(...resultsOf(rest.slice(0, wrong), outcomes), await fixAndCheckAgain(one, host, verdict));
    rest = rest.slice(wrong + 1);
  }
}

function runAll(checks: readonly Check[], host: Host): Promise<Outcome[]> {
  return Promise.all(checks.map((one) => runWithin(one, host)));
}

function resultsOf(checks: readonly Check[], outcomes: readonly Outcome[]): CheckResult[] {
  return checks.flatMap((one, index) => {
    const verdict = outcomes[index];
    return verdict === undefined ? [] : [resultOf(one, verdict)];
  });
}

/** Whether `setup: auto` can fix it. */
function isFixable(verdict: Outcome): verdict is Extract<Verdict, { remedy: Remedy }> {
  return 'remedy' in verdict && verdict.remedy.automatic === true;
}

type Outcome = Verdict | { readonly state: 'unknown'; readonly found: string };

/** A check that fails or hangs is `unknown` and does not delay the others. */
async function runWithin(one: Check, host: Host): Promise<Outcome> {
  const ended = new AbortController();
  try {
    return await Promise.race([one.run(host), late(one, host, ended.signal)]);
  } catch (thrown) {
    return { state: 'unknown', found: `the check failed: ${reason(thrown)}` };
  } finally {
    ended.abort();
  }
}

// How many times a check gets its limit if the processors are busy, because then it is slow and does not hang.
const PATIENCE = 6;

// Percent of the last 10 s in which a process waited for a processor.
const BUSY = 50;

async function late({ limit }: Check, host: Host, signal: AbortSignal): Promise<Outcome> {
  for (let times = 1; ; times += 1) {
    await sleep(limit * 1000, undefined, { signal });
    if (times < PATIENCE && (await isBusy(host))) continue;
    return { state: 'unknown', found: `the check did not finish within ${limit * times} s` };
  }
}

/** Source: Documentation/accounting/psi.rst of Linux. */
async function isBusy(host: Host): Promise<boolean> {
  const text = await host.read('/proc/pressure/cpu');
  return Number(/^some avg10=([\d.]+)/.exec(text ?? '')?.[1] ?? 0) > BUSY;
}

async function fixAndCheckAgain(
  one: Check,
  host: Host,
  { found: before, remedy }: Extract<Verdict, { remedy: Remedy }>,
): Promise<CheckResult> {
  let failure: string | undefined;
  try {
    await applySteps(remedy.steps ?? [], host);
  } catch (thrown) {
    // The commands are below the results.
    failure = thrown instanceof NeedsRootError ? 'the fix needs root' : `the fix failed: ${reason(thrown)}`;
  }
  host.forget();
  const after = await runWithin(one, host);
  if (after.state === 'ok')
    return { id: one.id, title: one.title, state: 'fixed', found: after.found, before };
  const result = resultOf(one, after);
  return failure === undefined ? result : { ...result, found: `${result.found}; ${failure}` };
}

function resultOf({ id, title }: Check, outcome: Outcome): CheckResult {
  if (!('remedy' in outcome)) return { id, title, state: outcome.state, found: outcome.found };
  const { state, found, hinders, remedy } = outcome;
  return { id, title, state, found, remedy, ...(state === 'error' ? { hinders } : {}) };
}

function reason(thrown: unknown): string {
  return thrown instanceof CommandError ? thrown.message : describeError(thrown);
}
