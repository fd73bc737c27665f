import { checks, checksOf } from './checks/index.js';
import type { Host } from './host.js';
import { type CheckResult, runChecks } from './run-checks.js';

/** What looking at a whole host brought. */
export interface Examination {
  readonly results: readonly CheckResult[];
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * Looks at everything, a container included, and puts right what can be put right where `mend` allows. Where the kind
 * of machine is wrong, nothing else is looked at.
 */
export async function examine(host: Host, options: { readonly mend: boolean }): Promise<Examination> {
  const begun = performance.now();
  const results: CheckResult[] = await runChecks(checksOf('platform'), host, options);
  if (!results.some(({ state }) => state === 'error')) {
    // Nothing is going to be changed: podman may be asked while the rest is looked at.
    const stages = options.mend
      ? [checksOf('host'), checksOf('podman'), checksOf('probe')]
      : [checks.filter(({ phase }) => phase !== 'platform')];
    for (const stage of stages) results.push(...(await runChecks(stage, host, options)));
  }
  return { results, duration: performance.now() - begun };
}

/** Nothing was found that keeps something from working. */
export function isFit(results: readonly CheckResult[]): boolean {
  return !results.some(({ state }) => state === 'error');
}
