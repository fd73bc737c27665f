import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../src/platform/exec.js';

/** What a certificate made by the openssl program is to be like. */
export interface Wanted {
  readonly names?: string;
  readonly subject?: string;
  readonly days?: number;
  /** Extensions besides the names. */
  readonly extensions?: readonly string[];
}

const openssl = (directory: string, ...args: string[]) =>
  run(['openssl', ...args], { timeout: 30, cwd: directory });

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Makes NAME.crt and NAME.key, signed by itself. */
export async function selfSigned(directory: string, name: string, wanted: Wanted = {}): Promise<void> {
  const { names = 'DNS:localhost,IP:127.0.0.1', subject = `/CN=${name}`, days = 2, extensions = [] } = wanted;
  const san = names === '' ? [] : [`subjectAltName=${names}`];
  await openssl(
    directory,
    ...['req', '-x509', ...newKey, '-subj', subject, '-days', String(days)],
    ...['-keyout', `${name}.key`, '-out', `${name}.crt`],
    ...[...san, ...extensions].flatMap((extension) => ['-addext', extension]),
  );
}

/** Makes NAME.crt and NAME.key, issued by the CA that `selfSigned` made under the name `issuer`. */
export async function issuedBy(
  directory: string,
  issuer: string,
  name: string,
  extensions = 'subjectAltName=DNS:localhost,IP:127.0.0.1',
): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, `${name}.ext`), `${extensions}\n`);
  await openssl(
    directory,
    'req',
    '-new',
    ...newKey,
    '-subj',
    `/CN=${name}`,
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
  );
  await openssl(
    directory,
    ...[
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      `${issuer}.crt`,
      '-CAkey',
      `${issuer}.key`,
      '-set_serial',
      '7',
    ],
    ...['-days', '2', '-extfile', `${name}.ext`, '-out', `${name}.crt`],
  );
}

/** Puts a passphrase on a key. */
export async function encrypted(directory: string, key: string, to: string): Promise<void> {
  await openssl(directory, 'pkcs8', '-topk8', '-in', key, '-out', to, '-passout', 'pass:hunter2');
}
