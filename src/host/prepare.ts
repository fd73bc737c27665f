import type { Phase } from './check.js';
import { checksOf } from './checks/index.js';
import type { Host } from './host.js';
import { type CheckResult, runChecks } from './run-checks.js';

/** `auto` puts right what it can, `check` only looks, `off` does not look. */
export type Setup = 'auto' | 'check' | 'off';

/** What keeps rootless Podman from working on this kind of machine at all. Changes nothing. */
export async function lookAtPlatform(host: Host, setup: Setup): Promise<CheckResult[]> {
  return look('platform', host, setup);
}

/** Looks at the host and, under `auto`, puts it right, as far as that goes without calling podman. */
export async function prepareHost(host: Host, setup: Setup): Promise<CheckResult[]> {
  return look('host', host, setup);
}

/** Lets podman show what it really gets. */
export async function probePodman(host: Host, setup: Setup): Promise<CheckResult[]> {
  return look('podman', host, setup);
}

async function look(phase: Phase, host: Host, setup: Setup): Promise<CheckResult[]> {
  return setup === 'off' ? [] : runChecks(checksOf(phase), host, { mend: setup === 'auto' });
}

/** What keeps a registry from running in a pod and being pushed to. */
export function obstaclesOf(results: readonly CheckResult[]): CheckResult[] {
  return results.filter(({ hinders = [] }) => hinders.includes('pod') || hinders.includes('push'));
}
