import { randomBytes } from 'node:crypto';
import { hash } from 'bcryptjs';
import { basicAuth, type Credentials } from '../../oci/credentials.js';
import type { Attempt } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { settleAll } from '../../platform/settle-all.js';
import {
  anonymousName,
  PRINCIPALS_FILE,
  type Principal,
  passwordsConf,
  tokensConf,
} from '../nginx/principals.js';
import type { SecretContents } from '../spec/registry-spec.js';
import { makeCertificate, type ServerCertificate } from './certificate.js';

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
  const { host, login } = choices;
  const atNginx = choices.checkedBy === 'nginx';
  const [writer, reader] = [choices.writer, choices.reader].map((user) => user && withPassword(user));
  const anonymous =
    writer && choices.anonymousPull
      ? withPassword({
          username: anonymousName({ writer: writer.username, reader: reader?.username }),
          password: undefined,
        })
      : undefined;
  const users = [writer, reader, anonymous];
  const principals = writer && {
    writer: principalOf(writer, anonymous),
    reader: reader && principalOf(reader, anonymous),
    anonymous: anonymous && principalOf(anonymous, anonymous),
  };
  const httpSecret = choices.httpSecret ?? randomHex(32);
  for (const user of [...users, login]) {
    if (user !== undefined) for (const secret of [user.password, basicAuth(user)]) log.mask(secret);
  }
  for (const principal of Object.values(principals ?? {})) if (principal?.token) log.mask(principal.token);
  log.mask(httpSecret);
  const [certificate, ...accessLines] = await settleAll([
    Promise.resolve(own ?? makeCertificate(host, scratch, choices.lifetime, attempt)),
    ...(atNginx ? [] : users.map(async (user) => user && htpasswd(user, user.origin))),
  ]);
  log.mask(certificate.key);
  const hashes = accessLines.filter((line) => line !== undefined).join('');
  const access = {
    ...(hashes !== '' && { htpasswd: hashes }),
    ...(principals && atNginx && { [PRINCIPALS_FILE]: passwordsConf(principals) }),
    ...(principals?.anonymous &&
      !atNginx && {
        [PRINCIPALS_FILE]: tokensConf({ ...principals, anonymous: principals.anonymous }),
      }),
  };
  return {
    certificate,
    credentials: writer ?? login,
    reader,
    contents: {
      tls: { 'tls.crt': certificate.chain, 'tls.key': certificate.key },
      ...(Object.keys(access).length > 0 && { access }),
      http: { 'http-secret': httpSecret },
      ...(choices.storage && { storage: choices.storage }),
    },
  };
}

/** A random password has 192 bits, in characters that need no quoting anywhere. */
function withPassword({ username, password }: SecretUser) {
  return password === undefined
    ? ({ username, password: randomBytes(24).toString('base64url'), origin: 'random' } as const)
    : ({ username, password, origin: 'chosen' } as const);
}

/** Tokens are issued only where clients may pull without a login. */
function principalOf(user: Credentials, anonymous: Credentials | undefined): Principal {
  return { authorization: basicAuth(user), token: anonymous && randomHex(24) };
}

// Distribution pays bcrypt on every request: cost 5 takes 2.4 ms, and each step more doubles it. A random password of 192 bits
// cannot be guessed at any cost, so it gets the cheap one; a password that a person chose gets the slow one.
const COST = { random: 4, chosen: 10 } as const;

/** The line of an htpasswd file; bcrypt is the only hash that Distribution reads. */
export async function htpasswd(
  { username, password }: Credentials,
  origin: 'random' | 'chosen',
): Promise<string> {
  return `${username}:${await hash(password, COST[origin])}\n`;
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
