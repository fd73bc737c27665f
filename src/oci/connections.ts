import { Agent } from 'node:https';
import { createSecureContext, rootCertificates } from 'node:tls';
import {
  certificateDirectories,
  certificatesIn,
  hostCertificates,
  ownFiles,
  rootsFor,
  type TrustFiles,
} from './ca-certificates.js';

/** Returns the connections to a host, which stay open between requests. */
export interface Connections {
  to(host: string): Promise<Agent>;
  close(): void;
}

// Some registries answer more connections with 429.
const AT_ONCE = 16;

/**
 * Connections to source registries, with the CAs that podman trusts, and through the proxy in the variables if
 * Node supports that.
 */
export function outsideConnections(
  variable: (name: string) => string | undefined,
  home: string,
): Connections {
  const directories = certificateDirectories(home);
  let roots: Promise<string[]> | undefined;
  return connections(async (host) => {
    roots ??= trustedRoots(ownFiles(variable));
    return [...(await roots), ...(await rootsFor(host, directories))];
  }, proxyOptions(variable));
}

/**
 * Connections to the job's registry, for which only its CA is trusted, and to servers that it redirects to.
 * @param own `host:port`
 */
export function ownConnections(own: string, ca: string): Connections {
  // An address omits the default port.
  const ownHost = own && new URL(`https://${own}`).host;
  return connections(async (host) => (host === ownHost ? [ca] : [ca, ...(await trustedRoots(ownFiles()))]));
}

/** @param trusted the CA certificates for a host, in PEM */
function connections(trusted: (host: string) => Promise<string[]>, more: object = {}): Connections {
  const agents = new Map<string, Promise<Agent>>();
  const connect = async (host: string) => {
    // Created once, because Node would read all roots again for each connection.
    const secureContext = createSecureContext({ ca: await trusted(host) });
    return new Agent({ keepAlive: true, maxSockets: AT_ONCE, secureContext, ...more });
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

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];

/**
 * Whether a proxy is set that this Node does not support. Node 24.5 and later support it. Source: Node,
 * http.Agent, proxyEnv.
 */
export function ignoresProxy(
  variable: (name: string) => string | undefined,
  version = process.versions.node,
): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const able = major > 24 || (major === 24 && minor >= 5);
  return !able && Boolean(variable('HTTPS_PROXY') || variable('https_proxy'));
}

function proxyOptions(variable: (name: string) => string | undefined) {
  const proxyEnv = Object.fromEntries(
    PROXY_VARIABLES.flatMap((name) => {
      const value = variable(name);
      return value ? [[name, value]] : [];
    }),
  );
  return Object.keys(proxyEnv).length > 0 ? { proxyEnv } : {};
}
