import { mkdir, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { formatReference } from '../../oci/reference.js';
import { systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { writePrivate } from '../../platform/files.js';
import { logForwarder } from '../../podman/forwarder.js';
import { missingDirectories } from '../../undo/directories.js';

import { hostPath } from '../emit/mounted-files.js';
import { prepareCaches } from '../mirror/mirrors.js';
import type { AnsweringRegistry, PersistentTarget, PreparedRegistry, StartContext } from '../run/context.js';
import { ensureVolume, writePodFiles } from '../run/files.js';
import { onFreePort, PortTaken } from '../run/ports.js';
import { containersOf } from '../spec/containers.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { allRegistryPaths, assertDistinctName, leaseHolder, type RegistryPaths } from './paths.js';
import { certificateFacts, type RegistryRecord, readRecord, writeRecord, writeSecrets } from './record.js';
import { plainUnits, type RegistryServices, unitFile } from './service.js';
import { awaitRegistry, explainDown } from './wait.js';
import { watchOf } from './watch.js';

/**
 * Installs a registry as a service of the user's systemd and waits until it answers. Until the record is written, the post
 * step of the job removes it.
 * @throws UserError with the cause, if it does not answer in time
 */
export async function installRegistry(
  { address, request: { timeout }, job }: StartContext,
  { paths, request: asked }: PersistentTarget,
  { spec, secrets, version, forwarder }: PreparedRegistry,
  services: RegistryServices,
): Promise<AnsweringRegistry> {
  const { podman, journal, log, host: machine, clock = systemClock } = job;
  const others = await otherRecords(paths, machine.user.home);
  assertDistinctName(
    paths.name,
    others.map(({ name }) => name),
  );
  const ports = address.ports.filter((port) => !others.some(({ choices }) => choices.address.port === port));
  if (ports.length === 0) throw portIsAnothers(address.ports, others);
  const quadlets = await services.quadletDirectory();
  const isFresh = (await readdir(paths.directory)).length === 0;
  await journal.record({ kind: 'unfinished-registry', name: paths.name, data: isFresh });
  const made = await Promise.all([quadlets, plainUnits(quadlets)].map(missingDirectories));
  await writePrivate(paths.made, JSON.stringify(made.flat()));
  logForwarder(forwarder, log);
  await mkdir(paths.claim, { recursive: true, mode: 0o700 });
  // Host changes stay while the registry's claim exists.
  await job.lease.claim(leaseHolder(paths));
  await ensureVolume(spec.storage, podman, journal);
  await prepareCaches(spec, paths.directory, undefined, job);
  const isWatched = await services.canWatch();
  if (!isWatched) log.warning(UNWATCHED);
  const tools = { podman, services, log, clock };
  const { host, bind } = address;
  return onFreePort(ports, bind, log, async (port) => {
    const pod = { ...spec, address: { host, bind, port } };
    const watch = isWatched ? watchOf(pod) : undefined;
    const manifest = await writePodFiles(pod, secrets.contents, paths.directory, 'Always');
    await writeSecrets(paths, secrets);
    const recovery = { timer: watch?.timer };
    const unit = unitFile(pod, version, { manifest, network: forwarder.network, recovery }, quadlets);
    await services.install(paths, unit, watch);
    const started = clock.now();
    await services.start(paths);
    const outcome = await awaitRegistry(paths, pod, secrets, timeout, tools);
    if (!outcome.up) {
      const explain = () => explainDown(paths, pod, outcome, tools);
      if (!outcome.portTaken) throw await explain();
      return new PortTaken(explain, () => services.remove(paths));
    }
    const startup = clock.now() - started;
    await writeRecord(paths, {
      name: paths.name,
      choices: pod,
      asked: {
        registry: formatReference(asked.registryImage),
        nginx: formatReference(asked.nginxImage),
      },
      ownCertificate: asked.certificate !== undefined,
      certificate: certificateFacts(secrets.certificate.chain),
      unit: unit.path,
      data: dataBelow(paths, pod),
      installed: new Date(clock.now()).toISOString(),
    });
    return { pod, secrets, startup, found: false };
  });
}

const UNWATCHED =
  'curl 7.71 or later is not installed, so nothing restarts this registry if its infra container, conmon or port forwarder dies; install curl, then run podman-registry down (keeps the data) and this job again';

async function otherRecords(paths: RegistryPaths, home: string): Promise<RegistryRecord[]> {
  const others = (await allRegistryPaths(home)).filter(({ name }) => name !== paths.name);
  const records = await Promise.all(others.map(readRecord));
  return records.filter((record) => record !== undefined);
}

function portIsAnothers(ports: readonly number[], others: readonly RegistryRecord[]): UserError {
  const [port] = ports;
  const other = others.find(({ choices }) => choices.address.port === port);
  return new UserError(
    `input "port" is ${port}, which belongs to the registry "${other?.name}" of this user, running or not; use auto, or another port`,
  );
}

/** The data directories below the registry's own directory. */
function dataBelow({ directory }: RegistryPaths, pod: PlacedRegistry): string[] {
  return containersOf(pod)
    .flatMap(({ mounts }) => mounts)
    .filter((mount) => mount.kind === 'data' && !mount.readOnly)
    .map((mount) => hostPath(pod, mount, directory))
    .filter((path) => path.startsWith(join(directory, '/')))
    .map((path) => relative(directory, path));
}
