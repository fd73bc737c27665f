import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { run } from '../exec/run.js';

/** A server certificate with its key, and what a client must trust to accept it. All are PEM texts. */
export interface ServerCertificate {
  /** The leaf, then what stands between it and the root. */
  readonly chain: string;
  readonly key: string;
  readonly ca: string;
}

/** Longer than any job may run (five days on a self-hosted runner), and not much longer. */
const LIFETIME_DAYS = 7;

/**
 * Makes a CA and a leaf for this one job: P-256, valid for seven days, for localhost, both loopback addresses and
 * `host`. The CA's key is gone when this returns.
 * @param scratch a directory that only this user may enter; it is removed again
 * @throws CommandError when openssl fails
 */
export async function makeCertificate(host: string, scratch: string): Promise<ServerCertificate> {
  await mkdir(scratch, { mode: 0o700 });
  try {
    const path = (name: string) => join(scratch, name);
    const [caKey, leafKey] = [newKey(), newKey()];
    await Promise.all([
      writeFile(path('ca.key'), caKey, { mode: 0o600 }),
      writeFile(path('leaf.key'), leafKey, { mode: 0o600 }),
      writeFile(path('ca.cnf'), CA_REQUEST),
      writeFile(path('leaf.cnf'), leafRequest(host)),
    ]);
    const days = ['-days', String(LIFETIME_DAYS)];
    const openssl = (...args: string[]) => run(['openssl', ...args], { timeout: 30, cwd: scratch });
    // Both have ended before the directory goes, also where one of them fails.
    const both = await Promise.allSettled([
      openssl('req', '-x509', '-new', '-config', 'ca.cnf', '-key', 'ca.key', '-out', 'ca.crt', ...days),
      openssl('req', '-new', '-config', 'leaf.cnf', '-key', 'leaf.key', '-out', 'leaf.csr'),
    ]);
    for (const one of both) if (one.status === 'rejected') throw one.reason;
    // `req -x509 -CA` would do it in one step, but came only with OpenSSL 3.0.
    const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', '2'];
    const extensions = ['-extfile', 'leaf.cnf', '-extensions', 'leaf'];
    await openssl('x509', '-req', '-in', 'leaf.csr', '-out', 'leaf.crt', ...issuer, ...extensions, ...days);
    const [ca, chain] = await Promise.all([
      readFile(path('ca.crt'), 'utf8'),
      readFile(path('leaf.crt'), 'utf8'),
    ]);
    return { ca, chain, key: leafKey };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
}

const CA_REQUEST = `[req]
distinguished_name = name
x509_extensions = ca
prompt = no
[name]
CN = podman-registry-action job CA
[ca]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
`;

/** @param host has been validated: a DNS name or an IPv4 address, with no character that openssl's format knows */
function leafRequest(host: string): string {
  const names = new Set([
    'DNS:localhost',
    'IP:127.0.0.1',
    'IP:::1',
    isIP(host) ? `IP:${host}` : `DNS:${host}`,
  ]);
  return `[req]
distinguished_name = name
prompt = no
[name]
CN = podman-registry-action
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = ${[...names].join(', ')}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;
}

/** Paths of the user's own certificate. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  /** What the clients must trust; only a self-signed certificate can do without. */
  readonly ca: string | undefined;
}

/**
 * Reads the user's own certificate and checks what a client would stumble over.
 * @throws UserError naming the input, what was found and what is needed
 */
export async function readCertificate(
  files: CertificateFiles,
  host: string,
  now = new Date(),
): Promise<ServerCertificate> {
  const chain = await readInput('tls-cert', files.certificate);
  const key = await readInput('tls-key', files.key);
  const leaf = parseCertificate('tls-cert', files.certificate, chain);
  if (files.ca === undefined && leaf.issuer !== leaf.subject) {
    throw new UserError(
      `input "tls-ca" is not set, and ${files.certificate} was issued by ${oneLine(leaf.issuer)}; give the PEM file of that CA, or the bundle of the system`,
    );
  }
  const ca = files.ca === undefined ? chain : await readInput('tls-ca', files.ca);
  const own = certificates('tls-cert', files.certificate, chain);
  const trusted = files.ca === undefined ? own : certificates('tls-ca', files.ca, ca);
  if (!leadsTo(own, trusted)) {
    throw new UserError(
      `input "tls-ca" is ${files.ca}, which has not issued ${files.certificate}; give the CA that did: ${oneLine(leaf.issuer)}`,
    );
  }
  if (!leaf.checkPrivateKey(parseKey(files.key, key))) {
    throw new UserError(
      `input "tls-key" is ${files.key}, which is not the key of ${files.certificate}; give the key that the certificate was made for`,
    );
  }
  if (new Date(leaf.validTo) <= now || new Date(leaf.validFrom) > now) {
    throw new UserError(
      `input "tls-cert" is ${files.certificate}, which is valid from ${leaf.validFrom} to ${leaf.validTo}; give one that is valid now`,
    );
  }
  // Go's clients, podman among them, do not look at the common name.
  const covered = isIP(host) ? leaf.checkIP(host) : leaf.checkHost(host, { subject: 'never' });
  if (covered === undefined) {
    throw new UserError(
      `input "tls-cert" is ${files.certificate}, which is for ${leaf.subjectAltName ?? 'no name at all'}; it must cover the input "host", ${host}`,
    );
  }
  return { chain, key, ca };
}

function certificates(input: string, path: string, pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return (blocks.length > 0 ? blocks : [pem]).map((block) => parseCertificate(input, path, block));
}

/** Does the chain lead from its first certificate to one of the trusted ones? */
function leadsTo(chain: readonly X509Certificate[], trusted: readonly X509Certificate[]): boolean {
  const issued = (subject: X509Certificate, issuer: X509Certificate) =>
    subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
  const [leaf, ...between] = chain;
  for (let current = leaf, left = between; current !== undefined; ) {
    const subject = current;
    if (trusted.some((one) => issued(subject, one) || one.fingerprint256 === subject.fingerprint256))
      return true;
    current = left.find((one) => issued(subject, one));
    left = left.filter((one) => one !== current);
  }
  return false;
}

function oneLine(name: string): string {
  return name.replaceAll('\n', ', ');
}

async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const why = (thrown as NodeJS.ErrnoException).code;
    throw new UserError(
      `input "${input}" is ${path}, which cannot be read (${why}); give the path of a PEM file`,
    );
  }
}

function parseCertificate(input: string, path: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new UserError(`input "${input}" is ${path}, which holds no certificate; give a PEM file`);
  }
}

function parseKey(path: string, pem: string) {
  try {
    return createPrivateKey(pem);
  } catch {
    throw new UserError(
      `input "tls-key" is ${path}, which holds no private key that can be used without a passphrase; give a PEM file`,
    );
  }
}
