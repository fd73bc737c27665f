import { lingers } from '../../host/facts/user-session.js';
import { type Host, thisUser } from '../../host/host.js';
import { parseReference, type Reference } from '../../oci/reference.js';
import { UserError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import { packagedImage } from '../images/images.js';
import type { StartRequest } from '../request.js';
import { chooseAddress, type ResolvedAddress } from '../run/address.js';
import type { AnsweringRegistry, PersistentTarget, PreparedRegistry, StartContext } from '../run/context.js';
import { readCertificate } from '../secrets/own-certificate.js';
import { installRegistry } from './install.js';
import { registryPaths, withRegistry } from './paths.js';
import { readRecord } from './record.js';
import { RegistryServices } from './service.js';
import { useRegistry } from './use.js';

/**
 * Finds the persistent registry. Changes nothing.
 * @returns undefined if the registry is for the job only
 * @throws UserError for inputs that a persistent registry does not support
 */
export async function findPersistent(asked: StartRequest): Promise<PersistentTarget | undefined> {
  if (asked.lifecycle === 'job') return undefined;
  if (asked.mapping.kind === 'auto') {
    throw new UserError(
      'input "lifecycle" is persistent, but "userns" is auto, which gives the registry different IDs at each start, so it could not read its earlier data; use another "userns"',
    );
  }
  const paths = registryPaths(thisUser().home, asked.name);
  return { paths, request: asked, record: await readRecord(paths) };
}

/** The request for the rest of the job: with the images of the registry, unless others were requested. */
export function effectiveRequest<T extends StartRequest>(
  asked: T,
  persistent: PersistentTarget | undefined,
): T {
  if (persistent === undefined) return asked;
  // Its images must stay while the registry exists.
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

/** A requested digest is fixed while the registry exists, regardless of the name of its image. */
function imageOf(asked: string, found: string): Reference | undefined {
  const first = parseReference(asked);
  return first?.digest === undefined ? parseReference(found) : first;
}

/**
 * Decides the address of the registry. An existing one keeps its address; its port is in use.
 * @throws UserError naming the input, what was found, and what is allowed
 */
export async function resolveAddress(
  request: StartRequest,
  persistent: PersistentTarget | undefined,
  log: Log,
): Promise<ResolvedAddress> {
  if (persistent?.record === undefined) return chooseAddress(request, log);
  const { host, bind, port } = persistent.record.choices.address;
  const { certificate } = request;
  return {
    host,
    bind,
    ports: [port],
    certificate: certificate && (await readCertificate(certificate, host)),
  };
}

/**
 * Uses the registry of that name, or installs it.
 * @throws UserError if it cannot be installed, differs from the request, or is not healthy
 */
export async function startPersistent(
  context: StartContext,
  target: PersistentTarget,
  prepared: PreparedRegistry,
): Promise<AnsweringRegistry> {
  const { host, journal, log, attempt } = context.job;
  const { paths } = target;
  await assertLingering(host);
  const services = new RegistryServices(attempt, process.env);
  return withRegistry(paths, async () => {
    // Another job may have installed it meanwhile.
    const record = await readRecord(paths);
    if (record !== undefined) return useRegistry(context, target, prepared, record, services);
    const installed = await installRegistry(context, target, prepared, services);
    const { name } = host.user;
    const what = `the registry "${paths.name}" (${paths.service} of ${name}), and lingering for it`;
    await journal.record({ kind: 'kept', what });
    log.info(`✓ ${paths.service} is installed and stays after this job; lingering of ${name} stays on`);
    log.info(`  to remove it: podman-registry down ${paths.name}`);
    return installed;
  });
}

/** @throws UserError if systemd would stop the registry with the last session of the user */
async function assertLingering(host: Host): Promise<void> {
  if (await lingers(host)) return;
  const { name } = host.user;
  throw new UserError(
    `input "lifecycle" is persistent, but lingering is off for ${name}, so systemd would stop the registry with the last session; run once: sudo loginctl enable-linger ${name}, or use "setup: auto" if ${name} may use sudo`,
  );
}
