import { X509Certificate } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { basicAuth } from '../../oci/credentials.js';
import { UserError } from '../../platform/errors.js';
import { writePrivate } from '../../platform/private-file.js';
import type { ImageRole } from '../images/images.js';
import { PRINCIPALS_FILE } from '../nginx/principals.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { TRUST_KEY } from '../spec/mirrors.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import type { RegistryPaths } from './paths.js';

/** What is known of an installed registry. Nothing in it is a secret. */
export interface RegistryRecord {
  readonly format: 1;
  readonly name: string;
  /** What it is made of: its pod is derived from it again. */
  readonly choices: PlacedRegistry;
  /** The images as they were asked for: what was found for them may be called otherwise. */
  readonly asked: Readonly<Record<ImageRole, string>>;
  /** Is the certificate the caller's own? */
  readonly ownCertificate: boolean;
  readonly certificate: CertificateFacts;
  /** The unit file that systemd was given. */
  readonly unit: string;
  /** Directories of data below its own, which only `down --data` removes. */
  readonly data: readonly string[];
  /** ISO 8601. */
  readonly installed: string;
}

interface CertificateFacts {
  readonly fingerprint: string;
  /** The end of its life, ISO 8601. */
  readonly end: string;
}

const FORMAT = 1;

/**
 * @returns nothing where the registry is not installed
 * @throws UserError where another version of this program has written it
 */
export async function readRecord({ record, name }: RegistryPaths): Promise<RegistryRecord | undefined> {
  const text = await readIfThere(record);
  if (text === undefined) return undefined;
  const found = JSON.parse(text) as RegistryRecord;
  if (found.format !== FORMAT) {
    throw new UserError(
      `the registry "${name}" was installed by another version of podman-registry-action (${record} has format ${found.format}, this one knows ${FORMAT}); use that version, or take it down with it`,
    );
  }
  return found;
}

/** From then on the registry counts as installed. */
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

/** Nobody reads half a file. */
async function replacePrivate(path: string, text: string): Promise<void> {
  await writePrivate(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** @throws UserError where an installed registry has lost its secrets */
export async function readSecrets({ secrets, name }: RegistryPaths): Promise<RegistrySecrets> {
  const text = await readIfThere(secrets);
  if (text === undefined) {
    throw new UserError(
      `${secrets} is missing, so nobody knows the password of the registry "${name}"; take it down and let a job install it again: podman-registry down ${name}`,
    );
  }
  return JSON.parse(text) as RegistrySecrets;
}

/** Every text among the secrets that must not be seen. Pure. */
export function secretTexts({ certificate, credentials, reader, contents }: RegistrySecrets): string[] {
  const users = [credentials, reader].filter((user) => user !== undefined);
  const kept = Object.entries(contents).flatMap(([secret, keys]) =>
    Object.entries(keys).flatMap(([key, value]) =>
      // Certificates are public, and of the maps for nginx only what they hold in quotes is secret.
      PUBLIC.includes(`${secret}/${key}`)
        ? []
        : key === PRINCIPALS_FILE
          ? [...value.matchAll(QUOTED)].map(([, text = '']) => text)
          : value.split('\n'),
    ),
  );
  const own = users.flatMap((user) => [user.password, basicAuth(user)]);
  // Shorter lines are words such as "-" that stand everywhere.
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

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
