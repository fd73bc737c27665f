import { lingers } from '../../host/facts/user-session.js';
import type { Host } from '../../host/host.js';
import { thisUser } from '../../host/host.js';
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
 * Looks whether the registry is there. Changes nothing.
 * @returns nothing where the job wants one of its own
 * @throws UserError for inputs that no registry can live long with
 */
export async function findPersistent(asked: StartRequest): Promise<PersistentTarget | undefined> {
  if (asked.lifecycle === 'job') return undefined;
  if (asked.mapping.kind === 'auto') {
    throw new UserError(
      'input "lifecycle" is persistent and "userns" is auto; allowed: another "userns", because auto gives the registry other ids at each start, which cannot read what it has stored before',
    );
  }
  const paths = registryPaths(thisUser().home, asked.name);
  return { paths, request: asked, record: await readRecord(paths) };
}

/** The request with which the job goes on: with the images that the registry has, where nothing else was asked for. */
export function effectiveRequest<T extends StartRequest>(
  asked: T,
  persistent: PersistentTarget | undefined,
): T {
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

/**
 * Decides where the registry is to be: one that is there stays where it is, and its port is of course taken.
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
 * @throws UserError where it cannot be installed, differs from what is asked for, or is not healthy
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
    // Another job may have installed it in the meantime.
    const record = await readRecord(paths);
    if (record !== undefined) return useRegistry(context, target, prepared, record, services);
    const installed = await installRegistry(context, target, prepared, services);
    const { name } = host.user;
    const what = `the registry "${paths.name}" (${paths.service} of ${name}), and lingering, which it needs`;
    await journal.record({ kind: 'kept', what });
    log.info(`✓ ${paths.service} is installed and outlives this job; lingering of ${name} stays on`);
    log.info(`  to take it away: podman-registry down ${paths.name}`);
    return installed;
  });
}

/** @throws UserError where systemd would end the registry with the last session of the user */
async function assertLingering(host: Host): Promise<void> {
  if (await lingers(host)) return;
  const { name } = host.user;
  throw new UserError(
    `input "lifecycle" is persistent, and lingering is off for ${name}: systemd would end the registry with the last session; allowed: "setup: auto", where ${name} may use sudo, or once: sudo loginctl enable-linger ${name}`,
  );
}
