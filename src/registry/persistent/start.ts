import { lingers } from '../../host/checks/session/lingering.js';
import { thisUser } from '../../host/host.js';
import { authority } from '../../oci/address.js';
import { formatReference, parseReference, type Reference } from '../../oci/reference.js';
import { ownRegistryClient } from '../../oci/registry-client.js';
import { UserError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { type ImageRole, packagedImage } from '../images/images.js';
import type { RegistryJob } from '../job.js';
import type { Proof } from '../proof/proof.js';
import type { RegistryRequest } from '../request.js';
import type { PlayOptions } from '../run/play.js';
import { checkAgainstHost, type Ground } from '../run/preflight.js';
import { readCertificate } from '../secrets/own-certificate.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { DEFAULT_IMAGES } from './default-images.js';
import type { Asked } from './differences.js';
import { forgetImage } from './forget-image.js';
import { installRegistry } from './install.js';
import { leaseHolder, type Place, placeOf, withRegistry } from './paths.js';
import { type RegistryRecord, readRecord, readSecrets, secretTexts } from './record.js';
import { RegistryServices } from './service.js';
import { useRegistry } from './use.js';

/** Days for which the certificate of a persistent registry is valid: several clients take no longer one. */
export const PERSISTENT_LIFETIME = 366;

/** A persistent registry that a job wants. */
export interface Persistent {
  readonly place: Place;
  /** What was asked for. */
  readonly asked: RegistryRequest;
  /** Was it there when the job began? */
  readonly record: RegistryRecord | undefined;
}

/** The registry of a job as it is up, whoever made it. */
export interface Up {
  readonly pod: PlacedRegistry;
  readonly secrets: RegistrySecrets;
  /** Milliseconds until it answered. */
  readonly startup: number;
  /** Was it there already? */
  readonly found: boolean;
}

/**
 * Looks whether the registry is there. Changes nothing.
 * @returns nothing where the job wants one of its own
 * @throws UserError for inputs that no registry can live long with
 */
export async function findPersistent(asked: RegistryRequest): Promise<Persistent | undefined> {
  if (asked.lifecycle === 'job') return undefined;
  if (asked.mapping.kind === 'auto') {
    throw new UserError(
      'input "lifecycle" is persistent and "userns" is auto; allowed: another "userns", because auto gives the registry other ids at each start, which cannot read what it has stored before',
    );
  }
  const place = placeOf(thisUser().home, asked.name);
  return { place, asked, record: await readRecord(place) };
}

/** The inputs with which the job goes on: of what the registry has, where nothing else was asked for. */
export function settledInputs<T extends RegistryRequest>(asked: T, persistent: Persistent | undefined): T {
  if (persistent === undefined) return asked;
  // Its images have to stay for as long as the registry does.
  const inputs = { ...asked, keepImages: true };
  const { record } = persistent;
  if (record === undefined) return inputs;
  const { registryImage, nginxImage } = record.choices;
  const isPackaged = registryImage === packagedImage('registry') && nginxImage === packagedImage('nginx');
  return {
    ...inputs,
    registryImage: imageOf(record.asked.registry, registryImage) ?? asked.registryImage,
    nginxImage: imageOf(record.asked.nginx, nginxImage) ?? asked.nginxImage,
    imageSource: isPackaged ? 'packages' : 'auto',
  };
}

/** A digest that was asked for holds for as long as the registry does, whatever name its image was found by. */
function imageOf(asked: string, found: string): Reference | undefined {
  const first = parseReference(asked);
  return first?.digest === undefined ? parseReference(found) : first;
}

/** The ground of a job: that of the registry where there is one, whose port is of course taken. */
export async function groundFor(
  inputs: RegistryRequest,
  persistent: Persistent | undefined,
  log: Log,
): Promise<Ground> {
  if (persistent?.record === undefined) return checkAgainstHost(inputs, log);
  const { host, bind, port } = persistent.record.choices.address;
  const { certificate } = inputs;
  return {
    host,
    bind,
    ports: [port],
    certificate: certificate && (await readCertificate(certificate, host)),
  };
}

/**
 * Uses the registry of that name, or installs it.
 * @throws UserError where it cannot be installed, differs from what is asked for, or is not healthy
 */
export async function persistentRegistry(
  { choices, host, bind, ports, secrets: made, timeout, version, forwarder }: PlayOptions,
  { place, asked }: Persistent,
  { host: machine, podman, journal, log, attempt, clock, lease }: RegistryJob,
): Promise<Up> {
  await expectLingering(machine);
  const services = new RegistryServices(attempt, process.env);
  const tools = { podman, services, log, clock };
  const ownCertificate = asked.certificate !== undefined;
  return withRegistry(place, async () => {
    // Another job may have installed it in the meantime.
    const record = await readRecord(place);
    if (record !== undefined) {
      const stored = await readSecrets(place);
      for (const secret of secretTexts(stored)) log.mask(secret);
      const wanted = askedOf(asked, choices, made);
      const up = await useRegistry(place, { record, asked: wanted, made, ownCertificate, timeout }, tools);
      log.info(`✓ the registry "${place.name}" is there, at https://${authority(up.pod.address)}/v2/`);
      return { ...up, found: true };
    }
    const { user } = machine;
    const up = await installRegistry(
      place,
      {
        choices,
        asked: {
          registry: formatReference(asked.registryImage),
          nginx: formatReference(asked.nginxImage),
        },
        host,
        bind,
        ports,
        secrets: made,
        ownCertificate,
        timeout,
        version,
        forwarder,
        home: user.home,
      },
      { ...tools, journal, claimHost: () => lease.claim(leaseHolder(place)) },
    );
    const what = `the registry "${place.name}" (${place.service} of ${user.name}), and lingering, which it needs`;
    await journal.record({ kind: 'kept', what });
    log.info(`✓ ${place.service} is installed and outlives this job; lingering of ${user.name} stays on`);
    log.info(`  to take it away: podman-registry down ${place.name}`);
    return { ...up, secrets: made, found: false };
  });
}

/** @throws UserError where systemd would end the registry with the last session of the user */
async function expectLingering(machine: RegistryJob['host']): Promise<void> {
  if (await lingers(machine)) return;
  const { name } = machine.user;
  throw new UserError(
    `input "lifecycle" is persistent, and lingering is off for ${name}: systemd would end the registry with the last session; allowed: "setup: auto", where ${name} may use sudo, or once: sudo loginctl enable-linger ${name}`,
  );
}

function askedOf(asked: RegistryRequest, choices: PlayOptions['choices'], made: RegistrySecrets): Asked {
  const { access, port } = asked;
  const image = (role: ImageRole, name: string) => (name === DEFAULT_IMAGES[role] ? undefined : name);
  const { writer, reader } = access.kind === 'basic' ? access : {};
  return {
    choices,
    host: asked.host,
    bind: asked.bind,
    port: port === 'auto' ? undefined : port,
    registryImage: image('registry', formatReference(asked.registryImage)),
    nginxImage: image('nginx', formatReference(asked.nginxImage)),
    password: writer?.password,
    readerPassword: reader?.password,
    httpSecret: asked.httpSecret,
    contents: made.contents,
  };
}

/** A registry that lives for months keeps nothing of each job's proof, but for blobs that `gc` frees. */
export async function forgetProof(
  persistent: Persistent | undefined,
  proof: Proof | undefined,
  { pod, secrets: { certificate, credentials } }: Up,
): Promise<void> {
  const [own] = proof?.roundTrips ?? [];
  if (persistent === undefined || own === undefined) return;
  const client = ownRegistryClient(pod, certificate.ca, credentials);
  try {
    await forgetImage(client, own);
  } finally {
    client.close();
  }
}
