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

/** Gives the connections to a host, which are kept open between requests. */
export interface Connections {
  to(host: string): Promise<Agent>;
  close(): void;
}

// More connections at once than this some registries answer by 429.
const AT_ONCE = 16;

/**
 * Connections to registries outside: by the trust of podman's clients, and through the proxy that the variables name,
 * where Node can do that by itself.
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
 * Connections to the job's own registry, whose CA alone is trusted for it; and for whoever it sends its clients to.
 * @param own `host:port`
 */
export function ownConnections(own: string, ca: string): Connections {
  // A port that is the usual one is left out of an address.
  const ownHost = own && new URL(`https://${own}`).host;
  return connections(async (host) => (host === ownHost ? [ca] : [ca, ...(await trustedRoots(ownFiles()))]));
}

/** @param trusted the CA certificates for a host, in PEM */
function connections(trusted: (host: string) => Promise<string[]>, more: object = {}): Connections {
  const agents = new Map<string, Promise<Agent>>();
  const connect = async (host: string) => {
    // Made once, because Node would read all of the roots again for each connection.
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
 * What a connection of this process trusts: what the host trusts, or Node's own roots on a host without any, and in
 * addition what NODE_EXTRA_CA_CERTS names.
 */
export async function trustedRoots(files: TrustFiles): Promise<string[]> {
  const host = await hostCertificates(files);
  const extra = files.variable('NODE_EXTRA_CA_CERTS');
  const added = certificatesIn((extra && (await files.read(extra))) || '');
  return [...(host.length > 0 ? host : rootCertificates), ...added];
}

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];

/** Is a proxy named that this Node cannot go through? It can since 24.5. Source: Node, http.Agent, proxyEnv. */
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
