import type { Log } from '../log.js';
import { makeCertificate, type ServerCertificate } from './certificate.js';
import { basicAuth, type Credentials, htpasswd, randomHttpSecret, randomPassword } from './credentials.js';
import type { SecretContents } from './pod.js';

export interface SecretChoices {
  readonly host: string;
  readonly auth: 'basic' | 'none';
  readonly username: string;
  /** Nothing: a random one is made. */
  readonly password: string | undefined;
}

export interface RegistrySecrets {
  readonly certificate: ServerCertificate;
  /** Nothing where the registry asks for none. */
  readonly credentials: Credentials | undefined;
  readonly contents: SecretContents;
}

/**
 * Makes all that is secret, and masks each of it before anything can print it.
 * @param own the user's own certificate; without it one is made for this job
 * @param scratch a directory that does not exist yet, for openssl to work in
 */
export async function makeSecrets(
  choices: SecretChoices,
  own: ServerCertificate | undefined,
  scratch: string,
  log: Log,
): Promise<RegistrySecrets> {
  const { auth, username, host } = choices;
  const password = choices.password ?? randomPassword();
  const credentials = auth === 'basic' ? { username, password } : undefined;
  const httpSecret = randomHttpSecret();
  for (const secret of [...(credentials ? [password, basicAuth(credentials)] : []), httpSecret])
    log.mask(secret);
  const [certificate, accessLine] = await Promise.all([
    own ?? makeCertificate(host, scratch),
    credentials && htpasswd(credentials, choices.password === undefined ? 'random' : 'chosen'),
  ]);
  log.mask(certificate.key);
  return {
    certificate,
    credentials,
    contents: {
      tls: { 'tls.crt': certificate.chain, 'tls.key': certificate.key },
      ...(accessLine && { access: { htpasswd: accessLine } }),
      http: { 'http-secret': httpSecret },
    },
  };
}
