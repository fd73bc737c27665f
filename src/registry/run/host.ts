import { checkPhase, obstaclesOf, type Setup } from '../../host/examine.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import { pauseProcessMap } from '../../host/facts/pause-process.js';
import { installedPodmanVersion } from '../../host/facts/podman-version.js';
import { storedImages } from '../../host/facts/stored-images.js';
import type { Host } from '../../host/host.js';
import { describeCounts, formatCheck } from '../../host/report/text.js';
import type { CheckResult, CheckState } from '../../host/run-checks.js';
import { idCount, parseIdMap } from '../../host/subids/idmap.js';
import { ENOUGH_IDS } from '../../host/subids/ranges.js';
import { HostUnfitError } from '../../host/unfit-error.js';
import { inBackground } from '../../platform/in-background.js';
import type { LocalImage } from '../../podman/podman.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { RegistryJob } from '../job.js';
import type { StartRequest } from '../request.js';
import type { PodMapping } from '../spec/mapping.js';
import { readyMapping } from './mapping.js';

/** The checks of the host, by what they need: nothing, the host, podman. */
export type HostChecks = Readonly<
  Record<'platform' | 'host' | 'podman', (host: Host, setup: Setup) => Promise<CheckResult[]>>
>;

const HOST_CHECKS: HostChecks = {
  platform: (host, setup) => checkPhase('platform', host, setup),
  host: (host, setup) => checkPhase('host', host, setup),
  podman: (host, setup) => checkPhase('podman', host, setup),
};

/** A host on which a pod can be started. */
interface UsableHost {
  readonly version: PodmanVersion;
  /** The images of this user. */
  readonly images: Promise<readonly LocalImage[]>;
  readonly mapping: PodMapping | undefined;
}

interface ReadyHost extends UsableHost {
  readonly checks: readonly CheckResult[];
}

/** A host where podman is warm, so that another call of it settles nothing any more. */
export interface WarmHost extends UsableHost {
  /** Finds out what can be found out without podman, and fixes nothing. */
  check(): Promise<readonly CheckResult[]>;
}

/**
 * Checks the host, fixes what `setup` allows, and makes the directories of the registry's data.
 * @throws HostUnfitError where a registry cannot run here
 */
export async function prepareHost(
  request: StartRequest,
  job: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<ReadyHost> {
  const { setup } = request;
  const { host, podman } = job;
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
  const asked = inBackground(podman.images());
  const probed = judge(await hostChecks.podman(host, setup));
  // What podman answered before it was fixed does not count.
  const wasFixed = probed.some(({ state }) => state === 'fixed');
  logCounts(checks, job);
  const images = wasFixed ? inBackground(podman.images()) : asked;
  const version = await podman.version();
  const mapped = await readyMapping(request, version, job);
  return { version, images, mapping: mapped.mapping, checks: [...checks, ...mapped.checks] };
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
 * Where podman is warm the host may be checked beside the pod: what makes podman's first call a special one (where it
 * stores, with which ids) is settled. Podman's own checks are left out, because they take as long as half a pod, and a pod
 * that answers says more.
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
  const listed = inBackground(storedImages(host).then((found) => found ?? podman.images()));
  const asked = inBackground(installedPodmanVersion(host));
  await job.claimHost();
  const only = setup === 'off' ? 'off' : 'check';
  const check = async () => [...platform, ...(await hostChecks.host(host, only))];
  const version = await asked;
  const isListed = (await listed.catch(() => undefined)) !== undefined;
  return version && isListed ? { version, images: listed, mapping: undefined, check } : undefined;
}

/** Do the checks of podman say why a pod fails? Fixes nothing. */
export async function podmanReportsProblem(
  setup: Setup,
  { host }: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<boolean> {
  return !isHealthy(await hostChecks.podman(host, setup === 'off' ? 'off' : 'check'), setup);
}

/** Is there nothing to be fixed, and no obstacle? */
export function isHealthy(results: readonly CheckResult[], setup: Setup): boolean {
  const fixable = results.some(({ remedy }) => setup === 'auto' && remedy?.automatic === true);
  return !fixable && obstaclesOf(results).length === 0;
}

/** Checks a warm host, and logs what was found where nothing has to be fixed first. */
export async function checkWarmHost(warm: WarmHost, setup: Setup, job: RegistryJob): Promise<ReadyHost> {
  const checks = await warm.check();
  if (isHealthy(checks, setup)) {
    logFindings(checks, job);
    logCounts(checks, job);
  } else {
    job.log.info('the host needs fixes first; starting again afterwards');
  }
  return { ...warm, checks };
}

function logCounts(checks: readonly CheckResult[], { log }: RegistryJob): void {
  log.info(checks.length === 0 ? 'not looked at' : `✓ ${describeCounts(checks)}`);
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
