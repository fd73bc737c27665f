import { UserError } from '../errors.js';
import { lookAtPlatform, obstaclesOf, prepareHost, probePodman, type Setup } from '../host/prepare.js';
import type { CheckResult, CheckState } from '../host/run-checks.js';
import type { LocalImage } from '../podman/podman.js';
import { countWords, formatCheck, unfitText } from '../report/host-text.js';
import type { Job } from './job.js';
import { later } from './later.js';

export interface ReadyHost {
  readonly checks: readonly CheckResult[];
  /** The images of this user, which podman is asked for beside the last of the checks. */
  readonly listing: Promise<readonly LocalImage[]>;
}

/**
 * Looks at the host and puts right what `setup` allows.
 * @throws UserError with every obstacle and its remedy where a registry cannot run here
 */
export async function readyHost(setup: Setup, job: Job): Promise<ReadyHost> {
  const { host, podman, log } = job;
  const checks: CheckResult[] = [];
  const judge = (results: readonly CheckResult[]) => {
    checks.push(...results);
    for (const one of results) if (CONCERNS.includes(one.state)) log.info(formatCheck(one));
    expectFit(results, setup, host.user.name);
    return results;
  };
  judge(await lookAtPlatform(host, setup));
  await job.claimHost();
  judge(await prepareHost(host, setup));
  const asked = later(podman.images());
  const probed = judge(await probePodman(host, setup));
  // What podman answered before it was put right does not count.
  const wasMended = probed.some(({ state }) => state === 'mended');
  log.info(checks.length === 0 ? 'not looked at' : `✓ ${countWords(checks)}`);
  return { checks, listing: wasMended ? later(podman.images()) : asked };
}

// What nothing of the registry needs is for those who ask the doctor.
const CONCERNS: readonly CheckState[] = ['mended', 'warning', 'error', 'unknown'];

function expectFit(results: readonly CheckResult[], setup: Setup, user: string): void {
  const obstacles = obstaclesOf(results);
  if (obstacles.length === 0) return;
  const hint =
    setup === 'check' ? '`setup: auto` puts right what it can; `setup: check` only looks.' : undefined;
  throw new UserError(unfitText(obstacles, user, hint));
}
