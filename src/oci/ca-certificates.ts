import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configHome } from '../platform/config-home.js';

/** The files and variables of a host that determine the trusted CAs. */
export interface TrustFiles {
  variable(name: string): string | undefined;
  /** Nothing if it cannot be read. */
  read(path: string): Promise<string | undefined>;
  /** The names in a directory; empty if it cannot be read. */
  list(path: string): Promise<readonly string[]>;
}

/** The files in which distributions keep all CA certificates. Source: root_linux.go of Go's crypto/x509. */
const FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
/** The directories with one file for each certificate. Source: the same. */
const DIRECTORIES = ['/etc/ssl/certs', '/etc/pki/tls/certs'];

/**
 * The CA certificates that this host trusts, in PEM, as Go programs such as podman and Distribution read them:
 * from one file and from all files in some directories. SSL_CERT_FILE replaces the file of the distribution;
 * SSL_CERT_DIR, a list separated by colons, replaces its directories; an empty variable is ignored. Unreadable
 * files are skipped. Source: loadSystemRoots in root_unix.go of Go's crypto/x509.
 */
export async function hostCertificates(files: TrustFiles): Promise<string[]> {
  const named = files.variable('SSL_CERT_FILE');
  const text = named ? await files.read(named) : (await distributionBundle(files))?.text;
  const directories =
    files
      .variable('SSL_CERT_DIR')
      ?.split(':')
      .filter((one) => one !== '') ?? [];
  const single = await Promise.all(
    directories.length > 0
      ? directories.map((one) => inDirectory(one, files))
      : DIRECTORIES.map((one) => inDirectory(one, files, HASH_LINK)),
  );
  return [...new Set([text ?? '', ...single.flat()].flatMap(certificatesIn))];
}

// In the directories of distributions these are links to other files there; Go skips them too. Source:
// openssl-rehash(1).
const HASH_LINK = /^[0-9a-f]{8}\.\d+$/;

async function inDirectory(directory: string, files: TrustFiles, skipped?: RegExp): Promise<string[]> {
  const names = (await files.list(directory)).filter((name) => !skipped?.test(name));
  const texts = await Promise.all(names.map((name) => files.read(join(directory, name))));
  return texts.filter((text) => text !== undefined);
}

/**
 * The file with the CA certificates of the distribution: the first readable one, independent of the environment.
 */
export async function distributionBundle({
  read,
}: Pick<TrustFiles, 'read'>): Promise<{ readonly path: string; readonly text: string } | undefined> {
  for (const path of FILES) {
    const text = await read(path);
    if (text !== undefined) return { path, text };
  }
  return undefined;
}

/** Of this process. */
export function ownFiles(variable: TrustFiles['variable'] = (name) => process.env[name]): TrustFiles {
  return {
    variable,
    read: (path) => readFile(path, 'utf8').catch(() => undefined),
    list: (path) => readdir(path).catch(() => []),
  };
}

/**
 * The directories of certificates for single registries, in order of precedence. Only Podman 6 reads that of
 * XDG_CONFIG_HOME. Source: containers-certs.d(5).
 */
export function certificateDirectories(variable: TrustFiles['variable'], home: string): string[] {
  const own = [configHome(variable, home), join(home, '.config')];
  return [...new Set([...own, '/etc'])]
    .map((one) => join(one, 'containers/certs.d'))
    .concat('/etc/docker/certs.d');
}

/**
 * The additional CAs of one registry. Only the first existing directory is read.
 * @param host `name:port`, or a name for port 443
 */
export async function rootsFor(host: string, directories: readonly string[]): Promise<string[]> {
  for (const directory of directories.map((parent) => join(parent, host))) {
    const names = await readdir(directory).catch(() => undefined);
    if (names === undefined) continue;
    const files = names.filter((name) => name.endsWith('.crt'));
    const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
    return texts.flatMap(certificatesIn);
  }
  return [];
}

/** The certificates in a text, without other lines. */
export function certificatesIn(pem: string): string[] {
  return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
