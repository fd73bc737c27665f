import { BlockList, isIP, isIPv6 } from 'node:net';
import { UserError } from '../platform/errors.js';

/** Reads a variable of the environment. */
export type Variable = (name: string) => string | undefined;

/** The variables that name a proxy, in the spelling of Go programs first. */
const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]);

/** The variables that list what is reached without a proxy. Go prefers the first one, curl and Python the second. */
export const BYPASSES = ['NO_PROXY', 'no_proxy'] as const;

/** Whether any program of this environment uses a proxy. */
export function hasProxy(variable: Variable): boolean {
  return PROXIES.some((name) => variable(name));
}

/**
 * The proxy for an address, as podman and Distribution choose it. Nothing if the address is reached directly.
 * Source: golang.org/x/net/http/httpproxy.
 * @throws UserError if the variable is not an address
 */
export function proxyFor(url: URL, variable: Variable): URL | undefined {
  const scheme = url.protocol === 'https:' ? 'HTTPS' : 'HTTP';
  const given = variable(`${scheme}_PROXY`) || variable(`${scheme.toLowerCase()}_proxy`);
  if (!given) return undefined;
  const port = url.port || (scheme === 'HTTPS' ? '443' : '80');
  const list = variable('NO_PROXY') || variable('no_proxy') || '';
  return bypassesProxy(url.hostname, port, list) ? undefined : parseProxy(given, `${scheme}_PROXY`);
}

function parseProxy(given: string, name: string): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  // The message must not repeat a password.
  if (proxy?.hostname) return proxy;
  throw new UserError(`${name} is not the address of a proxy; use http://HOST:PORT`);
}

/** A proxy without its login, for messages. */
export function shownProxy({ protocol, host }: URL): string {
  return `${protocol}//${host}`;
}

/** The passwords of proxies, as they are written and as they are sent. */
export function proxySecrets(variable: Variable): string[] {
  const found = PROXIES.flatMap((name) => {
    const login = /^(?:[^/]*\/\/)?(.*)@/.exec(variable(name) ?? '')?.[1];
    const password = login?.replace(/^[^:]*:?/, '');
    return password ? [password, decoded(password)] : [];
  });
  return [...new Set(found)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `Basic …` for a proxy with a login. */
export function proxyLogin({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** Whether a client on this host is the same machine as this name. */
export function isLoopback(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);
}

/** Whether Go programs reach a host without a proxy. Loopback addresses never use one. */
export function bypassesProxy(hostname: string, port: string, list: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return isLoopback(host) || list.split(',').some((entry) => matches(entry.trim().toLowerCase(), host, port));
}

function matches(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  const [, network = '', prefix] = /^([0-9a-f.:]+)\/(\d{1,3})$/.exec(entry) ?? [];
  if (prefix !== undefined) return isInside(network, Number(prefix), host);
  if (isIPv6(entry)) return host === entry;
  const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (only !== undefined && only !== port) return false;
  const plain = name.replace(/^\*(?=\.)|^\[|\]$/g, '');
  if (plain === '') return false;
  return plain.startsWith('.') ? host.endsWith(plain) : host === plain || host.endsWith(`.${plain}`);
}

function isInside(network: string, prefix: number, host: string): boolean {
  const family = isIP(network);
  if (family === 0 || isIP(host) !== family || prefix > (family === 4 ? 32 : 128)) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, prefix, type);
  return list.check(host, type);
}

/**
 * A list with more names, keeping everything that it has. A list that is only `*` already has every name, and curl knows
 * the star only alone. Pure.
 */
export function extendBypass(list: string, names: readonly string[]): string {
  const entries = list.split(',').map((entry) => entry.trim());
  if (entries.includes('*')) return list;
  const missing = names.filter((name) => !entries.includes(name));
  return missing.length === 0 ? list : [...(list.trim() === '' ? [] : [list]), ...missing].join(',');
}

/**
 * The variables for the containers that connect to other hosts, which `podman kube play` does not pass on. Names of the
 * host in containers are reached directly.
 * Source: CompleteSpec in pkg/specgen/generate/container.go of Podman, where only `podman run` sets HTTPProxy.
 */
export function containerProxy(variable: Variable): Readonly<Record<string, string>> {
  const found = ['HTTP_PROXY', 'HTTPS_PROXY'].flatMap((name) => {
    const value = variable(name) || variable(name.toLowerCase());
    return value ? [[name, value] as const] : [];
  });
  if (found.length === 0) return {};
  const list = variable('NO_PROXY') || variable('no_proxy') || '';
  return { ...Object.fromEntries(found), NO_PROXY: extendBypass(list, CONTAINER_HOST) };
}

/** Podman's names for the host in the containers' /etc/hosts. */
export const CONTAINER_HOST = ['host.containers.internal', 'host.docker.internal'];
