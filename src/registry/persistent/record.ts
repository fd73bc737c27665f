import { X509Certificate } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { basicAuth } from '../../oci/credentials.js';
import { UserError } from '../../platform/errors.js';
import { writePrivate } from '../../platform/files.js';
import type { ImageRole } from '../images/images.js';
import { PRINCIPALS_FILE } from '../nginx/principals.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { TRUST_KEY } from '../spec/mirrors.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import type { RegistryPaths } from './paths.js';

/** The record of an installed registry. Contains no secrets. */
export interface RegistryRecord {
  readonly format: 1;
  readonly name: string;
  /** Its choices, from which the pod is derived. */
  readonly choices: PlacedRegistry;
  /** The requested images; the images found for them may have other names. */
  readonly asked: Readonly<Record<ImageRole, string>>;
  /** Whether the certificate is from the inputs. */
  readonly ownCertificate: boolean;
  readonly certificate: CertificateFacts;
  /** The installed unit file. */
  readonly unit: string;
  /** Data directories below its own directory, which only `down --data` removes. */
  readonly data: readonly string[];
  /** ISO 8601. */
  readonly installed: string;
}

interface CertificateFacts {
  readonly fingerprint: string;
  /** The end of its validity, ISO 8601. */
  readonly end: string;
}

const FORMAT = 1;

/**
 * @returns undefined if the registry is not installed
 * @throws UserError if another version of this program wrote it
 */
export async function readRecord({ record, name }: RegistryPaths): Promise<RegistryRecord | undefined> {
  const text = await readIfThere(record);
  if (text === undefined) return undefined;
  const found = JSON.parse(text) as RegistryRecord;
  if (found.format !== FORMAT) {
    throw new UserError(
      `the registry "${name}" was installed by another version of podman-registry-action (${record} has format ${found.format}, this one uses ${FORMAT}); use that version, or remove the registry with it`,
    );
  }
  return found;
}

/** From now on the registry counts as installed. */
export async function writeRecord(
  { record }: RegistryPaths,
  content: Omit<RegistryRecord, 'format'>,
): Promise<void> {
  await replacePrivate(record, `${JSON.stringify({ format: FORMAT, ...content }, null, 2)}\n`);
}

export async function writeSecrets({ secrets, ca }: RegistryPaths, content: RegistrySecrets): Promise<void> {
  await replacePrivate(secrets, JSON.stringify(content));
  await replacePrivate(ca, content.certificate.ca);
}

/** Writes atomically, so that no process reads half a file. */
export async function replacePrivate(path: string, text: string): Promise<void> {
  await writePrivate(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** @throws UserError if an installed registry has lost its secrets */
export async function readSecrets({ secrets, name }: RegistryPaths): Promise<RegistrySecrets> {
  const text = await readIfThere(secrets);
  if (text === undefined) {
    throw new UserError(
      `${secrets} is missing, so the password of the registry "${name}" is lost; remove it (keeps the data), then run a job that installs it again: podman-registry down ${name}`,
    );
  }
  return JSON.parse(text) as RegistrySecrets;
}

/** Every secret text to redact. Pure. */
export function secretTexts({ certificate, credentials, reader, contents }: RegistrySecrets): string[] {
  const users = [credentials, reader].filter((user) => user !== undefined);
  const kept = Object.entries(contents).flatMap(([secret, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      // Certificates are public; in the maps for nginx only the quoted texts are secret.
      PUBLIC.includes(`${secret}/${key}`)
        ? []
        : key === PRINCIPALS_FILE
          ? [...value.matchAll(QUOTED)].map(([, text = '']) => text)
          : value.split('\n'),
    ),
  );
  const own = users.flatMap((user) => [user.password, basicAuth(user)]);
  // Shorter lines are common words such as "-".
  const long = [certificate.key, ...kept]
    .map((text) => text.trim())
    .filter(({ length }) => length >= SHORTEST);
  return [...new Set([...own, ...long])];
}

const SHORTEST = 4;
const PUBLIC = ['tls/tls.crt', `upstream-trust/${TRUST_KEY}`];
const QUOTED = /"(?:Basic |Bearer )?([A-Za-z0-9+/=]{16,})"/g;

export function certificateFacts(chain: string): CertificateFacts {
  const { fingerprint256: fingerprint, validTo } = new X509Certificate(chain);
  return { fingerprint, end: new Date(validTo).toISOString() };
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
