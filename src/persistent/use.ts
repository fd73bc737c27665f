import { UserError } from '../errors.js';
import { writePodFiles } from '../registry/files.js';
import { describePod, type RegistryPod } from '../registry/pod.js';
import type { RegistrySecrets } from '../registry/secrets.js';
import { type Asked, differences } from './differences.js';
import { endCollection } from './gc.js';
import type { Place } from './place.js';
import { certificateFacts, type RegistryRecord, readSecrets, writeRecord, writeSecrets } from './record.js';
import { awaitRegistry, explainDown, type UpTools } from './up.js';

/** Days before its end at which a certificate is made anew. */
const RENEW = 30;
const DAY = 86_400_000;

export interface UseOptions {
  readonly record: RegistryRecord;
  readonly asked: Asked;
  /** Made for this job; its certificate takes the place of one that comes to its end. */
  readonly made: RegistrySecrets;
  /** Is that certificate the caller's own? */
  readonly ownCertificate: boolean;
  /** Seconds. */
  readonly timeout: number;
}

/** The registry that is there is well, and not the one that was asked for. */
export class DifferentRegistry extends UserError {}

/**
 * Takes a registry that is installed: one that is of the asked configuration and answers, or does so once it is started.
 * @throws DifferentRegistry with all that differs; UserError with what is to blame for its silence
 */
export async function useRegistry(
  place: Place,
  { record, asked, made, ownCertificate, timeout }: UseOptions,
  tools: UpTools,
): Promise<{ readonly pod: RegistryPod; readonly secrets: RegistrySecrets; readonly startup: number }> {
  const { services, log } = tools;
  const stored = await readSecrets(place);
  const different = differences(record, stored, asked);
  if (different.length > 0) throw differsFrom(place, different);
  const pod = describePod(record.choices);
  if (await endCollection(place))
    log.warning(`garbage collection of "${place.name}" was cut off; pushes work again`);
  const secrets = ownCertificate ? withCertificate(stored, made) : renewed(record, stored, made);
  const isOther = certificateFacts(secrets.certificate.chain).fingerprint !== record.certificate.fingerprint;
  const started = Date.now();
  const { active } = await services.state(place.service);
  if (isOther) await exchange(place, record, pod, secrets, ownCertificate, tools);
  else if (active !== 'active') {
    log.info(`${place.service} is ${active}; starting it`);
    await services.start(place);
  }
  const state = await awaitRegistry(place, pod, secrets, timeout, tools);
  if (!state.up) {
    const why = await explainDown(place, pod, state, tools);
    const next = `what to do: systemctl --user restart ${place.service}, or: podman-registry down ${place.name} (its data stays), and the next job installs it anew`;
    throw new UserError(
      `the registry "${place.name}" is installed, and not healthy: ${why.message}; ${next}`,
    );
  }
  if (isOther) {
    const certificate = certificateFacts(secrets.certificate.chain);
    await writeRecord(place, {
      ...record,
      ownCertificate: ownCertificate || record.ownCertificate,
      certificate,
    });
  }
  return { pod, secrets, startup: Date.now() - started };
}

function differsFrom({ name }: Place, different: readonly string[]): DifferentRegistry {
  return new DifferentRegistry(
    [
      `the registry "${name}" of this user is there, and differs from what is asked for:`,
      ...different.map((line) => `  ${line}`),
      `give inputs that match it, another "name", or take it down first (its data stays): podman-registry down ${name}`,
    ].join('\n'),
  );
}

/** @throws UserError where a certificate of the caller's own has come to its end, and no other was given */
function renewed(record: RegistryRecord, stored: RegistrySecrets, made: RegistrySecrets): RegistrySecrets {
  const { end } = certificateFacts(stored.certificate.chain);
  const left = Date.parse(end) - Date.now();
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
async function exchange(
  place: Place,
  { certificate }: RegistryRecord,
  pod: RegistryPod,
  secrets: RegistrySecrets,
  isOwn: boolean,
  { services, log }: UpTools,
): Promise<void> {
  const why = isOwn ? 'the one given is another' : `it ends on ${certificate.end.slice(0, 10)}`;
  log.info(`the registry gets a new certificate, because ${why}; ${place.service} is restarted for it`);
  await writePodFiles(pod, secrets.contents, place.directory, 'Always');
  await writeSecrets(place, secrets);
  await services.restart(place);
}
