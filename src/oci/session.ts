import { Readable } from 'node:stream';
import type { Login } from './auth-file.js';
import { parseChallenge } from './challenge.js';
import type { Connections } from './connections.js';
import { type Ask, discard, type Exchange, exchange, readAll } from './http.js';
import { expectStatus, refusal } from './registry-error.js';

export interface SessionOptions {
  /** `https://registry-1.docker.io` */
  readonly origin: string;
  readonly connections: Connections;
  readonly login: (repository: string) => Login | undefined;
  /** How long the registry may say nothing, in milliseconds. */
  readonly silence: number;
}

export interface SessionAsk extends Omit<Ask, 'url'> {
  /** From `/v2/` on, or a whole address that the registry gave. */
  readonly path: string;
  /** Whose rights are needed. */
  readonly repository: string;
  readonly actions?: 'pull' | 'pull,push';
}

/** Talks with one registry: logs in as it wants it, and goes where it sends. */
export interface Session {
  readonly host: string;
  ask(ask: SessionAsk): Promise<Exchange>;
}

const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const LONGEST_TOKEN = 1_048_576;

export function openSession({ origin, connections, login, silence }: SessionOptions): Session {
  const { host } = new URL(origin);
  // What follows `Authorization:`, by repository and actions. A token is for one scope only.
  const known = new Map<string, string>();

  const send = async (ask: Ask) => exchange(ask, await connections.to(ask.url.host), silence);

  async function authorize(answer: Exchange, { repository, actions = 'pull' }: SessionAsk): Promise<string> {
    const header = answer.headers['www-authenticate'];
    const challenge = parseChallenge(header);
    const mine = login(repository);
    if (challenge === undefined || (challenge.scheme === 'basic' && !mine?.basic))
      throw await refusal(answer);
    await discard(answer);
    if (challenge.scheme === 'basic') return `Basic ${mine?.basic}`;
    const realm = new URL(challenge.realm, origin);
    if (realm.protocol !== 'https:')
      throw new Error(`${host} wants logins to go to ${realm.origin}, without TLS`);
    const scope = challenge.scope ?? `repository:${repository}:${actions}`;
    const fields = { ...(challenge.service === undefined ? {} : { service: challenge.service }), scope };
    return `Bearer ${await fetchToken(realm, fields, mine)}`;
  }

  async function fetchToken(
    realm: URL,
    fields: Record<string, string>,
    mine: Login | undefined,
  ): Promise<string> {
    let answer: Exchange;
    if (mine?.identityToken) {
      // Source: the OAuth2 token authentication of distribution.
      const form = {
        ...fields,
        grant_type: 'refresh_token',
        refresh_token: mine.identityToken,
        client_id: 'seed',
      };
      const body = Buffer.from(new URLSearchParams(form).toString());
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      answer = await send({ method: 'POST', url: realm, headers, body });
    } else {
      for (const [name, value] of Object.entries(fields)) realm.searchParams.set(name, value);
      const headers: Record<string, string> = mine?.basic ? { authorization: `Basic ${mine.basic}` } : {};
      answer = await send({ method: 'GET', url: realm, headers });
    }
    await expectStatus(answer, 200);
    const { token, access_token: access } = JSON.parse(
      (await readAll(answer.body, LONGEST_TOKEN)).toString(),
    );
    if (typeof (token ?? access) !== 'string') throw new Error(`${realm.origin} gave no token`);
    return token ?? access;
  }

  /** An address elsewhere gets no login of this registry's. */
  async function follow(ask: Ask, authorization: string | undefined): Promise<Exchange> {
    let { url } = ask;
    for (let count = 0; ; count++) {
      const own = url.host === host;
      const headers = { ...ask.headers, ...(authorization && own ? { authorization } : {}) };
      const answer = await send({ ...ask, url, headers });
      const { location } = answer.headers;
      const moved = REDIRECTS.includes(answer.status) && location !== undefined;
      if (!moved || (ask.method !== 'GET' && ask.method !== 'HEAD')) return answer;
      await discard(answer);
      url = new URL(location, url);
      if (url.protocol !== 'https:') throw new Error(`${ask.url.host} sends to ${url.origin}, without TLS`);
      if (count === MOST_REDIRECTS)
        throw new Error(`${ask.url.host} sends from one place to another without end`);
    }
  }

  return {
    host,
    ask: async (wish) => {
      const { path, repository, actions = 'pull', ...rest } = wish;
      const url = new URL(path, origin);
      if (url.protocol !== 'https:') throw new Error(`${host} sends to ${url.origin}, without TLS`);
      const key = `${repository} ${actions}`;
      const answer = await follow({ ...rest, url }, known.get(key));
      if (answer.status !== 401 || answer.ask.url.host !== host) return answer;
      const hadToken = known.delete(key);
      // The stream is gone; the caller begins anew, and gets another token then.
      if (rest.body instanceof Readable) throw await refusal(answer, hadToken);
      const authorization = await authorize(answer, wish);
      known.set(key, authorization);
      return follow({ ...rest, url }, authorization);
    },
  };
}
