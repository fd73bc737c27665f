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
import type { Login } from './auth-file.js';
import { type BearerChallenge, parseChallenge, tokenIn } from './challenge.js';
import type { Connections } from './connections.js';
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
