import { checkPhase, HostUnfitError, obstaclesOf, type Setup } from '../../host/examine.js';
import { installedForwarders } from '../../host/facts/forwarders.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import { pauseProcessMap } from '../../host/facts/pause-process.js';
import { installedPodmanVersion } from '../../host/facts/podman.js';
import { storedImages } from '../../host/facts/store.js';
import type { Host } from '../../host/host.js';
import { describeCounts, formatCheck } from '../../host/report/text.js';
import type { CheckResult, CheckState } from '../../host/run-checks.js';
import { idCount, parseIdMap } from '../../host/subids/idmap.js';
import { ENOUGH_IDS } from '../../host/subids/ranges.js';
import { inBackground } from '../../platform/concurrency.js';
import type { LocalImage } from '../../podman/podman.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { RegistryJob } from '../job.js';
import type { StartRequest } from '../request.js';
import type { PodMapping } from '../spec/mapping.js';
import { readyMapping } from './mapping.js';

/** The host checks by their requirements: none, the host, podman. */
export type HostChecks = Readonly<
  Record<'platform' | 'host' | 'podman', (host: Host, setup: Setup) => Promise<CheckResult[]>>
>;

const HOST_CHECKS: HostChecks = {
  platform: (host, setup) => checkPhase('platform', host, setup),
  host: (host, setup) => checkPhase('host', host, setup),
  podman: (host, setup) => checkPhase('podman', host, setup),
};

/** A host that can start a pod. */
interface UsableHost {
  readonly version: PodmanVersion;
  /** The images of this user. */
  readonly images: Promise<readonly LocalImage[]>;
  readonly mapping: PodMapping | undefined;
}

interface ReadyHost extends UsableHost {
  readonly checks: readonly CheckResult[];
}

/** A host on which this user's podman is already initialized. */
export interface WarmHost extends UsableHost {
  /** Runs the checks that do not need podman, without fixing anything. */
  check(): Promise<readonly CheckResult[]>;
}

/**
 * Checks the host, fixes what `setup` allows, and creates the directories of the registry's data.
 * @throws HostUnfitError if a registry cannot run here
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
  // Answers of podman from before a fix do not count.
  const wasFixed = probed.some(({ state }) => state === 'fixed');
  logCounts(checks, job);
  const images = wasFixed ? inBackground(podman.images()) : asked;
  const version = await podman.version();
  const mapped = await readyMapping(request, version, job);
  return { version, images, mapping: mapped.mapping, checks: [...checks, ...mapped.checks] };
}

/**
 * Starts asking for what a pod waits for: the versions of podman and of its forwarder. The answers are shared with the host
 * checks.
 */
export function askAhead(host: Host, release: boolean): void {
  const asked = installedPodmanVersion(host).then((version) =>
    version ? installedForwarders(host, version, { release }) : undefined,
  );
  void inBackground(asked);
}

/** Whether this user's podman has run since boot, with all ids that it needs, in a session. */
export async function isPodmanWarm({ host }: RegistryJob): Promise<boolean> {
  if (host.variable('XDG_RUNTIME_DIR') !== `/run/user/${host.user.uid}`) return false;
  const [map = '', session] = await Promise.all([
    pauseProcessMap(host),
    host.listens(`${runtimeDirectory(host)}/bus`),
  ]);
  return session && idCount(parseIdMap(map)) > ENOUGH_IDS;
}

/**
 * If podman is initialized (storage and ids are fixed), the host can be checked while the pod starts. The checks that call
 * podman are skipped: they take half as long as starting a pod, and a pod that answers is better evidence.
 * @returns undefined if the host does not qualify
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

/** Whether the checks that call podman explain why a pod fails. Fixes nothing. */
export async function podmanReportsProblem(
  setup: Setup,
  { host }: RegistryJob,
  hostChecks: HostChecks = HOST_CHECKS,
): Promise<boolean> {
  return !isHealthy(await hostChecks.podman(host, setup === 'off' ? 'off' : 'check'), setup);
}

/** Whether there is nothing to fix and no obstacle. */
export function isHealthy(results: readonly CheckResult[], setup: Setup): boolean {
  const fixable = results.some(({ remedy }) => setup === 'auto' && remedy?.automatic === true);
  return !fixable && obstaclesOf(results).length === 0;
}

/** Checks an initialized host, and logs the results if no fix is needed first. */
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
  log.info(checks.length === 0 ? 'host checks are off (setup: off)' : `✓ ${describeCounts(checks)}`);
}

// Informational results are only in the doctor's report.
const CONCERNS: readonly CheckState[] = ['fixed', 'warning', 'error', 'unknown'];

function logFindings(results: readonly CheckResult[], { log }: RegistryJob): void {
  for (const one of results) if (CONCERNS.includes(one.state)) log.info(formatCheck(one));
}

function assertFit(results: readonly CheckResult[], setup: Setup, user: string): void {
  const obstacles = obstaclesOf(results);
  if (obstacles.length === 0) return;
  const hint =
    setup === 'check' ? '`setup: auto` fixes what it safely can; `setup: check` only reports.' : undefined;
  throw new HostUnfitError(obstacles, user, hint);
}
