import { join } from 'node:path';
import { installedForwarders } from '../../host/facts/forwarders.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import type { CheckResult } from '../../host/run-checks.js';
import { inBackground, moment } from '../../platform/concurrency.js';
import { chooseForwarder } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import { validateConfigOverrides } from '../config/trial.js';
import { areStored, chooseImages } from '../images/choose-images.js';
import { Phase } from '../job.js';
import { prepareCaches } from '../mirror/mirrors.js';
import { startPersistent } from '../persistent/start.js';
import { canPushByApi, startApiService } from '../proof/api-service.js';
import { buildProofImage, type MadeImage } from '../proof/proof-image.js';
import type { StartRequest } from '../request.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import { decideSpec } from './choices.js';
import type { AnsweringRegistry, FailureContext, RunningRegistry, StartContext } from './context.js';
import {
  checkWarmHost,
  isHealthy,
  isPodmanWarm,
  podmanReportsProblem,
  prepareHost,
  type WarmHost,
  warmHost,
} from './host.js';
import { playRegistry } from './play.js';

/**
 * Starts a registry: checks and fixes the host, gets the images, starts the pod. If podman is already initialized, the
 * three run in parallel. If a check then needs a fix, or podman fails and its checks explain the failure, removes the pod
 * and repeats everything in sequence.
 */
export async function startRegistry(
  context: StartContext,
  failure: FailureContext,
): Promise<RunningRegistry> {
  const warm = await findWarmHost(context);
  const running = warm && (await runPhases(context, failure, warm));
  return running ?? runPhases(context, failure);
}

/** @returns undefined if images or pod need a prepared host */
async function findWarmHost({
  request,
  persistent,
  job,
  hostChecks,
}: StartContext): Promise<WarmHost | undefined> {
  if (persistent !== undefined || !isPlain(request) || !(await isPodmanWarm(job))) return undefined;
  const warm = await warmHost(request.setup, job, hostChecks);
  return warm !== undefined && areStored(request, await warm.images) ? warm : undefined;
}

/** Whether nothing has to be tried, created or checked before the pod is played. */
function isPlain({ mapping, storage, mirrors, fragments }: StartRequest): boolean {
  const own = fragments.registry !== undefined || fragments.nginx !== undefined;
  return mapping.kind === 'default' && storage.kind === 'job' && mirrors.upstreams.length === 0 && !own;
}

/**
 * @param warm runs in parallel with the host checks
 * @returns undefined if the host needs fixes first; then nothing is left of this attempt
 */
async function runPhases(context: StartContext, failure: FailureContext): Promise<RunningRegistry>;
async function runPhases(
  context: StartContext,
  failure: FailureContext,
  warm: WarmHost,
): Promise<RunningRegistry | undefined>;
async function runPhases(
  context: StartContext,
  failure: FailureContext,
  warm?: WarmHost,
): Promise<RunningRegistry | undefined> {
  const { request, job, hostChecks } = context;
  const isBeside = warm !== undefined;
  const now = isBeside ? Promise.resolve() : undefined;
  const play = moment();
  // The checks keep this process busy, so podman starts first.
  const host = new Phase(job, 'Host', now && play.reached, (own) =>
    warm === undefined ? prepareHost(request, own, hostChecks) : checkWarmHost(warm, request.setup, own),
  );
  const { version, images: stored, mapping } = warm ?? (await host.show());
  const secrets = inBackground(context.secrets());
  const images = new Phase(job, 'Images', now, async (own) => chooseImages(request, await stored, own));
  const registry = new Phase(job, 'Registry', now, async (own) => {
    try {
      const prepared = { images: await images.result, secrets: await secrets, version, mapping };
      return await startPod({ ...context, job: own }, prepared, play.reach);
    } finally {
      play.reach();
    }
  });
  // Uses a separate storage. Starts when podman has started, or when the images are available.
  const proofImage = buildProof(context, version, isBeside ? play.reached : images.result);
  const endProof = () => proofImage?.then(({ api }) => api?.end());
  const startAgain = async () => {
    await Promise.allSettled([registry.result, endProof()]);
    await job.podman.removePod(job.name);
    job.host.forget();
    return undefined;
  };
  const { checks } = await host.show();
  if (isBeside && !isHealthy(checks, request.setup)) return startAgain();
  const chosen = await images.show();
  await secrets;
  failure.begun = failureAt(context, checks);
  try {
    const answering = await registry.show();
    return { ...answering, checks, version, images: chosen, proofImage };
  } catch (thrown) {
    if (isBeside && (await podmanReportsProblem(request.setup, job, hostChecks))) return startAgain();
    await Promise.allSettled([endProof()]);
    throw thrown;
  }
}

function failureAt(
  { request, address, persistent, job }: StartContext,
  checks: readonly CheckResult[],
): NonNullable<FailureContext['begun']> {
  const { storage } = request;
  const own = persistent === undefined ? join(job.directory, 'pod', 'data') : persistent.paths.directory;
  const data = storage.kind === 'path' ? storage.path : storage.kind === 'job' ? own : undefined;
  return { job, pod: persistent?.paths.pod ?? job.name, checks, ports: address.ports, data };
}

function buildProof(
  { proofArchive, job, request }: StartContext,
  version: PodmanVersion,
  after: Promise<unknown>,
): Promise<MadeImage> | undefined {
  const { host, scratch, name, watch } = job;
  const storage = { root: join(scratch, 'storage'), runRoot: join(runtimeDirectory(host), name) };
  // As root the service would move itself and others to another cgroup.
  const isServed = request.fastPaths.includes('api') && host.user.uid !== 0 && canPushByApi(version);
  const start = (options: readonly string[], directory: string) =>
    startApiService(options, directory, version, watch);
  const builder = { ...job, startApi: isServed ? start : undefined };
  const build = async () => buildProofImage((await proofArchive) ?? '', storage, builder, name);
  return proofArchive && inBackground(after.then(() => watch.phase('Proof image', build)));
}

/** Decides everything about the pod except its port, and starts it. */
async function startPod(
  context: StartContext,
  {
    images,
    secrets,
    version,
    mapping,
  }: Pick<RunningRegistry, 'images' | 'secrets' | 'version'> & Pick<RegistrySpec, 'mapping'>,
  onPlay: () => void,
): Promise<AnsweringRegistry> {
  const { request, persistent, job } = context;
  const isFast = request.fastPaths.includes('forwarder');
  const forwarders = inBackground(installedForwarders(job.host, version, { release: isFast }));
  const spec = await decideSpec(context, images, mapping);
  const trial = { ...spec, name: job.name };
  await validateConfigOverrides(trial, secrets.contents, join(job.scratch, 'trial'), job);
  const forwarder = chooseForwarder(version, await forwarders, isFast);
  const prepared = { spec, secrets, version, forwarder };
  if (persistent !== undefined) return startPersistent(context, persistent, prepared);
  await prepareCaches(spec, join(job.directory, 'pod'), request.mirrors.limit, job);
  return playRegistry(context, prepared, onPlay);
}
