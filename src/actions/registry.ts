import { join } from 'node:path';
import { attempt } from '../exec/run.js';
import { homeDirectory } from '../host/facts/home.js';
import { formatVersion, type PodmanVersion } from '../podman/version.js';
import { emitArtifacts } from '../registry/emit.js';
import { writePrivate } from '../registry/files.js';
import { tryFragments } from '../registry/fragments-trial.js';
import type { PodMapping } from '../registry/mapping.js';
import { withUpstreams } from '../registry/mirrors.js';
import { lookAtNamespace } from '../registry/namespace.js';
import { playRegistry } from '../registry/play.js';
import { authority, describePod, type RegistryPod } from '../registry/pod.js';
import { archiveProofImage, buildProofImage, type Proof, type ProofImage, prove } from '../registry/proof.js';
import { makeSecrets, type RegistrySecrets } from '../registry/secrets.js';
import { clientFor } from '../registry/token.js';
import { existingAuthFiles, writeAuthFile } from '../registry/trust.js';
import { proofLines, quadletWords, registrySummary } from '../report/summary.js';
import { trustWords } from '../report/trust-words.js';
import type { TrustOutputs } from '../trust/client.js';
import { giveTrust, planTrust, type TrustPlan } from '../trust/plan.js';
import { exportForJob } from '../trust/variable.js';
import { type ChosenImages, chooseImages } from './choose-images.js';
import { rememberMasked, type Scene, tellFailure } from './failure.js';
import type { Runner } from './github.js';
import { type RegistryInputs, readInputs } from './inputs.js';
import { type Job, startJob } from './job.js';
import { later } from './later.js';
import { expectMapping, readyMapping } from './mapping.js';
import { expectMirrors, podMirrors, useMirrors, withUpstreamSecrets } from './mirrors.js';
import { setOutputs } from './outputs.js';
import {
  findPersistent,
  forgetProof,
  groundFor,
  PERSISTENT_LIFETIME,
  type Persistent,
  persistentRegistry,
  settledInputs,
  type Up,
} from './persistent.js';
import { maskGiven, podAccess, podStorage, readFragments, secretUsers, storageKeys } from './pod-choices.js';
import type { Ground } from './preflight.js';
import { readyHost } from './ready-host.js';
import { expectSeed, seedRegistry } from './seed.js';

/**
 * Main of the action: from the inputs to a registry that is up, trusted, proven and described.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function main(runner: Runner, actionRoot: string): Promise<void> {
  const scene: Scene = {};
  const { runner: remembering, masked } = rememberMasked(runner);
  try {
    await bringUpRegistry(remembering, actionRoot, scene);
  } catch (thrown) {
    await tellFailure(thrown, scene, masked, runner);
  }
}

async function bringUpRegistry(runner: Runner, actionRoot: string, scene: Scene): Promise<void> {
  const { log } = runner;
  const asked = readInputs(runner.input);
  maskGiven(asked, log);
  const wishes = await expectSeed(asked);
  expectMirrors(asked);
  const persistent = await findPersistent(asked);
  const inputs = settledInputs(asked, persistent);
  const ground = await groundFor(inputs, persistent, log);
  for (const warning of ground.certificate?.warnings ?? []) log.warning(warning);

  const job = await startJob(runner, actionRoot, inputs.users);
  await expectMapping(inputs, job);
  const trust = await planTrust(inputs.trust, ground.host, job.host);
  const early = await startEarly(inputs, ground, job);
  const { checks, listing, version, mapping } = await log.group('Host', async () => {
    const ready = await readyHost(inputs.setup, job);
    const podmanVersion = await job.podman.version();
    const mapped = await readyMapping(inputs, podmanVersion, job);
    const all = [...ready.checks, ...mapped.checks];
    return { ...ready, version: podmanVersion, mapping: mapped.mapping, checks: all };
  });

  const making = early.secrets ?? later(prepareSecrets(inputs, ground, job));
  const images = await log.group('Images', async () => chooseImages(inputs, await listing, job));
  // Not before it is clear that there is a registry to be had: until here nothing has been changed.
  const proofImage = early.archive && later(buildProof(early.archive, job));
  const made = await making;

  const name = persistent?.place.pod ?? job.name;
  const data = dataDirectory(inputs, persistent, job);
  scene.begun = { job, pod: name, checks, ports: ground.ports, data };
  const up = await log.group('Registry', () =>
    play(inputs, ground, images, made, version, mapping, persistent, job),
  );
  const { pod, startup, secrets, found } = up;
  const access = await log.group('Trust', () => giveAccess(pod, secrets, trust, job));
  await useMirrors(pod, secrets, job);
  const quadletDirectory = inputs.quadletDirectory ?? join(job.directory, 'quadlet');
  const looking = later(lookAtNamespace(pod, job.podman));
  const emitting = later(
    emitArtifacts(
      withUpstreams(pod),
      version,
      quadletDirectory,
      job.host.user.home,
      attempt,
      inputs.kubernetes,
    ),
  );
  const proof =
    proofImage &&
    (await log.group('Proof', async () => proveRegistry(pod, await proofImage, images, secrets, job)));
  await forgetProof(persistent, proof, up);

  const seeding = await seedRegistry(inputs, wishes, pod, secrets, access.authFile, job, runner);

  const namespace = await looking;
  const quadlet = await emitting;
  log.info(`✓ Quadlet ${quadletWords(quadlet)}`);

  const report = {
    podman: formatVersion(version),
    checks,
    registry: authority(pod.address),
    username: secrets.credentials?.username,
    images: [images.registry, images.nginx],
    startup,
    proof,
    namespace,
    user: job.host.user,
    mapping,
    record: pod,
    trust: trustWords(trust.clients.map(({ target }) => target)),
    quadlet,
    ...access,
  };
  setOutputs(runner, {
    ...report,
    address: pod.address,
    pod: pod.name,
    cache: images.cache,
    password: secrets.credentials?.password,
    reader: secrets.reader,
    seeded: seeding.seeded,
    found,
  });
  await runner.summary(registrySummary(report));
  await seeding.end();
}

/** Where the registry's data is, where that is a directory of the host. */
function dataDirectory(
  { storage }: RegistryInputs,
  persistent: Persistent | undefined,
  { directory }: Job,
): string | undefined {
  if (storage.kind === 'path') return storage.path;
  if (storage.kind !== 'job') return undefined;
  return persistent === undefined ? join(directory, 'pod', 'data') : persistent.place.directory;
}

/** What needs no podman goes on beside the host's checks. */
async function startEarly(inputs: RegistryInputs, ground: Ground, job: Job) {
  const hasOpenssl = (await job.host.find('openssl')) !== undefined;
  return {
    archive: mayPush(inputs, job.log)
      ? later(archiveProofImage(job.scratch, proofWord(inputs, job)))
      : undefined,
    // Where openssl is missing the host's checks install it first.
    secrets: hasOpenssl ? later(prepareSecrets(inputs, ground, job)) : undefined,
  };
}

/** A proof is a push, and for that somebody must be known to the authentication service. */
function mayPush({ proof, access }: RegistryInputs, log: Job['log']): boolean {
  if (!proof || access.kind !== 'token' || access.login !== undefined) return proof;
  log.warning(
    'nothing is pushed as a proof, because "auth" is "token" and "password" is not set: the authentication service knows nobody of this job',
  );
  return false;
}

function proofWord({ lifecycle, name }: RegistryInputs, job: Job): string {
  return lifecycle === 'persistent' ? name : job.name;
}

function prepareSecrets(
  { access, httpSecret, storage, mirrors, lifecycle }: RegistryInputs,
  { certificate, host }: Ground,
  job: Job,
) {
  const { directory, log } = job;
  const lifetime = lifecycle === 'persistent' ? PERSISTENT_LIFETIME : undefined;
  const choices = { host, httpSecret, lifetime, ...secretUsers(access), storage: storageKeys(storage) };
  const made = makeSecrets(choices, certificate, join(directory, 'certificate'), log);
  return withUpstreamSecrets(mirrors, made, job);
}

async function buildProof(archive: Promise<string>, { podman, journal, name }: Job): Promise<ProofImage> {
  return buildProofImage(await archive, podman, journal, name);
}

async function play(
  { access, timeout, storage, fragments, mirrors }: RegistryInputs,
  { host, bind, ports }: Ground,
  images: ChosenImages,
  secrets: RegistrySecrets,
  version: PodmanVersion,
  mapping: PodMapping | undefined,
  persistent: Persistent | undefined,
  job: Job,
): Promise<Up> {
  const forwarders = [];
  for (const program of ['pasta', 'slirp4netns']) {
    if ((await job.host.find(program)) !== undefined) forwarders.push(program);
  }
  const choices = {
    name: job.name,
    access: await podAccess(access),
    storage: await podStorage(storage),
    fragments: await readFragments(fragments),
    mirrors: await podMirrors(mirrors, job.log),
    registryImage: images.registry.name,
    nginxImage: images.nginx.name,
    mapping,
  };
  const directory = join(job.directory, 'pod');
  const [port = 0] = ports;
  const untried = describePod({ ...choices, address: { host, bind, port } });
  await tryFragments(untried, secrets.contents, join(job.scratch, 'trial'), job);
  const options = { choices, host, bind, ports, secrets, directory, timeout, version, forwarders };
  if (persistent !== undefined) return persistentRegistry(options, persistent, job);
  return { ...(await playRegistry(options, job)), secrets, found: false };
}

/** Where the clients of the job find what they need. */
export interface Access extends TrustOutputs {
  readonly certDirectory: string;
  readonly authFile: string;
  readonly caFile: string;
}

async function giveAccess(
  { address }: RegistryPod,
  { certificate: { ca }, credentials }: RegistrySecrets,
  trust: TrustPlan,
  { host, journal, name, directory, log }: Job,
): Promise<Access> {
  const authFile = join(directory, 'auth.json');
  const caFile = join(directory, 'ca.crt');
  await Promise.all([
    writeAuthFile(authFile, existingAuthFiles(host.variable, homeDirectory(host)), address, credentials),
    writePrivate(caFile, ca),
  ]);
  await exportForJob('REGISTRY_AUTH_FILE', authFile, { host, journal });
  const grant = { address, ca, caFile, credentials, host, journal, job: name, directory };
  const { certDirectory = '', ...outputs } = await giveTrust(trust, grant);
  log.info(`✓ trusted by ${trust.clients.map(({ target }) => target).join(', ')}`);
  if (trust.skipped.length > 0) log.info(`- left out: ${trust.skipped.join('; ')}`);
  return { ...outputs, certDirectory, authFile, caFile };
}

async function proveRegistry(
  pod: RegistryPod,
  image: ProofImage,
  { own }: ChosenImages,
  { certificate, credentials, reader: readers }: RegistrySecrets,
  { podman, journal, scratch, name: job, log }: Job,
): Promise<Proof> {
  const { address, access } = pod;
  const client = clientFor(pod, certificate.ca, credentials);
  const reader = readers && clientFor(pod, certificate.ca, readers);
  const tools = { podman, client, reader, journal, address, access, scratch, job };
  try {
    const proof = await prove(image, own, tools);
    for (const line of proofLines(proof)) log.info(`✓ ${line}`);
    return proof;
  } finally {
    client.close();
    reader?.close();
  }
}
