import { join } from 'node:path';
import { attempt } from '../exec/run.js';
import { explainFailure } from '../host/explain.js';
import { homeDirectory } from '../host/facts/home.js';
import { formatVersion, type PodmanVersion } from '../podman/version.js';
import { registryClient } from '../registry/client.js';
import { basicAuth } from '../registry/credentials.js';
import { emitArtifacts } from '../registry/emit.js';
import { writePrivate } from '../registry/files.js';
import type { PodMapping } from '../registry/mapping.js';
import { lookAtNamespace } from '../registry/namespace.js';
import { playRegistry } from '../registry/play.js';
import { authority, type RegistryPod } from '../registry/pod.js';
import { archiveProofImage, buildProofImage, type Proof, type ProofImage, prove } from '../registry/proof.js';
import { makeSecrets, type RegistrySecrets } from '../registry/secrets.js';
import { existingAuthFiles, trustCa, writeAuthFile } from '../registry/trust.js';
import { proofLines, quadletWords, registrySummary } from '../report/summary.js';
import { type ChosenImages, chooseImages } from './choose-images.js';
import type { Runner } from './github.js';
import { type RegistryInputs, readInputs } from './inputs.js';
import { type Job, startJob } from './job.js';
import { later } from './later.js';
import { expectMapping, readyMapping } from './mapping.js';
import { setOutputs } from './outputs.js';
import { checkAgainstHost, type Ground } from './preflight.js';
import { readyHost } from './ready-host.js';

/**
 * Main of the action: from the inputs to a registry that is up, trusted, proven and described.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function main(runner: Runner, actionRoot: string): Promise<void> {
  try {
    await bringUpRegistry(runner, actionRoot);
  } catch (thrown) {
    runner.fail(explainFailure(thrown));
  }
}

async function bringUpRegistry(runner: Runner, actionRoot: string): Promise<void> {
  const { log } = runner;
  const inputs = readInputs(runner.input);
  if (inputs.password !== undefined) log.mask(inputs.password);
  const ground = await checkAgainstHost(inputs);

  const job = await startJob(runner, actionRoot, inputs.users);
  await expectMapping(inputs, job);
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
  const secrets = await making;

  const { pod, startup } = await log.group('Registry', () =>
    play(inputs, ground, images, secrets, version, mapping, job),
  );
  const access = await giveAccess(pod, secrets, job, runner);
  const quadletDirectory = inputs.quadletDirectory ?? join(job.directory, 'quadlet');
  const looking = later(lookAtNamespace(pod, job.podman));
  const emitting = later(emitArtifacts(pod, version, quadletDirectory, job.host.user.home, attempt));
  const proof =
    proofImage &&
    (await log.group('Proof', async () => proveRegistry(pod, await proofImage, images, secrets, job)));

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
    storage: inputs.storagePath,
    quadlet,
    ...access,
  };
  setOutputs(runner, {
    ...report,
    address: pod.address,
    pod: pod.name,
    password: secrets.credentials?.password,
  });
  await runner.summary(registrySummary(report));
}

/** What needs no podman goes on beside the host's checks. */
async function startEarly(inputs: RegistryInputs, ground: Ground, job: Job) {
  const hasOpenssl = (await job.host.find('openssl')) !== undefined;
  return {
    archive: inputs.proof ? later(archiveProofImage(job.scratch, job.name)) : undefined,
    // Where openssl is missing the host's checks install it first.
    secrets: hasOpenssl ? later(prepareSecrets(inputs, ground, job)) : undefined,
  };
}

function prepareSecrets(inputs: RegistryInputs, { certificate }: Ground, { directory, log }: Job) {
  return makeSecrets(inputs, certificate, join(directory, 'certificate'), log);
}

async function buildProof(archive: Promise<string>, { podman, journal, name }: Job): Promise<ProofImage> {
  return buildProofImage(await archive, podman, journal, name);
}

async function play(
  { host, bind, auth, timeout, storagePath: storage }: RegistryInputs,
  { ports }: Ground,
  images: ChosenImages,
  secrets: RegistrySecrets,
  version: PodmanVersion,
  mapping: PodMapping | undefined,
  job: Job,
): ReturnType<typeof playRegistry> {
  const forwarders = [];
  for (const program of ['pasta', 'slirp4netns']) {
    if ((await job.host.find(program)) !== undefined) forwarders.push(program);
  }
  const choices = {
    name: job.name,
    authenticated: auth === 'basic',
    registryImage: images.registry.name,
    nginxImage: images.nginx.name,
    mapping,
  };
  const place = { directory: join(job.directory, 'pod'), storage };
  return playRegistry({ choices, host, bind, ports, secrets, place, timeout, version, forwarders }, job);
}

/** Where the clients of the job find what they need. */
export interface Access {
  readonly certDirectory: string;
  readonly authFile: string;
  readonly caFile: string;
}

async function giveAccess(
  { address }: RegistryPod,
  { certificate, credentials }: RegistrySecrets,
  { host, journal, name, directory }: Job,
  runner: Runner,
): Promise<Access> {
  // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
  const home = homeDirectory(host);
  const authFile = join(directory, 'auth.json');
  const caFile = join(directory, 'ca.crt');
  const [{ certDirectory }] = await Promise.all([
    trustCa(certificate.ca, address, home, name, journal),
    writeAuthFile(authFile, existingAuthFiles(host.variable, home), address, credentials),
    writePrivate(caFile, certificate.ca),
  ]);
  runner.exportVariable('REGISTRY_AUTH_FILE', authFile);
  return { certDirectory, authFile, caFile };
}

async function proveRegistry(
  { address, authenticated }: RegistryPod,
  image: ProofImage,
  { own }: ChosenImages,
  { certificate, credentials }: RegistrySecrets,
  { podman, journal, scratch, name: job, log }: Job,
): Promise<Proof> {
  const client = registryClient(address, certificate.ca, credentials && basicAuth(credentials));
  try {
    const proof = await prove(image, own, { podman, client, journal, address, authenticated, scratch, job });
    for (const line of proofLines(proof)) log.info(`✓ ${line}`);
    return proof;
  } finally {
    client.close();
  }
}
