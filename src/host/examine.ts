import { UserError } from '../platform/errors.js';
import type { Phase } from './check.js';
import { checks, checksOf } from './checks/index.js';
import type { Host } from './host.js';
import { type CheckResult, runChecks } from './run-checks.js';

/** `auto` fixes what it can, `check` only reports, `off` skips the checks. */
export type Setup = 'auto' | 'check' | 'off';

/** The results of all checks of a host. */
export interface Examination {
  readonly results: readonly CheckResult[];
  /** Milliseconds. */
  readonly duration: number;
}

/** Runs the checks of one phase and, under `auto`, fixes what they find. */
export async function checkPhase(phase: Phase, host: Host, setup: Setup): Promise<CheckResult[]> {
  return setup === 'off' ? [] : runChecks(checksOf(phase), host, { fix: setup === 'auto' });
}

/**
 * Runs every check, including a test container. With `fix`, fixes what it can. On an unsupported machine only the
 * platform is checked.
 */
export async function examine(host: Host, options: { readonly fix: boolean }): Promise<Examination> {
  const begun = performance.now();
  const results: CheckResult[] = await runChecks(checksOf('platform'), host, options);
  if (isFit(results)) {
    // Nothing changes, so podman can run in parallel with the other checks.
    const stages = options.fix
      ? [checksOf('host'), checksOf('podman'), checksOf('probe')]
      : [checks.filter(({ phase }) => phase !== 'platform')];
    for (const stage of stages) results.push(...(await runChecks(stage, host, options)));
  }
  return { results, duration: performance.now() - begun };
}

/** Whether there are no errors. */
export function isFit(results: readonly CheckResult[]): boolean {
  return !results.some(({ state }) => state === 'error');
}

/** The results that prevent a registry in a pod, or pushes to it. */
export function obstaclesOf(results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ hinders = [] }) => hinders.includes('pod') || hinders.includes('push'));
}

/** Rootless Podman cannot work on this host. `explainFailure` shows the obstacles with their remedies. */
export class HostUnfitError extends UserError {
  /**
   * @param user the user who runs the commands that do not need root
   * @param hint advice about another setting
   */
  constructor(
    readonly obstacles: readonly CheckResult[],
    readonly user: string,
    readonly hint?: string,
  ) {
    super(`rootless Podman cannot work on this host: ${obstacles.map(({ id }) => id).join(', ')}`);
  }
}
