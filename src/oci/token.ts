import { request } from 'node:https';
import tls from 'node:tls';
import { UserError } from '../platform/errors.js';
import type { Address } from './address.js';
import { type Answer, type RegistryClient, registryClient } from './client.js';
import { basicAuth, type Credentials } from './credentials.js';

/** A registry as its clients see it. */
export interface ServedRegistry {
  readonly address: Address;
  /** `token`: an authentication service issues tokens. */
  readonly access: { readonly kind: 'none' | 'basic' | 'token' };
}

/** What a client needs to trust a registry and log in. */
export interface ClientSecrets {
  readonly certificate: { readonly ca: string };
  readonly credentials: Credentials | undefined;
}

/** Where a registry says that tokens are to be had. Source: the token authentication of distribution. */
export interface Challenge {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string | undefined;
}

/** Reads `WWW-Authenticate: Bearer realm="…",service="…",scope="…"`; nothing where it is of another kind. */
export function parseChallenge(header: unknown): Challenge | undefined {
  const [, rest] = /^Bearer\s+(.*)$/i.exec(String(header ?? '')) ?? [];
  if (rest === undefined) return undefined;
  const parameters = new Map(
    [...rest.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = parameters.get('realm');
  return realm === undefined
    ? undefined
    : { realm, service: parameters.get('service'), scope: parameters.get('scope') };
}

/** Does this answer of `/v2/` say that the registry is up, without any login? */
export function isUpWithToken({ status, headers }: Answer): boolean {
  return status === 401 && parseChallenge(headers['www-authenticate']) !== undefined;
}

/**
 * A client to wait with until a registry is up, and what says so: with an authentication service outside of the pod the
 * registry's word for it is enough.
 */
export function waitingClient(
  { address, access }: ServedRegistry,
  { certificate, credentials }: ClientSecrets,
): { readonly client: RegistryClient; readonly isUp: ((answer: Answer) => boolean) | undefined } {
  const withToken = access.kind === 'token';
  const login = withToken ? undefined : credentials && basicAuth(credentials);
  const client = registryClient(address, certificate.ca, login);
  return { client, isUp: withToken ? isUpWithToken : undefined };
}

/**
 * A client that logs in the way the registry asks for: with the password on every request, or with tokens that an
 * authentication service issues for it.
 * @param credentials nothing where the registry asks for none, or the job has none
 */
export function clientFor(
  { address, access }: ServedRegistry,
  ca: string,
  credentials: Credentials | undefined,
): RegistryClient {
  const authorization = credentials && basicAuth(credentials);
  if (access.kind !== 'token' || authorization === undefined) {
    return registryClient(address, ca, authorization);
  }
  const plain = registryClient(address, ca, undefined);
  return {
    async get(path, options = {}) {
      const first = await plain.get(path, options);
      const challenge = parseChallenge(first.headers['www-authenticate']);
      if (first.status !== 401 || challenge === undefined || options.anonymous) return first;
      const token = await fetchToken(challenge, ca, authorization);
      return plain.get(path, { ...options, bearer: token });
    },
    close: () => plain.close(),
  };
}

// Milliseconds.
const LIMIT = 10_000;

/**
 * Asks the authentication service for a token.
 * @param ca trusted besides the public roots and the system's, as podman does
 * @param authorization what follows `Basic `
 * @throws UserError where it gives none
 */
export function fetchToken(
  { realm, service, scope }: Challenge,
  ca: string,
  authorization: string,
): Promise<string> {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  for (const one of scope?.split(' ') ?? []) url.searchParams.append('scope', one);
  const trusted = [...tls.rootCertificates, ...systemRoots(), ca];
  const headers = { authorization: `Basic ${authorization}` };
  return new Promise((resolve, reject) => {
    const fail = (what: string) =>
      reject(new UserError(`the authentication service at ${realm} ${what}; it is the input "token-realm"`));
    const outgoing = request(url, { ca: trusted, headers, timeout: LIMIT, agent: false }, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('error', (error) => fail(`broke off: ${error.message}`));
      incoming.on('end', () => {
        if (incoming.statusCode !== 200) {
          fail(`answers with status ${incoming.statusCode}, so it does not know "username" and "password"`);
          return;
        }
        const token = tokenIn(Buffer.concat(parts).toString('utf8'));
        if (token === undefined) fail('answers without a token');
        else resolve(token);
      });
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      fail(`cannot be reached (${error.code ?? error.message})`),
    );
    outgoing.end();
  });
}

/** Node has told what the system trusts since 22.15. */
function systemRoots(): string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : [];
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
