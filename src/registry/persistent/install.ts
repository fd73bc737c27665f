import { mkdir, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { writePrivate } from '../../platform/private-file.js';
import { type Forwarder, sayForwarder } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import { missingDirectories } from '../../undo/directories.js';
import type { Journal } from '../../undo/journal.js';
import { hostPath } from '../emit/mounted-files.js';
import type { ImageRole } from '../images/images.js';
import { writePodFiles } from '../run/files.js';
import { freePort } from '../run/ports.js';
import { readyVolume } from '../run/storage-volume.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { containersOf } from '../spec/containers.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { expectApart } from './names.js';
import { type Place, placesOf } from './paths.js';
import { certificateFacts, type RegistryRecord, readRecord, writeRecord, writeSecrets } from './record.js';
import { plainUnits, unitFile } from './service.js';
import { awaitRegistry, explainDown, type UpTools } from './wait.js';
import { type Watch, watchOf } from './watch.js';

export interface InstallOptions {
  readonly choices: Omit<RegistrySpec, 'name'>;
  readonly asked: Readonly<Record<ImageRole, string>>;
  readonly host: string;
  readonly bind: string;
  /** The ports to try, in order. */
  readonly ports: readonly number[];
  readonly secrets: RegistrySecrets;
  readonly ownCertificate: boolean;
  /** Seconds. */
  readonly timeout: number;
  readonly version: PodmanVersion;
  readonly forwarder: Forwarder;
  /** Of the user, as passwd(5) has it. */
  readonly home: string;
}

export interface InstallTools extends UpTools {
  readonly journal: Journal;
  /** Keeps the changes to the host for as long as the registry's claim exists. */
  claimHost(): Promise<void>;
}

/**
 * Installs a registry as a service of the user's systemd and waits until it answers. Until the record is written, the
 * job's post takes it away again.
 * @returns the pod as it is up, and how long it took from the start to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying what is to blame
 */
export async function installRegistry(
  place: Place,
  options: InstallOptions,
  tools: InstallTools,
): Promise<{ readonly pod: PlacedRegistry; readonly startup: number }> {
  const { services, journal, log, clock = systemClock } = tools;
  const { secrets, timeout } = options;
  const others = await otherRecords(place, options.home);
  expectApart(
    place.name,
    others.map(({ name }) => name),
  );
  const ports = options.ports.filter((port) => !others.some(({ choices }) => choices.address.port === port));
  if (ports.length === 0) throw portIsAnothers(options.ports, others);
  const quadlets = await services.quadletDirectory();
  const isFresh = (await readdir(place.directory)).length === 0;
  await journal.record({ kind: 'unfinished-registry', name: place.name, data: isFresh });
  const made = await Promise.all([quadlets, plainUnits(quadlets)].map(missingDirectories));
  await writePrivate(place.made, JSON.stringify(made.flat()));
  sayForwarder(options.forwarder, log);
  await mkdir(place.claim, { recursive: true, mode: 0o700 });
  await tools.claimHost();
  await readyVolume(options.choices.storage, tools.podman, journal);
  const isWatched = await services.canWatch();
  if (!isWatched) log.warning(UNWATCHED);
  for (let rest = ports; ; ) {
    const port = await freePort(rest, options.bind);
    rest = rest.slice(rest.indexOf(port) + 1);
    const address = { host: options.host, bind: options.bind, port };
    const pod = { ...options.choices, name: place.pod, address };
    const watch = isWatched ? watchOf(pod) : undefined;
    const unit = await layOut(place, pod, options, quadlets, watch);
    await services.install(place, unit, watch);
    const started = clock.now();
    await services.start(place);
    const state = await awaitRegistry(place, pod, secrets, timeout, tools);
    if (state.up) {
      const startup = clock.now() - started;
      await writeRecord(place, {
        name: place.name,
        choices: pod,
        asked: options.asked,
        ownCertificate: options.ownCertificate,
        certificate: certificateFacts(secrets.certificate.chain),
        unit: unit.path,
        data: dataBelow(place, pod),
        installed: new Date(clock.now()).toISOString(),
      });
      return { pod, startup };
    }
    if (!state.portTaken || rest.length === 0) throw await explainDown(place, pod, state, tools);
    log.info(`port ${port} was taken in the meantime; trying the next one`);
    await services.remove(place);
  }
}

async function layOut(
  place: Place,
  pod: PlacedRegistry,
  { secrets, version, forwarder }: InstallOptions,
  quadlets: string,
  watch: Watch | undefined,
) {
  const manifest = await writePodFiles(pod, secrets.contents, place.directory, 'Always');
  await writeSecrets(place, secrets);
  const recovery = { timer: watch?.timer };
  return unitFile(pod, version, { manifest, network: forwarder.network, recovery }, quadlets);
}

const UNWATCHED =
  'curl 7.71 or later is not installed, so nothing restarts this registry when its infra container, its conmon or its port forwarder dies; install curl, then podman-registry down (its data stays) and run this job again';

async function otherRecords(place: Place, home: string): Promise<RegistryRecord[]> {
  const others = (await placesOf(home)).filter(({ name }) => name !== place.name);
  const records = await Promise.all(others.map(readRecord));
  return records.filter((record) => record !== undefined);
}

function portIsAnothers(ports: readonly number[], others: readonly RegistryRecord[]): UserError {
  const [port] = ports;
  const other = others.find(({ choices }) => choices.address.port === port);
  return new UserError(
    `input "port" is ${port}, which is the port of the registry "${other?.name}" of this user, also where that is down; allowed: auto, or another port`,
  );
}

/** The directories of data that lie below the registry's own. */
export function dataBelow(place: Place, pod: PlacedRegistry): string[] {
  const paths = containersOf(pod)
    .flatMap(({ mounts }) => mounts)
    .filter((mount) => mount.kind === 'data' && !mount.readOnly)
    .map((mount) => hostPath(pod, mount, place.directory));
  return paths
    .filter((path) => path.startsWith(join(place.directory, '/')))
    .map((path) => relative(place.directory, path));
}
