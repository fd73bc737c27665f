import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { ROOT_BUNDLES } from '../platform/ca-bundle.js';

/** The public roots, the system's, and those that SSL_CERT_FILE and NODE_EXTRA_CA_CERTS name, in PEM. */
export async function trustedRoots(variable: (name: string) => string | undefined): Promise<string[]> {
  const named = [variable('SSL_CERT_FILE'), variable('NODE_EXTRA_CA_CERTS')].filter((path) => path);
  const bundles = await Promise.all([...ROOT_BUNDLES, ...named].map((path) => readIfThere(path as string)));
  return [...new Set([...rootCertificates, ...bundles.flatMap((bundle) => certificatesOf(bundle ?? ''))])];
}

/** The directories of certificates for single registries, the strongest first. Source: containers-certs.d(5). */
export function certificateDirectories(home: string): string[] {
  return [join(home, '.config/containers/certs.d'), '/etc/containers/certs.d', '/etc/docker/certs.d'];
}

/**
 * What is trusted for one registry beside the roots; of the directories the first that exists is the only one read.
 * @param host `name:port`, or a name alone for 443
 */
export async function rootsFor(host: string, directories: readonly string[]): Promise<string[]> {
  for (const directory of directories.map((parent) => join(parent, host))) {
    const names = await readdir(directory).catch(() => undefined);
    if (names === undefined) continue;
    const files = names.filter((name) => name.endsWith('.crt'));
    const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
    return texts.flatMap(certificatesOf);
  }
  return [];
}

function certificatesOf(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

/** One that is not there, or not for this user, is none that other clients of this user have. */
async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
