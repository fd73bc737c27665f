import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { authority } from '../../oci/address.js';
import { type Boundary, jobBoundary } from '../../platform/boundary.js';
import { inBackground, moment } from '../../platform/concurrency.js';
import { PROFILE, type Span, startStopwatch } from '../../platform/stopwatch.js';
import { makeOutputDirectory } from '../../platform/write-output.js';
import { formatVersion } from '../../podman/version.js';
import { emitArtifacts } from '../../registry/emit/emit.js';
import { outdatedPrograms, startedImages } from '../../registry/images/program-versions.js';
import { phase, type RegistryJob } from '../../registry/job.js';
import { useMirrors, validateMirrors } from '../../registry/mirror/mirrors.js';
import { effectiveRequest, findPersistent, resolveAddress } from '../../registry/persistent/start.js';
import { forgetProof, proveRegistry } from '../../registry/proof/registry-proof.js';
import { checkPaths, maskSecrets } from '../../registry/run/choices.js';
import { giveAccess } from '../../registry/run/client-access.js';
import type { FailureContext, RunningRegistry } from '../../registry/run/context.js';
import { askAhead } from '../../registry/run/host.js';
import { validateMapping } from '../../registry/run/mapping.js';
import { inspectUserNamespace } from '../../registry/run/namespace.js';
import { prepareStart } from '../../registry/run/prepare.js';
import { readSeedImages, seedRegistry } from '../../registry/run/seed.js';
import { startRegistry } from '../../registry/run/start.js';
import { localAddress } from '../../registry/spec/registry-spec.js';
import { describeQuadlet, namespaceLine, registrySummary } from '../../registry/summary/summary.js';
import { timelineLines, timelineSection } from '../../report/timeline.js';
import { planTrust, trustedBy } from '../../trust/plan.js';
import { missingDirectories } from '../../undo/directories.js';
import { apiSocket } from '../api-socket.js';
import type { Runner } from '../github.js';
import { startJob } from '../job.js';
import { foreignPlatforms } from '../platforms.js';
import { jobPodman, validatePodman } from '../podman-inputs.js';
import { ADDRESS_STATE, CA_STATE, REGISTRY_STATE } from '../saved-state.js';
import { checkStorageCache, storageCache } from '../storage-cache.js';
import { rememberMasked, reportFailure } from './failure.js';
import { loadInputs, type RegistryInputs } from './inputs.js';
import { setOutputs } from './outputs.js';

/**
 * Main step of the action: reads the inputs, starts the registry, and makes it trusted, tested and described.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function main(runner: Runner, actionRoot: string): Promise<void> {
  const failure: FailureContext = {};
  const { runner: remembering, masked } = rememberMasked(runner);
  try {
    await runRegistry(remembering, actionRoot, failure);
  } catch (thrown) {
    await reportFailure(thrown, failure, masked, runner);
  }
}

async function runRegistry(runner: Runner, actionRoot: string, failure: FailureContext): Promise<void> {
  const { log } = runner;
  const watch = startStopwatch();
  const asked = loadInputs(runner.input);
  maskSecrets(asked, log);
  const seedImages = await readSeedImages(asked);
  validateMirrors(asked);
  await checkPaths(asked);
  await checkStorageCache(asked.storageCache);
  const boundary = jobBoundary(process.env);
  const persistent = await findPersistent(asked);
  const inputs = effectiveRequest(asked, persistent);
  const address = await resolveAddress(inputs, persistent, log);
  for (const warning of address.certificate?.warnings ?? []) log.warning(warning);

  const job = await startJob(runner, actionRoot, inputs.users, watch);
  validatePodman(inputs.podman, inputs.lifecycle, job.host);
  await jobPodman(inputs.podman, job);
  askAhead(job.host, inputs.fastPaths.includes('forwarder'));
  await validateMapping(inputs, job);
  const trust = await planTrust(inputs.trust, address.host, job.host);
  await makeQuadletDirectory(inputs, boundary, job);
  const context = await prepareStart(inputs, address, persistent, job);
  const running = await startRegistry(context, failure);
  const { pod, secrets, checks, images, proofImage, startup, version } = running;
  // For a post step without the job's directory.
  runner.saveState(REGISTRY_STATE, authority(pod.address));
  runner.saveState(CA_STATE, createHash('sha256').update(secrets.certificate.ca).digest('hex'));
  if (persistent === undefined) runner.saveState(ADDRESS_STATE, localAddress(pod.address));
  const access = await phase(job, 'Trust', () => giveAccess(pod, secrets, trust, job));
  await useMirrors(pod, secrets, inputs, job);
  await foreignPlatforms(inputs.platforms, job);
  await storageCache(inputs.storageCache, job, authority(pod.address));
  const socket = inputs.socket && (await apiSocket(inputs.socket, job));
  const quadletDirectory = inputs.quadletDirectory ?? join(job.directory, 'quadlet');
  const inspecting = inBackground(inspectUserNamespace(pod, job.podman));
  const outdated = inBackground(securityWarnings(running, persistent?.paths.name, job));
  const push = moment();
  const proving =
    proofImage &&
    inBackground(phase(job, 'Proof', async () => proveRegistry(await proofImage, running, job, push.reach)));
  const emit = () =>
    emitArtifacts(
      pod,
      version,
      { directory: quadletDirectory, boundary },
      job.host.user.home,
      job.attempt,
      inputs.kubernetes,
    );
  // Keeps this process busy, so podman starts first.
  const pushes = proving && Promise.race([push.reached, proving]);
  const emitting = inBackground(Promise.resolve(pushes).then(() => watch.phase('Quadlet', emit)));
  const proof = await proving;
  if (persistent !== undefined && proof !== undefined) await forgetProof(proof, running);

  const seeding = await seedRegistry(inputs, seedImages, pod, secrets, access.authFile, job, runner.summary);

  const namespace = await inspecting;
  if (namespace !== undefined) log.info(`✓ ${namespaceLine(namespace)}`);
  for (const warning of await outdated) log.warning(warning);
  const quadlet = await emitting;
  log.info(`✓ Quadlet ${describeQuadlet(quadlet)}`);

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
    record: pod,
    trust: trustedBy(trust),
    socket,
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
    found: running.found,
  });
  const [spans, total] = [watch.spans(), watch.elapsed()];
  await log.group(`Where ${(total / 1000).toFixed(2)} s went`, async () => {
    for (const line of timelineLines(spansToShow(spans, job.host), total)) log.info(line);
  });
  await runner.summary(`${registrySummary(report)}\n${timelineSection(spans, total)}`);
  await seeding.end();
}

/** About programs of the pod without security fixes. A registry that was running can have other images than the stored ones. */
async function securityWarnings(
  { pod, found, images }: RunningRegistry,
  persistent: string | undefined,
  { host, podman }: RegistryJob,
): Promise<string[]> {
  const known = found ? undefined : await startedImages(pod, host);
  const cached = [images.registry, images.nginx].flatMap(({ role, origin }) =>
    origin === 'image cache' && images.cache ? [[role, join(images.cache.path, role)] as const] : [],
  );
  return outdatedPrograms(pod, persistent, podman, known, Object.fromEntries(cached));
}

/** Created early, to detect problems that the checks miss before the host changes. Post removes it if it is empty. */
async function makeQuadletDirectory(
  { quadletDirectory }: RegistryInputs,
  boundary: Boundary,
  { journal }: RegistryJob,
): Promise<void> {
  if (quadletDirectory === undefined) return;
  const paths = await missingDirectories(quadletDirectory);
  if (paths.length > 0) await journal.record({ kind: 'remove-empty', paths });
  makeOutputDirectory(quadletDirectory, boundary);
}

/** `--profile` in a terminal, or a job with debug logging, shows each command. */
function spansToShow(spans: readonly Span[], { variable }: RegistryJob['host']): readonly Span[] {
  const all = variable(PROFILE) === 'true' || variable('RUNNER_DEBUG') === '1';
  return all ? spans : spans.filter(({ kind }) => kind === 'phase');
}
