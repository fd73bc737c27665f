import type { Answer } from '../platform/http.js';
import { type Address, authority } from './address.js';
import { existingAuthFiles, type Logins, readLogins } from './auth-file.js';
import { parseChallenge } from './challenge.js';
import { type Connections, outsideConnections, ownConnections } from './connections.js';
import { basicAuth, type Credentials } from './credentials.js';
import type { Variable } from './proxy.js';
import { originOf } from './reference.js';
import { RegistryClient } from './registry-client.js';

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

/** A client of any registry, with the CAs, the login and the proxy that podman of this user would use. */
export async function userRegistryClient(
  registry: string,
  variable: Variable,
  home: string,
): Promise<RegistryClient> {
  const logins = await readLogins(existingAuthFiles(variable, home));
  return outsideRegistryClient(registry, outsideConnections(variable, home), logins);
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
