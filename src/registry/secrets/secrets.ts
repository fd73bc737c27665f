import { randomBytes } from 'node:crypto';
import { hash } from 'bcryptjs';
import { basicAuth, type Credentials } from '../../oci/credentials.js';
import { settleAll } from '../../platform/concurrency.js';
import type { Attempt } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import {
  anonymousName,
  PRINCIPALS_FILE,
  type Principal,
  passwordsConf,
  tokensConf,
} from '../nginx/principals.js';
import type { SecretContents } from '../spec/registry-spec.js';
import { makeCertificate, type ServerCertificate } from './certificate.js';

/** A user of the registry; without a password a random one is created. */
interface SecretUser {
  readonly username: string;
  readonly password: string | undefined;
}

export interface SecretChoices {
  /** The host name of the certificate. */
  readonly host: string;
  /** The user who may push; undefined if the registry itself checks no password. */
  readonly writer: SecretUser | undefined;
  /** The user who may only pull. */
  readonly reader: SecretUser | undefined;
  /** Whether anonymous clients may pull. */
  readonly anonymousPull?: boolean | undefined;
  /** All passwords are random: nginx compares them, without a hash. */
  readonly checkedBy?: 'nginx' | undefined;
  /** The login of the job's clients at an external authentication service. */
  readonly login?: Credentials | undefined;
  /** Signs the state of uploads; random by default. */
  readonly httpSecret: string | undefined;
  /** The keys of an object store, by their names in its secret. */
  readonly storage?: Readonly<Record<string, string>> | undefined;
  /** Validity of a generated certificate in days; default: the longest job. */
  readonly lifetime?: number | undefined;
}

export interface RegistrySecrets {
  readonly certificate: ServerCertificate;
  /** The login that may push. Undefined without authentication, or if it is unknown here. */
  readonly credentials: Credentials | undefined;
  /** The login that may only pull. */
  readonly reader: Credentials | undefined;
  readonly contents: SecretContents;
}

/**
 * Creates all secrets, and masks each one before anything can print it.
 * @param own the user's own certificate; by default one is generated for this job
 * @param scratch a directory for openssl, which does not exist yet
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

/** Tokens are issued only if clients may pull without a login. */
function principalOf(user: Credentials, anonymous: Credentials | undefined): Principal {
  return { authorization: basicAuth(user), token: anonymous && randomHex(24) };
}

// Distribution runs bcrypt for every request: cost 5 takes 2.4 ms, and each step doubles it. A random password of 192 bits
// cannot be guessed, so the lowest cost is enough; a chosen password gets a high cost.
const COST = { random: 4, chosen: 10 } as const;

/** The line of an htpasswd file; bcrypt is the only hash that Distribution supports. */
export async function htpasswd(
  { username, password }: Credentials,
  origin: 'random' | 'chosen',
): Promise<string> {
  return `${username}:${await hash(password, COST[origin])}\n`;
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
