import { formatReference } from '../../oci/reference.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { DEFAULT_IMAGES } from '../images/default-images.js';
import type { ImageRole } from '../images/images.js';
import type { StartRequest } from '../request.js';
import { apiUrl } from '../run/answer.js';
import type { AnsweringRegistry, PersistentTarget, PreparedRegistry, StartContext } from '../run/context.js';
import { writePodFiles } from '../run/files.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { endsSoon, withCertificate } from './certificate.js';
import { forgetCollection, isCollecting, restoreConfig } from './collection-state.js';
import { type Asked, differences } from './differences.js';
import type { RegistryPaths } from './paths.js';
import {
  certificateFacts,
  type RegistryRecord,
  readRecord,
  readSecrets,
  secretTexts,
  writeRecord,
  writeSecrets,
} from './record.js';
import type { RegistryServices } from './service.js';
import { recoverUpgrade } from './upgrade-state.js';
import { awaitRegistry, explainDown, type ServiceTools, type StartOutcome } from './wait.js';

/** The existing registry differs from the requested one. */
export class DifferentRegistry extends UserError {}

/**
 * Uses an installed registry that has the requested configuration and answers, after a start if necessary.
 * @param installed its current record; another job may have installed it since this one began
 * @throws DifferentRegistry with all differences; UserError with the cause, if it does not answer
 */
export async function useRegistry(
  { request: { timeout }, job }: StartContext,
  { paths, request: asked }: PersistentTarget,
  { spec, secrets: made }: PreparedRegistry,
  installed: RegistryRecord,
  services: RegistryServices,
): Promise<AnsweringRegistry> {
  let record = installed;
  const { podman, log, clock = systemClock } = job;
  const tools = { podman, services, log, clock };
  const ownCertificate = asked.certificate !== undefined;
  if (await recoverUpgrade(paths, tools)) {
    const recovered = await readRecord(paths);
    if (recovered !== undefined) record = recovered;
  }
  const stored = await readSecrets(paths);
  for (const secret of secretTexts(stored)) log.mask(secret);
  const different = differences(record, stored, askedOf(asked, spec, made));
  if (different.length > 0) throw differsFrom(paths, different);
  const pod = record.choices;
  const wasCutOff = await isCollecting(paths);
  await restoreConfig(paths);
  if (wasCutOff) log.warning(`garbage collection of "${paths.name}" was interrupted; pushes work again`);
  const secrets = ownCertificate
    ? withCertificate(stored, made.certificate)
    : renewed(record, stored, made, clock);
  const isOther = certificateFacts(secrets.certificate.chain).fingerprint !== record.certificate.fingerprint;
  const started = clock.now();
  const { active } = await services.state(paths.service);
  if (isOther) await replaceCertificate(paths, record, pod, secrets, ownCertificate, tools);
  else if (active !== 'active') {
    log.info(`${paths.service} is ${active}; starting it`);
    // systemd does not start a service that failed too often until its failures are reset.
    await (active === 'failed' ? services.restart(paths) : services.start(paths));
  } else if (wasCutOff) {
    // It runs with the read-only configuration, or without its caches.
    await services.restart(paths);
  }
  await forgetCollection(paths);
  const wait = (seconds: number) => awaitRegistry(paths, pod, secrets, seconds, tools);
  const state =
    isOther || wasCutOff || active !== 'active'
      ? await wait(timeout)
      : await waitOrRestart(wait, timeout, async (seen) => {
          log.warning(
            `${paths.service} is active, but the registry does not answer (${seen}); restarting the service`,
          );
          await services.restart(paths);
        });
  if (!state.up) {
    const why = await explainDown(paths, pod, state, tools);
    const next = `run: systemctl --user restart ${paths.service}, or: podman-registry down ${paths.name} (keeps the data); the next job then installs it again`;
    throw new UserError(
      `the registry "${paths.name}" is installed, but not healthy: ${why.message}; ${next}`,
    );
  }
  if (isOther) {
    const certificate = certificateFacts(secrets.certificate.chain);
    await writeRecord(paths, {
      ...record,
      ownCertificate: ownCertificate || record.ownCertificate,
      certificate,
    });
  }
  log.info(`✓ using the installed registry "${paths.name}" at ${apiUrl(pod)}`);
  return { pod, secrets, startup: clock.now() - started, found: true };
}

function askedOf(request: StartRequest, spec: RegistrySpec, made: RegistrySecrets): Asked {
  const { access, port, host, bind, httpSecret } = request;
  // A job with the default images accepts any image of the registry.
  const image = (role: ImageRole, name: string) => (name === DEFAULT_IMAGES[role] ? undefined : name);
  const { writer, reader } = access.kind === 'basic' ? access : {};
  return {
    choices: spec,
    host,
    bind,
    port: port === 'auto' ? undefined : port,
    registryImage: image('registry', formatReference(request.registryImage)),
    nginxImage: image('nginx', formatReference(request.nginxImage)),
    password: writer?.password,
    readerPassword: reader?.password,
    httpSecret,
    contents: made.contents,
  };
}

// Seconds. `gc` restarts the registry within 1 s, and systemd a service within 10 s.
const GRACE_SECONDS = 10;
// Nothing listens, or the registry behind nginx is down. A busy registry accepts connections, but is slow.
const DEAD = /^(?:ECONNREFUSED|ECONNRESET|status 50[24])$/;

/**
 * Waits for a registry whose service is active. A dead one is restarted after 10 s, a silent one at the timeout; both then
 * get the full time again. A restart does not help against other answers, such as 401 or 503.
 * @param wait waits for an answer, for a number of seconds
 */
export async function waitOrRestart(
  wait: (seconds: number) => Promise<StartOutcome>,
  timeout: number,
  restart: (lastSeen: string) => Promise<void>,
): Promise<StartOutcome> {
  const grace = Math.min(timeout, GRACE_SECONDS);
  let state = await wait(grace);
  const isDead = () => !state.up && DEAD.test(state.lastSeen);
  if (!state.up && !isDead() && timeout > grace) state = await wait(timeout - grace);
  if (state.up || !(isDead() || SILENT.test(state.lastSeen))) return state;
  await restart(state.lastSeen);
  return wait(timeout);
}

// The client's error for no answer, and the kernel's for dropped packets.
const SILENT = /^(?:no answer within|ETIMEDOUT|nothing$)/;

function differsFrom({ name }: RegistryPaths, different: readonly string[]): DifferentRegistry {
  return new DifferentRegistry(
    [
      `the installed registry "${name}" of this user differs from the inputs:`,
      ...different.map((line) => `  ${line}`),
      `change the inputs to match, use another "name", or remove it first (keeps the data): podman-registry down ${name}`,
    ].join('\n'),
  );
}

/** @throws UserError if a certificate from the inputs has expired, and no new one is given */
function renewed(
  record: RegistryRecord,
  stored: RegistrySecrets,
  made: RegistrySecrets,
  clock: Clock,
): RegistrySecrets {
  if (record.ownCertificate) {
    const { end } = certificateFacts(stored.certificate.chain);
    if (Date.parse(end) > clock.now()) return stored;
    throw new UserError(
      `the certificate of the registry "${record.name}" from "tls-cert" expired on ${end.slice(0, 10)}; set "tls-cert" and "tls-key" to a new one`,
    );
  }
  return endsSoon(stored, clock) ? withCertificate(stored, made.certificate) : stored;
}

/** The record is updated last, so that an interrupted exchange is repeated. */
async function replaceCertificate(
  paths: RegistryPaths,
  { certificate }: RegistryRecord,
  pod: PlacedRegistry,
  secrets: RegistrySecrets,
  isOwn: boolean,
  { services, log }: ServiceTools,
): Promise<void> {
  const why = isOwn ? '"tls-cert" has changed' : `it ends on ${certificate.end.slice(0, 10)}`;
  log.info(`replacing the registry's certificate, because ${why}; restarting ${paths.service}`);
  await writePodFiles(pod, secrets.contents, paths.directory, 'Always');
  await writeSecrets(paths, secrets);
  await services.restart(paths);
}
