import { UserError } from '../errors.js';
import { attempt } from '../exec/run.js';
import type { Log } from '../log.js';
import { type Check, type CheckResult, runChecks } from './check.js';
import { namespace } from './checks/namespace.js';
import { platform } from './checks/platform.js';
import { podmanVersion } from './checks/podman-version.js';
import { programs } from './checks/programs.js';
import { environment, lingering, userManager } from './checks/session.js';
import { subids } from './checks/subids.js';
import { type Host, thisHost } from './host.js';

/** `auto` puts right what it can, `check` only looks, `off` does not look. */
export type Setup = 'auto' | 'check' | 'off';

export const platformChecks = [platform];
export const hostChecks = [programs, subids, lingering, userManager, environment];
/** They call podman, which leaves a pause process with the ids of that moment behind, so they wait until the rest is right. */
export const liveChecks = [podmanVersion, namespace];

/**
 * Looks at the host and, under `auto`, puts it right, as far as that goes without calling podman.
 * @throws UserError when rootless Podman cannot work here, with every obstacle and its remedy
 */
export async function prepareHost(host: Host, setup: Setup): Promise<CheckResult[]> {
  const results = await judge(platformChecks, host, setup);
  return [...results, ...(await judge(hostChecks, host, setup))];
}

/**
 * Lets podman show what it really gets.
 * @throws UserError as `prepareHost` does
 */
export async function probePodman(host: Host, setup: Setup): Promise<CheckResult[]> {
  return judge(liveChecks, host, setup);
}

async function judge(checks: readonly Check[], host: Host, setup: Setup): Promise<CheckResult[]> {
  if (setup === 'off') return [];
  const results = await runChecks(checks, host, { mend: setup === 'auto' });
  for (const result of results) host.log.info(formatCheck(result));
  if (results.some(({ state }) => state === 'cannot')) throw unfitHost(results, setup);
  return results;
}

/** Why rootless Podman cannot work on this kind of machine at all, or nothing where it can. Changes nothing. */
export async function lookAtPlatform(log: Log): Promise<CheckResult | undefined> {
  const host = thisHost({
    log,
    attempt,
    journal: { record: async () => undefined },
    exportVariable: () => undefined,
  });
  const results = await runChecks(platformChecks, host, { mend: false });
  return results.find(({ state }) => state === 'cannot');
}

const MARKS = { ok: '✓', mended: '✎', warning: '!', cannot: '✗' } as const;

/** One line of the log for one check. */
export function formatCheck({ id, title, state, found, remedy }: CheckResult): string {
  const said = state === 'mended' ? `put right: ${found}` : found;
  return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy}`}`;
}

function unfitHost(results: readonly CheckResult[], setup: Setup): UserError {
  const obstacles = results.filter(({ state }) => state === 'cannot');
  const lines = obstacles.map(
    ({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy}`,
  );
  const hint = setup === 'check' ? '\n`setup: auto` puts right what it can; `setup: check` only looks.' : '';
  return new UserError(`rootless Podman cannot work on this host:\n${lines.join('\n')}${hint}`);
}
