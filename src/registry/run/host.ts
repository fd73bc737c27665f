import { checkPhase, obstaclesOf, type Setup } from '../../host/examine.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import { pauseProcessMap } from '../../host/facts/pause-process.js';
import { installedPodmanVersion } from '../../host/facts/podman-version.js';
import { storedImages } from '../../host/facts/stored-images.js';
import type { Host } from '../../host/host.js';
import { countWords, formatCheck } from '../../host/report/text.js';
import type { CheckResult, CheckState } from '../../host/run-checks.js';
import { idCount, parseIdMap } from '../../host/subids/idmap.js';
import { ENOUGH_IDS } from '../../host/subids/ranges.js';
import { HostUnfitError } from '../../host/unfit-error.js';
import { later } from '../../platform/in-background.js';
import type { LocalImage } from '../../podman/podman.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { RegistryJob } from '../job.js';

/** The checks of the host, by what they need: nothing, the host, podman. */
export type HostChecks = Readonly<
  Record<'platform' | 'host' | 'podman', (host: Host, setup: Setup) => Promise<CheckResult[]>>
>;

export const HOST_CHECKS: HostChecks = {
  platform: (host, setup) => checkPhase('platform', host, setup),
  host: (host, setup) => checkPhase('host', host, setup),
  podman: (host, setup) => checkPhase('podman', host, setup),
};

export interface ReadyHost {
  readonly checks: readonly CheckResult[];
  /** The images of this user, which podman is asked for beside the last of the checks. */
  readonly images: Promise<readonly LocalImage[]>;
}

/**
 * Looks at the host and puts right what `setup` allows.
 * @throws HostUnfitError where a registry cannot run here
 */
export async function readyHost(
  setup: Setup,
  job: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<ReadyHost> {
  const { host, podman, log } = job;
  const checks: CheckResult[] = [];
  const judge = (results: readonly CheckResult[]) => {
    checks.push(...results);
    logFindings(results, job);
    assertFit(results, setup, host.user.name);
    return results;
  };
  judge(await hostChecks.platform(host, setup));
  await job.claimHost();
  judge(await hostChecks.host(host, setup));
  const asked = later(podman.images());
  const probed = judge(await hostChecks.podman(host, setup));
  // What podman answered before it was put right does not count.
  const wasFixed = probed.some(({ state }) => state === 'fixed');
  log.info(checks.length === 0 ? 'not looked at' : `✓ ${countWords(checks)}`);
  return { checks, images: wasFixed ? later(podman.images()) : asked };
}

/** A host where this user's podman is at work already, so that another call of it settles nothing any more. */
export interface WarmHost {
  readonly version: PodmanVersion;
  readonly images: Promise<readonly LocalImage[]>;
  /** As for a pod that is like all others. */
  readonly mapping: undefined;
  /** Finds out what can be found out without podman, and fixes nothing. */
  check(): Promise<readonly CheckResult[]>;
}

/** Has this user's podman been at work since the machine was booted, with all ids that it needs, in a session? */
export async function isPodmanWarm({ host }: RegistryJob): Promise<boolean> {
  if (host.variable('XDG_RUNTIME_DIR') !== `/run/user/${host.user.uid}`) return false;
  const [map = '', session] = await Promise.all([
    pauseProcessMap(host),
    host.listens(`${runtimeDirectory(host)}/bus`),
  ]);
  return session && idCount(parseIdMap(map)) > ENOUGH_IDS;
}

/**
 * Where podman is at work, the looks may go on beside the pod: what makes its first call a special one (where it stores,
 * with which ids) is settled. It is not asked what it says of itself, which takes as long as half a pod: a pod that
 * answers says more.
 * @returns nothing where the host is not what it must be
 */
export async function warmHost(
  setup: Setup,
  job: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<WarmHost | undefined> {
  const { host, podman } = job;
  const platform = await hostChecks.platform(host, setup);
  if (obstaclesOf(platform).length > 0) return undefined;
  const listed = later(storedImages(host).then((found) => found ?? podman.images()));
  const asked = later(installedPodmanVersion(host));
  await job.claimHost();
  const only = setup === 'off' ? 'off' : 'check';
  const check = async () => [...platform, ...(await hostChecks.host(host, only))];
  const version = await asked;
  const isListed = (await listed.catch(() => undefined)) !== undefined;
  return version && isListed ? { version, images: listed, mapping: undefined, check } : undefined;
}

/** Does podman itself say of the host why a pod fails? Looks only. */
export async function podmanReportsProblem(
  setup: Setup,
  { host }: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<boolean> {
  return !isHealthy(await hostChecks.podman(host, setup === 'off' ? 'off' : 'check'), setup);
}

/** Is there nothing that has to be put right, or cannot be? */
export function isHealthy(results: readonly CheckResult[], setup: Setup): boolean {
  const fixable = results.some(({ remedy }) => setup === 'auto' && remedy?.automatic === true);
  return !fixable && obstaclesOf(results).length === 0;
}

/** Says what there is to say of a host that is as it should be. */
export function logHealthy(results: readonly CheckResult[], job: RegistryJob): void {
  logFindings(results, job);
  job.log.info(results.length === 0 ? 'not looked at' : `✓ ${countWords(results)}`);
}

// What nothing of the registry needs is for those who ask the doctor.
const CONCERNS: readonly CheckState[] = ['fixed', 'warning', 'error', 'unknown'];

function logFindings(results: readonly CheckResult[], { log }: RegistryJob): void {
  for (const one of results) if (CONCERNS.includes(one.state)) log.info(formatCheck(one));
}

function assertFit(results: readonly CheckResult[], setup: Setup, user: string): void {
  const obstacles = obstaclesOf(results);
  if (obstacles.length === 0) return;
  const hint =
    setup === 'check' ? '`setup: auto` puts right what it can; `setup: check` only looks.' : undefined;
  throw new HostUnfitError(obstacles, user, hint);
}
