import { Agent } from 'node:https';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import {
  certificateDirectories,
  certificatesIn,
  hostCertificates,
  ownFiles,
  rootsFor,
  type TrustFiles,
} from './ca-certificates.js';
import { proxyFor, type Variable } from './proxy.js';
import { assertTunnel, TunnelAgent } from './tunnel.js';

/** Returns the connections to a host, which stay open between requests. */
export interface Connections {
  to(host: string): Promise<Agent>;
  close(): void;
}

// Some registries answer more connections with 429.
const AT_ONCE = 16;

/** Connections to source registries, with the CAs that podman trusts, and through the proxy in the variables. */
export function outsideConnections(variable: Variable, home: string): Connections {
  const directories = certificateDirectories(variable, home);
  let roots: Promise<string[]> | undefined;
  return connections(async (host) => {
    roots ??= trustedRoots(ownFiles(variable));
    return [...(await roots), ...(await rootsFor(host, directories))];
  }, byVariables(variable));
}

/**
 * Connections to the job's registry, for which only its CA is trusted and which never uses a proxy, and to servers that
 * it redirects to.
 * @param own `host:port`
 */
export function ownConnections(own: string, ca: string): Connections {
  // An address omits the default port.
  const ownHost = own && new URL(`https://${own}`).host;
  const others = byVariables((name) => process.env[name]);
  return connections(
    async (host) => (host === ownHost ? [ca] : [ca, ...(await trustedRoots(ownFiles()))]),
    (host) => (host === ownHost ? undefined : others(host)),
  );
}

const contexts = new Map<string, SecureContext>();

/** One for all hosts and connections with the same CA certificates, because Node.js parses them again for each context. */
function contextFor(ca: readonly string[]): SecureContext {
  const key = ca.join('\n');
  const context = contexts.get(key) ?? createSecureContext({ ca: [...ca] });
  contexts.set(key, context);
  return context;
}

type ProxyOf = (host: string) => URL | undefined;

function byVariables(variable: Variable): ProxyOf {
  return (host) => proxyFor(new URL(`https://${host}`), variable);
}

/** @param trusted the CA certificates for a host, in PEM */
function connections(trusted: (host: string) => Promise<string[]>, proxyOf: ProxyOf): Connections {
  const agents = new Map<string, Promise<Agent>>();
  const connect = async (host: string) => {
    const secureContext = contextFor(await trusted(host));
    const options = { keepAlive: true, maxSockets: AT_ONCE, secureContext };
    const proxy = proxyOf(host);
    return proxy ? new TunnelAgent(assertTunnel(proxy), options) : new Agent(options);
  };
  return {
    to: (host) => {
      const known = agents.get(host) ?? connect(host);
      agents.set(host, known);
      return known;
    },
    close: () => {
      for (const agent of agents.values()) agent.then((open) => open.destroy()).catch(() => undefined);
    },
  };
}

/**
 * The CAs that this process trusts: those of the host, or Node's built-in roots if the host has none, and those in
 * NODE_EXTRA_CA_CERTS.
 */
export async function trustedRoots(files: TrustFiles): Promise<string[]> {
  const host = await hostCertificates(files);
  const extra = files.variable('NODE_EXTRA_CA_CERTS');
  const added = certificatesIn((extra && (await files.read(extra))) || '');
  return [...(host.length > 0 ? host : rootCertificates), ...added];
}
