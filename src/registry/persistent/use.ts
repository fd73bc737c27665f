import { formatReference } from '../../oci/reference.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import type { ImageRole } from '../images/images.js';
import type { StartRequest } from '../request.js';
import { apiUrl } from '../run/answer.js';
import type { AnsweringRegistry, PersistentTarget, PreparedRegistry, StartContext } from '../run/context.js';
import { writePodFiles } from '../run/files.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { type Asked, differences } from './differences.js';
import { endCollection } from './gc.js';
import type { RegistryPaths } from './paths.js';
import {
  certificateFacts,
  type RegistryRecord,
  readSecrets,
  secretTexts,
  writeRecord,
  writeSecrets,
} from './record.js';
import type { RegistryServices } from './service.js';
import { awaitRegistry, explainDown, type ServiceTools, type StartOutcome } from './wait.js';

/** Days before its end at which a certificate is made anew. */
const RENEW = 30;
const DAY = 86_400_000;

/** What action.yml names where the caller names none. A job that does so takes whatever image a registry has. */
export const DEFAULT_IMAGES: Readonly<Record<ImageRole, string>> = {
  registry: 'ghcr.io/distribution/distribution:3.1.1',
  nginx: 'public.ecr.aws/docker/library/nginx:1.30-alpine',
};

/** The registry that is there is well, and not the one that was asked for. */
export class DifferentRegistry extends UserError {}

/**
 * Takes a registry that is installed: one that is of the asked configuration and answers, or does so once it is started.
 * @param record what is known of it now; another job may have installed it since this one began
 * @throws DifferentRegistry with all that differs; UserError with what is to blame for its silence
 */
export async function useRegistry(
  { request: { timeout }, job }: StartContext,
  { paths, request: asked }: PersistentTarget,
  { spec, secrets: made }: PreparedRegistry,
  record: RegistryRecord,
  services: RegistryServices,
): Promise<AnsweringRegistry> {
  const { podman, log, clock = systemClock } = job;
  const tools = { podman, services, log, clock };
  const ownCertificate = asked.certificate !== undefined;
  const stored = await readSecrets(paths);
  for (const secret of secretTexts(stored)) log.mask(secret);
  const different = differences(record, stored, askedOf(asked, spec, made));
  if (different.length > 0) throw differsFrom(paths, different);
  const pod = record.choices;
  const wasCutOff = await endCollection(paths);
  if (wasCutOff) log.warning(`garbage collection of "${paths.name}" was cut off; pushes work again`);
  const secrets = ownCertificate ? withCertificate(stored, made) : renewed(record, stored, made, clock);
  const isOther = certificateFacts(secrets.certificate.chain).fingerprint !== record.certificate.fingerprint;
  const started = clock.now();
  const { active } = await services.state(paths.service);
  if (isOther) await replaceCertificate(paths, record, pod, secrets, ownCertificate, tools);
  else if (active !== 'active') {
    log.info(`${paths.service} is ${active}; starting it`);
    // One that has failed too often in a row is not started again before its failures are forgotten.
    await (active === 'failed' ? services.restart(paths) : services.start(paths));
  } else if (wasCutOff) {
    // It runs with the configuration that takes no pushes.
    await services.restart(paths);
  }
  const wait = (seconds: number) => awaitRegistry(paths, pod, secrets, seconds, tools);
  const state =
    isOther || wasCutOff || active !== 'active'
      ? await wait(timeout)
      : await waitOrRestart(wait, timeout, async (seen) => {
          log.warning(
            `${paths.service} is active and the registry does not answer (${seen}); restarting the service`,
          );
          await services.restart(paths);
        });
  if (!state.up) {
    const why = await explainDown(paths, pod, state, tools);
    const next = `what to do: systemctl --user restart ${paths.service}, or: podman-registry down ${paths.name} (its data stays), and the next job installs it anew`;
    throw new UserError(
      `the registry "${paths.name}" is installed, and not healthy: ${why.message}; ${next}`,
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
  log.info(`✓ the registry "${paths.name}" is there, at ${apiUrl(pod)}`);
  return { pod, secrets, startup: clock.now() - started, found: true };
}

function askedOf(request: StartRequest, spec: RegistrySpec, made: RegistrySecrets): Asked {
  const { access, port, host, bind, httpSecret } = request;
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
// Nothing listens, or the registry behind nginx is gone. A registry that is merely busy accepts connections, and is slow.
const DEAD = /^(?:ECONNREFUSED|ECONNRESET|status 50[24])$/;

/**
 * Waits for a registry whose service is active. One that is dead is restarted after 10 s, one that is silent when its time
 * has run out; either gets its time again. Any other answer, such as 401 or 503, no restart changes.
 * @param wait waits so many seconds until it answers
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

// The client's own words where no answer comes, and the kernel's where packets are dropped.
const SILENT = /^(?:no answer within|ETIMEDOUT|nothing$)/;

function differsFrom({ name }: RegistryPaths, different: readonly string[]): DifferentRegistry {
  return new DifferentRegistry(
    [
      `the registry "${name}" of this user is there, and differs from what is asked for:`,
      ...different.map((line) => `  ${line}`),
      `give inputs that match it, another "name", or take it down first (its data stays): podman-registry down ${name}`,
    ].join('\n'),
  );
}

/** @throws UserError where a certificate of the caller's own has come to its end, and no other was given */
function renewed(
  record: RegistryRecord,
  stored: RegistrySecrets,
  made: RegistrySecrets,
  clock: Clock,
): RegistrySecrets {
  const { end } = certificateFacts(stored.certificate.chain);
  const left = Date.parse(end) - clock.now();
  if (record.ownCertificate) {
    if (left > 0) return stored;
    throw new UserError(
      `the certificate of the registry "${record.name}", which was given as "tls-cert", ended on ${end.slice(0, 10)}; give a new one as "tls-cert" and "tls-key"`,
    );
  }
  return left > RENEW * DAY ? stored : withCertificate(stored, made);
}

function withCertificate(stored: RegistrySecrets, { certificate }: RegistrySecrets): RegistrySecrets {
  const tls = { 'tls.crt': certificate.chain, 'tls.key': certificate.key };
  return { ...stored, certificate, contents: { ...stored.contents, tls } };
}

/** The record is brought up to date last, so that an exchange that was cut off is done once more. */
async function replaceCertificate(
  paths: RegistryPaths,
  { certificate }: RegistryRecord,
  pod: PlacedRegistry,
  secrets: RegistrySecrets,
  isOwn: boolean,
  { services, log }: ServiceTools,
): Promise<void> {
  const why = isOwn ? 'the one given is another' : `it ends on ${certificate.end.slice(0, 10)}`;
  log.info(`the registry gets a new certificate, because ${why}; ${paths.service} is restarted for it`);
  await writePodFiles(pod, secrets.contents, paths.directory, 'Always');
  await writeSecrets(paths, secrets);
  await services.restart(paths);
}
