import { Readable } from 'node:stream';
import { UserError } from '../platform/errors.js';
import {
  type Answer,
  discard,
  type Exchange,
  exchange,
  type HttpRequest,
  readAll,
  readText,
} from '../platform/http.js';
import { type Address, authority } from './address.js';
import type { Login, Logins } from './auth-file.js';
import { type Connections, ownConnections } from './connections.js';
import { basicAuth, type Credentials } from './credentials.js';
import { originOf } from './reference.js';
import { assertStatus, RegistryError, refusal } from './registry-error.js';
import { type Sleep, withRetry } from './retry.js';

interface RegistryClientOptions {
  /** `https://registry-1.docker.io` */
  readonly origin: string;
  readonly connections: Connections;
  readonly login: (repository: string) => Login | undefined;
  /** Sends the password with every request, instead of only after the registry requests it. */
  readonly sendsPassword?: boolean;
  /** How long the registry may send nothing, in milliseconds. */
  readonly timeout: number;
  /** Waits between attempts; tests replace it. */
  readonly sleep?: Sleep | undefined;
}

interface RegistryRequest extends Omit<HttpRequest, 'url'> {
  /** From `/v2/` on, or a complete address from the registry. */
  readonly path: string;
  /** The repository that the token must be for. */
  readonly repository: string;
  readonly actions?: 'pull' | 'pull,push';
}

interface GetOptions {
  readonly accept?: string;
  /** Without a login. */
  readonly anonymous?: boolean;
  /** GET by default. */
  readonly method?: 'GET' | 'POST' | 'DELETE';
}

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
// Bytes.
const LONGEST_TOKEN = 1_048_576;

/**
 * A client of one registry over HTTPS: verifies its certificate, logs in as it requests, and follows redirects.
 */
export class RegistryClient {
  /** Without the port 443, as in addresses. */
  readonly host: string;
  readonly #options: RegistryClientOptions;
  /** The value of `Authorization:`, by repository and actions, because a token has one scope. */
  readonly #authorizations = new Map<string, string>();

  constructor(options: RegistryClientOptions) {
    this.#options = options;
    this.host = new URL(options.origin).host;
  }

  /** Retries requests to this registry after a temporary failure. */
  retry<T>(work: () => Promise<T>): Promise<T> {
    return withRetry(work, this.#options.sleep);
  }

  close(): void {
    this.#options.connections.close();
  }

  /**
   * The complete answer as text, with any status. Does not follow redirects.
   * @throws UserError if the registry requires a token and the authentication service issues none
   */
  async get(path: string, { accept, anonymous, method }: GetOptions = {}): Promise<Answer> {
    const url = new URL(path, this.#options.origin);
    const accepts = accept === undefined ? {} : { accept };
    const ask = (authorization: string | undefined) =>
      this.#send({ method, url, headers: { ...accepts, ...(authorization && { authorization }) } });
    const login = anonymous ? undefined : this.#options.login('');
    const first = await ask(this.#password(login));
    const challenge = parseChallenge(first.headers['www-authenticate']);
    const wantsToken = first.status === 401 && challenge?.scheme === 'bearer';
    if (!wantsToken || login === undefined) return readText(first);
    await discard(first);
    return readText(await ask(`Bearer ${await this.#ownToken(challenge, login)}`));
  }

  /** The answer as a stream. The caller checks the status, except for a failed login. */
  async request(given: RegistryRequest): Promise<Exchange> {
    const { path, repository, actions = 'pull', ...rest } = given;
    const url = new URL(path, this.#options.origin);
    if (url.protocol !== 'https:') throw new Error(`${this.host} redirects to ${url.origin}, without TLS`);
    const key = `${repository} ${actions}`;
    const login = this.#options.login(repository);
    const answer = await this.#follow(
      { ...rest, url },
      this.#authorizations.get(key) ?? this.#password(login),
    );
    if (answer.status !== 401 || answer.request.url.host !== this.host) return answer;
    const hadToken = this.#authorizations.delete(key);
    // The stream is consumed; the caller retries and gets a new token.
    if (rest.body instanceof Readable) throw await refusal(answer, hadToken);
    const authorization = await this.#authorize(answer, `repository:${repository}:${actions}`, login);
    this.#authorizations.set(key, authorization);
    return this.#follow({ ...rest, url }, authorization);
  }

  #password(login: Login | undefined): string | undefined {
    return this.#options.sendsPassword && login?.basic !== undefined ? `Basic ${login.basic}` : undefined;
  }

  async #authorize(answer: Exchange, scope: string, login: Login | undefined): Promise<string> {
    const challenge = parseChallenge(answer.headers['www-authenticate']);
    if (challenge === undefined || (challenge.scheme === 'basic' && !login?.basic))
      throw await refusal(answer);
    await discard(answer);
    if (challenge.scheme === 'basic') return `Basic ${login?.basic}`;
    const token = await this.#fetchToken({ ...challenge, scope: challenge.scope ?? scope }, login);
    if (token === undefined)
      throw new Error(`${new URL(challenge.realm, this.#options.origin).origin} gave no token`);
    return `Bearer ${token}`;
  }

  /** A token from the authentication service of the caller, so its errors are errors of the caller. */
  async #ownToken(challenge: BearerChallenge, login: Login): Promise<string> {
    const failed = (problem: string) =>
      new UserError(
        `the authentication service ${challenge.realm} ${problem}; check the input "token-realm"`,
      );
    const token = await this.#fetchToken(challenge, login).catch((thrown: unknown) => {
      if (thrown instanceof RegistryError) {
        throw failed(`answers with status ${thrown.status}, so it rejects "username" and "password"`);
      }
      const { code, message } = thrown as NodeJS.ErrnoException;
      throw failed(`cannot be reached (${code ?? message})`);
    });
    if (token === undefined) throw failed('answers without a token');
    return token;
  }

  /** @returns nothing if the authentication service answers without a token */
  async #fetchToken(challenge: BearerChallenge, login: Login | undefined): Promise<string | undefined> {
    const { service, scope } = challenge;
    const realm = new URL(challenge.realm, this.#options.origin);
    if (realm.protocol !== 'https:') {
      throw new Error(`${this.host} sends logins to ${realm.origin}, without TLS`);
    }
    let answer: Exchange;
    if (login?.identityToken) {
      // Source: the OAuth2 token authentication of distribution.
      const form = new URLSearchParams({
        ...(service === undefined ? {} : { service }),
        ...(scope === undefined ? {} : { scope }),
        grant_type: 'refresh_token',
        refresh_token: login.identityToken,
        client_id: 'seed',
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      answer = await this.#send({ method: 'POST', url: realm, headers, body: Buffer.from(form.toString()) });
    } else {
      if (service !== undefined) realm.searchParams.set('service', service);
      // Each scope is a separate parameter. Source: the token authentication of distribution.
      for (const one of scope?.split(' ') ?? []) realm.searchParams.append('scope', one);
      const headers: Record<string, string> = login?.basic ? { authorization: `Basic ${login.basic}` } : {};
      answer = await this.#send({ url: realm, headers });
    }
    await assertStatus(answer, 200);
    return tokenIn((await readAll(answer.body, LONGEST_TOKEN)).toString());
  }

  /** Does not send this registry's login to other servers. */
  async #follow(request: HttpRequest, authorization: string | undefined): Promise<Exchange> {
    let { url } = request;
    for (let count = 0; ; count++) {
      const isOwn = url.host === this.host;
      const headers = { ...request.headers, ...(authorization && isOwn ? { authorization } : {}) };
      const answer = await this.#send({ ...request, url, headers });
      const { location } = answer.headers;
      const isMoved = REDIRECTS.includes(answer.status) && location !== undefined;
      if (!isMoved || (request.method !== 'GET' && request.method !== 'HEAD')) return answer;
      await discard(answer);
      url = new URL(location, url);
      if (url.protocol !== 'https:')
        throw new Error(`${request.url.host} redirects to ${url.origin}, without TLS`);
      if (count === MOST_REDIRECTS) {
        throw new Error(`${request.url.host} redirects more than ${MOST_REDIRECTS} times`);
      }
    }
  }

  async #send(request: HttpRequest): Promise<Exchange> {
    const { connections, timeout } = this.#options;
    return exchange(request, { agent: await connections.to(request.url.host), timeout });
  }
}

interface BearerChallenge {
  readonly scheme: 'bearer';
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string | undefined;
}

/** The login that a registry requests in `WWW-Authenticate`. */
type Challenge = { readonly scheme: 'basic' } | BearerChallenge;

/** Prefers a token if several are offered. Source: RFC 9110 and the token authentication of distribution. Pure. */
export function parseChallenge(header: string | string[] | undefined): Challenge | undefined {
  if (header === undefined) return undefined;
  const text = String(header);
  const bearer = /(?:^|,\s*)bearer\s+(.*)$/i.exec(text)?.[1];
  if (bearer !== undefined) {
    const found = [...bearer.matchAll(/([a-z_]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)];
    const parameters = new Map(
      found.map(([, key = '', quoted, bare]) => [
        key.toLowerCase(),
        quoted?.replaceAll(/\\(.)/g, '$1') ?? bare,
      ]),
    );
    const realm = parameters.get('realm');
    if (realm === undefined) return undefined;
    return { scheme: 'bearer', realm, service: parameters.get('service'), scope: parameters.get('scope') };
  }
  return /(?:^|,\s*)basic(?:\s|$)/i.test(text) ? { scheme: 'basic' } : undefined;
}

function tokenIn(text: string): string | undefined {
  try {
    const { token, access_token } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const found = token ?? access_token;
    return typeof found === 'string' && found !== '' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The job's registry from the perspective of its clients. */
interface ServedRegistry {
  readonly address: Address;
  /** `token`: an authentication service issues tokens. */
  readonly access: { readonly kind: 'none' | 'basic' | 'token' };
}

// Milliseconds.
const OUTSIDE_TIMEOUT = 60_000;

/** A client of a source registry, with the logins of this user. */
export function outsideRegistryClient(
  registry: string,
  connections: Connections,
  logins: Logins,
): RegistryClient {
  return new RegistryClient({
    origin: originOf(registry),
    connections,
    login: (repository) => logins.of(registry, repository),
    timeout: OUTSIDE_TIMEOUT,
  });
}

// Milliseconds, for one answer of a registry on the same machine.
const OWN_TIMEOUT = 10_000;

/**
 * A client of the job's registry, with the password on every request or with tokens of an authentication service.
 * @param credentials nothing if the registry needs no login, or the job has none
 */
export function ownRegistryClient(
  { address, access }: ServedRegistry,
  ca: string,
  credentials: Credentials | undefined,
  timeout = OWN_TIMEOUT,
): RegistryClient {
  const login = credentials && { basic: basicAuth(credentials) };
  return new RegistryClient({
    origin: `https://${authority(address)}`,
    connections: ownConnections(authority(address), ca),
    login: () => login,
    sendsPassword: access.kind !== 'token',
    timeout,
  });
}

/** The data that a client needs to trust a registry and log in. */
interface ClientSecrets {
  readonly certificate: { readonly ca: string };
  readonly credentials: Credentials | undefined;
}

/**
 * A client that waits until a registry is ready, and the condition. With an external authentication service, the
 * registry's request for a token is enough.
 */
export function waitingClient(
  served: ServedRegistry,
  { certificate, credentials }: ClientSecrets,
): { readonly client: RegistryClient; readonly isUp: ((answer: Answer) => boolean) | undefined } {
  const withToken = served.access.kind === 'token';
  const client = ownRegistryClient(served, certificate.ca, withToken ? undefined : credentials);
  return { client, isUp: withToken ? isUpWithToken : undefined };
}

/** Whether this answer of `/v2/` without a login shows that the registry is ready. */
export function isUpWithToken({ status, headers }: Answer): boolean {
  return status === 401 && parseChallenge(headers['www-authenticate'])?.scheme === 'bearer';
}
