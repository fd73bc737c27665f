import { Agent } from 'node:https';
import { createSecureContext, rootCertificates } from 'node:tls';
import { certificateDirectories, rootsFor, trustedRoots } from './ca-roots.js';

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
  const agents = new Map<string, Promise<Agent>>();
  let roots: Promise<string[]> | undefined;
  const connect = async (host: string) => {
    roots ??= trustedRoots(variable);
    // Made once, because Node would read all of the roots again for each connection.
    const secureContext = createSecureContext({
      ca: [...(await roots), ...(await rootsFor(host, directories))],
    });
    return new Agent({ keepAlive: true, maxSockets: AT_ONCE, secureContext, ...proxyOptions(variable) });
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

/** Connections to the job's own registry, whose CA alone is trusted for it; and for whoever it sends its clients to. */
export function ownConnections(own: string, ca: string): Connections {
  const agents = new Map<string, Agent>();
  return {
    to: async (host) => {
      const known = agents.get(host);
      if (known) return known;
      const secureContext = createSecureContext({ ca: host === own ? [ca] : [ca, ...rootCertificates] });
      const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE, secureContext });
      agents.set(host, agent);
      return agent;
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };
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
