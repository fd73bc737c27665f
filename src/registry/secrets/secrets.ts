import { basicAuth, type Credentials } from '../../oci/credentials.js';
import type { Attempt } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { allEnded } from '../../platform/settle-all.js';
import { CALLERS_FILE, type Callers, callersConf, loginsConf, pullerName } from '../nginx/principals.js';
import type { SecretContents } from '../spec/registry-spec.js';
import { makeCertificate, type ServerCertificate } from './certificate.js';
import { htpasswd, randomHttpSecret, randomPassword, randomToken } from './credentials.js';

/** A user of the registry; without a password a random one is made. */
export interface SecretUser {
  readonly username: string;
  readonly password: string | undefined;
}

export interface SecretChoices {
  /** What the certificate is for. */
  readonly host: string;
  /** Who may push; nothing where the registry asks for no password of its own. */
  readonly writer: SecretUser | undefined;
  /** Who may pull only. */
  readonly reader: SecretUser | undefined;
  /** Does whoever reaches the port pull? */
  readonly anonymousPull?: boolean | undefined;
  /** All passwords are random: nginx compares them, and there is nothing to hash. */
  readonly checkedBy?: 'nginx' | undefined;
  /** By what the job's clients log in at an authentication service, where that is not the registry itself. */
  readonly login?: Credentials | undefined;
  /** What signs the state of uploads; without one a random one is made. */
  readonly httpSecret: string | undefined;
  /** The keys of an object store, by their names in its secret. */
  readonly storage?: Readonly<Record<string, string>> | undefined;
  /** How long a certificate that is made here is valid, in days; nothing: as long as a job may need it. */
  readonly lifetime?: number | undefined;
}

export interface RegistrySecrets {
  readonly certificate: ServerCertificate;
  /** Of those who may push. Nothing where the registry asks for none, or nobody knows them here. */
  readonly credentials: Credentials | undefined;
  /** Of those who may pull only. */
  readonly reader: Credentials | undefined;
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
  attempt?: Attempt,
): Promise<RegistrySecrets> {
  const { host, writer, reader, login } = choices;
  const atNginx = choices.checkedBy === 'nginx';
  const puller =
    writer && choices.anonymousPull
      ? {
          username: pullerName({ writer: writer.username, reader: reader?.username }),
          password: undefined,
        }
      : undefined;
  const users = [writer, reader, puller].map((user) => user && withPassword(user));
  const callers = tokensFor(users);
  const httpSecret = choices.httpSecret ?? randomHttpSecret();
  for (const user of [...users, login]) {
    if (user !== undefined) for (const secret of [user.password, basicAuth(user)]) log.mask(secret);
  }
  for (const { token } of Object.values(callers ?? {})) log.mask(token);
  log.mask(httpSecret);
  const [certificate, ...accessLines] = await allEnded([
    Promise.resolve(own ?? makeCertificate(host, scratch, choices.lifetime, attempt)),
    ...(atNginx ? [] : users.map(async (user) => user && htpasswd(user, user.origin))),
  ]);
  log.mask(certificate.key);
  const known = accessLines.filter((line) => line !== undefined);
  return {
    certificate,
    credentials: users[0] ?? login,
    reader: users[1],
    contents: {
      tls: { 'tls.crt': certificate.chain, 'tls.key': certificate.key },
      ...(atNginx && users[0] && { access: { [CALLERS_FILE]: loginsFor(users[0], users[1], callers) } }),
      ...(known.length > 0 && {
        access: { htpasswd: known.join(''), ...(callers && { [CALLERS_FILE]: callersConf(callers) }) },
      }),
      http: { 'http-secret': httpSecret },
      ...(choices.storage && { storage: choices.storage }),
    },
  };
}

function withPassword({ username, password }: SecretUser) {
  return password === undefined
    ? ({ username, password: randomPassword(), origin: 'random' } as const)
    : ({ username, password, origin: 'chosen' } as const);
}

function loginsFor(
  writer: Credentials,
  reader: Credentials | undefined,
  callers: Callers | undefined,
): string {
  return loginsConf({
    writer: { authorization: basicAuth(writer), ...callers?.writer },
    reader: reader && { authorization: basicAuth(reader), ...callers?.reader },
    puller: callers && { token: callers.puller.token },
  });
}

function tokensFor(users: readonly (Credentials | undefined)[]): Callers | undefined {
  const [writer, reader, puller] = users.map(
    (user) => user && { token: randomToken(), authorization: basicAuth(user) },
  );
  return writer && puller && { writer, puller, ...(reader && { reader }) };
}
