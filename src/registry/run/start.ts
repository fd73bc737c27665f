import { join } from 'node:path';
import { installedForwarders } from '../../host/facts/forwarders.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import type { CheckResult } from '../../host/run-checks.js';
import { heldLog } from '../../platform/buffered-log.js';
import { later } from '../../platform/in-background.js';
import { chooseForwarder } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import { validateConfigOverrides } from '../config/trial.js';
import { areHere, type ChosenImages, chooseImages } from '../images/choose-images.js';
import { packagedImage } from '../images/images.js';
import { phase, type RegistryJob } from '../job.js';
import { podMirrors } from '../mirror/mirrors.js';
import { type Persistent, persistentRegistry, type Up } from '../persistent/start.js';
import { buildProofImage, type MadeImage } from '../proof/proof.js';
import type { RegistryRequest } from '../request.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PodMapping } from '../spec/mapping.js';
import { podAccess, podStorage, possiblePaths, readFragments } from './choices.js';
import {
  busyHost,
  type HostChecks,
  isAsItShouldBe,
  isAtWork,
  podmanSaysWhy,
  readyHost,
  tellFit,
} from './host.js';
import { readyMapping } from './mapping.js';
import { playRegistry } from './play.js';
import type { Ground } from './preflight.js';

/** What a registry is made of. */
export interface Plan {
  readonly inputs: RegistryRequest;
  readonly ground: Ground;
  readonly persistent: Persistent | undefined;
  readonly job: RegistryJob;
  /** Work that needs no podman and has begun. */
  readonly archive: Promise<string> | undefined;
  /** May be called several times; makes them once. */
  secrets(): Promise<RegistrySecrets>;
  /** Other ones than those of this program, for tests. */
  readonly hostChecks?: HostChecks;
}

/** A registry that answers, and what it came of. */
export interface Raised {
  readonly checks: readonly CheckResult[];
  readonly version: PodmanVersion;
  readonly mapping: PodMapping | undefined;
  readonly images: ChosenImages;
  readonly proofImage: Promise<MadeImage> | undefined;
  readonly up: Up;
}

/** How far a run has come, for the case that it goes no further. */
export interface FailureContext {
  /** As soon as the pod is about to be played. */
  begun?: {
    readonly job: RegistryJob;
    /** The name of the pod. */
    readonly pod: string;
    readonly checks: readonly CheckResult[];
    readonly ports: readonly number[];
    /** Where the registry's data is, where that is a directory of the host. */
    readonly data: string | undefined;
  };
}

/** From a host to a registry that answers. */
export async function raiseRegistry(plan: Plan, failure: FailureContext): Promise<Raised> {
  return (await raiseBesideLooks(plan, failure)) ?? raiseAfterLooks(plan, failure);
}

/** First everything is looked at and put right, then the images, then the pod. */
async function raiseAfterLooks(plan: Plan, failure: FailureContext): Promise<Raised> {
  const { inputs, job } = plan;
  const { checks, listing, version, mapping } = await phase(job, 'Host', async () => {
    const ready = await readyHost(inputs.setup, job, plan.hostChecks);
    const podmanVersion = await job.podman.version();
    const mapped = await readyMapping(inputs, podmanVersion, job);
    const all = [...ready.checks, ...mapped.checks];
    return { ...ready, version: podmanVersion, mapping: mapped.mapping, checks: all };
  });
  const making = later(plan.secrets());
  const images = await phase(job, 'Images', async () => chooseImages(inputs, await listing, job));
  // Not before it is clear that there is a registry to be had: until here nothing has been changed.
  const proofImage = buildProof(plan);
  const made = await making;
  setFailureContext(failure, plan, checks);
  const up = await phase(job, 'Registry', () => play(plan, images, made, version, mapping, job));
  return { checks, version, mapping, images, proofImage, up };
}

/**
 * Where podman is at work already and has the images, the pod is played while the host is looked at. Should something
 * have to be put right after all, or the pod fail and podman know why, it is taken away again, and played anew when that
 * is done.
 * @returns nothing where it has to go the long way
 */
async function raiseBesideLooks(plan: Plan, failure: FailureContext): Promise<Raised | undefined> {
  const { inputs, persistent, job } = plan;
  if (persistent !== undefined || !isPlain(inputs) || !(await isAtWork(job))) return undefined;
  const { watch, log, podman } = job;
  const busy = await busyHost(inputs.setup, job, plan.hostChecks);
  if (busy === undefined || !areHere(inputs, busy.listing)) return undefined;
  const { version, listing } = busy;
  const looks = later(busy.look());
  const [forImages, forPlay] = [held(job), held(job)];
  const choosing = later(watch.phase('Images', () => chooseImages(inputs, listing, forImages.job)));
  let onPlay = () => undefined as undefined;
  const called = new Promise<void>((resolve) => {
    onPlay = () => void resolve();
  });
  const playing = later(
    watch
      .phase('Registry', async () =>
        play(plan, await choosing, await plan.secrets(), version, undefined, forPlay.job, onPlay),
      )
      .finally(onPlay),
  );
  // In a storage of its own, so nothing is changed by it; and not before podman has its work.
  const proofImage = buildProof(plan, called);
  const checks = await log.group('Host', async () => {
    const results = await looks;
    if (isAsItShouldBe(results, inputs.setup)) tellFit(results, job);
    else log.info('something has to be put right first');
    return results;
  });
  const longWay = async () => {
    await Promise.allSettled([playing, ended(proofImage)]);
    await podman.removePod(job.name);
    job.host.forget();
    return undefined;
  };
  if (!isAsItShouldBe(checks, inputs.setup)) return longWay();
  setFailureContext(failure, plan, checks);
  const images = await log.group('Images', () => forImages.reveal(choosing));
  try {
    const up = await log.group('Registry', () => forPlay.reveal(playing));
    return { checks, version, mapping: undefined, images, proofImage, up };
  } catch (thrown) {
    if (await podmanSaysWhy(inputs.setup, job, plan.hostChecks)) return longWay();
    throw thrown;
  }
}

/** Nothing in it has to be tried, made or looked at before the pod is played. */
function isPlain({ mapping, storage, mirrors, fragments }: RegistryRequest): boolean {
  const own = fragments.registry !== undefined || fragments.nginx !== undefined;
  return mapping.kind === 'default' && storage.kind === 'job' && mirrors.upstreams.length === 0 && !own;
}

/** A job whose log is held back until its place has come. */
function held(job: RegistryJob): { readonly job: RegistryJob; reveal<T>(work: Promise<T>): Promise<T> } {
  const log = heldLog(job.log);
  return {
    job: { ...job, log, host: { ...job.host, log } },
    reveal: (work) => {
      log.release();
      return work;
    },
  };
}

function setFailureContext(
  failure: FailureContext,
  { inputs, ground, persistent, job }: Plan,
  checks: readonly CheckResult[],
) {
  const pod = persistent?.place.pod ?? job.name;
  const data = dataDirectory(inputs, persistent, job);
  failure.begun = { job, pod, checks, ports: ground.ports, data };
}

/** Where the registry's data is, where that is a directory of the host. */
function dataDirectory(
  { storage }: RegistryRequest,
  persistent: Persistent | undefined,
  { directory }: RegistryJob,
): string | undefined {
  if (storage.kind === 'path') return storage.path;
  if (storage.kind !== 'job') return undefined;
  return persistent === undefined ? join(directory, 'pod', 'data') : persistent.place.directory;
}

function buildProof(
  { archive, job }: Plan,
  after: Promise<void> = Promise.resolve(),
): Promise<MadeImage> | undefined {
  const { host, scratch, name, watch } = job;
  const storage = { root: join(scratch, 'storage'), runRoot: join(runtimeDirectory(host), name) };
  return (
    archive &&
    later(
      after.then(() =>
        watch.phase('Proof image', async () => buildProofImage(await archive, storage, job, name)),
      ),
    )
  );
}

/** Its container has ended too. */
async function ended(proofImage: Promise<MadeImage> | undefined): Promise<void> {
  await (await proofImage)?.namespace;
}

async function play(
  { inputs, ground, persistent }: Plan,
  images: ChosenImages,
  secrets: RegistrySecrets,
  version: PodmanVersion,
  mapping: PodMapping | undefined,
  job: RegistryJob,
  onPlay?: () => void,
): Promise<Up> {
  const { access, timeout, storage, fragments, mirrors, fastPaths } = inputs;
  const { host, bind, ports } = ground;
  const isFast = fastPaths.includes('forwarder');
  const forwarders = later(installedForwarders(job.host, version, { release: isFast }));
  const choices = {
    name: job.name,
    access: await podAccess(access, fastPaths),
    storage: await podStorage(storage),
    configOverrides: await readFragments(fragments),
    mirrors: await podMirrors(mirrors, job.log),
    fastPaths: await possiblePaths(
      { fastPaths, storage },
      images.nginx.name === packagedImage('nginx'),
      job.log,
    ),
    registryImage: images.registry.name,
    nginxImage: images.nginx.name,
    mapping,
  };
  const directory = join(job.directory, 'pod');
  await validateConfigOverrides(choices, secrets.contents, join(job.scratch, 'trial'), job);
  const forwarder = chooseForwarder(version, await forwarders, isFast);
  const options = { choices, host, bind, ports, secrets, directory, timeout, version, forwarder, onPlay };
  if (persistent !== undefined) return persistentRegistry(options, persistent, job);
  return { ...(await playRegistry(options, job)), secrets, found: false };
}
