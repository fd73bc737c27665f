import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { settleAll } from '../../platform/concurrency.js';
import { type Attempt, run } from '../../platform/exec.js';

/** A server certificate with its key, and the CA that clients must trust. All are PEM texts. */
export interface ServerCertificate {
  /** The leaf, then the intermediate certificates. */
  readonly chain: string;
  readonly key: string;
  readonly ca: string;
}

/** Slightly longer than the longest job (five days on a self-hosted runner). */
const LIFETIME_DAYS = 7;
/** Days of validity for the certificate of a persistent registry; several clients reject longer ones. */
export const PERSISTENT_LIFETIME = 366;

/**
 * Creates a CA and a leaf: P-256, for localhost, both loopback addresses and `host`. The CA's key is deleted afterwards.
 * @param scratch a private directory, which is removed afterwards
 * @param lifetime in days
 * @throws CommandError when openssl fails
 */
export async function makeCertificate(
  host: string,
  scratch: string,
  lifetime = LIFETIME_DAYS,
  attempt?: Attempt,
): Promise<ServerCertificate> {
  await mkdir(scratch, { mode: 0o700 });
  try {
    const path = (name: string) => join(scratch, name);
    const [caKey, leafKey] = [newKey(), newKey()];
    // Here and below, all commands end before the directory is removed, even if one of them fails.
    await settleAll([
      writeFile(path('ca.key'), caKey, { mode: 0o600 }),
      writeFile(path('leaf.key'), leafKey, { mode: 0o600 }),
      writeFile(path('ca.cnf'), CA_REQUEST),
      writeFile(path('leaf.cnf'), leafRequest(host)),
    ]);
    const days = ['-days', String(lifetime)];
    const openssl = (...args: string[]) => run(['openssl', ...args], { timeout: 30, cwd: scratch }, attempt);
    await settleAll([
      openssl('req', '-x509', '-new', '-config', 'ca.cnf', '-key', 'ca.key', '-out', 'ca.crt', ...days),
      openssl('req', '-new', '-config', 'leaf.cnf', '-key', 'leaf.key', '-out', 'leaf.csr'),
    ]);
    // `req -x509 -CA` would do it in one step, but came only with OpenSSL 3.0.
    const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', '2'];
    const extensions = ['-extfile', 'leaf.cnf', '-extensions', 'leaf'];
    await openssl('x509', '-req', '-in', 'leaf.csr', '-out', 'leaf.crt', ...issuer, ...extensions, ...days);
    const [ca, chain] = await settleAll([
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

/** @param host is validated: a DNS name or an IPv4 address, without special characters of openssl's format */
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
