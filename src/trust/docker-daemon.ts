import { fetchText } from '../platform/http.js';

/** Who answers where the docker command would dial. */
export type DockerDaemon =
  | {
      readonly kind: 'here';
      /** The address of this host on the daemon's own bridge; nothing where it has none. */
      readonly bridge: string | undefined;
    }
  /** None that could be served; `why` is the rest of a sentence that begins with "docker". */
  | { readonly kind: 'none'; readonly why: string };

const DEFAULT_SOCKET = '/var/run/docker.sock';

/**
 * Asks the daemon who it is. Its bridge is asked for as well: an interface that no container uses has no carrier, and
 * os.networkInterfaces() leaves those out.
 * @param variable reads the environment
 */
export async function findDocker(
  variable: (name: string) => string | undefined,
  socket = DEFAULT_SOCKET,
): Promise<DockerDaemon> {
  const named = variable('DOCKER_HOST') || `unix://${socket}`;
  if (!named.startsWith('unix://')) {
    return { kind: 'none', why: `is led by DOCKER_HOST to ${named}, another machine` };
  }
  const path = named.slice('unix://'.length);
  const answers = await Promise.all(['/version', '/info', '/networks/bridge'].map((url) => ask(path, url)));
  const [version, info, network] = answers;
  if (version === undefined) return { kind: 'none', why: `has no daemon that answers this user at ${path}` };
  const names = list(version, 'Components').map((component) => field(component, 'Name'));
  if (names.includes('Podman Engine')) return { kind: 'none', why: `is Podman, which answers at ${path}` };
  if (list(info, 'SecurityOptions').some((option) => String(option).includes('name=rootless'))) {
    return { kind: 'none', why: 'runs rootless, in a network of its own' };
  }
  return { kind: 'here', bridge: bridgeAddress(network) };
}

/** The gateway; a daemon that has not told yet took the first address of the subnet. */
function bridgeAddress(network: unknown): string | undefined {
  for (const config of list(field(network, 'IPAM'), 'Config')) {
    const gateway = String(field(config, 'Gateway') ?? '').replace(/\/.*/, '');
    if (IPV4.test(gateway)) return gateway;
    const subnet = String(field(config, 'Subnet') ?? '').replace(/\.0\/\d+$/, '.1');
    if (IPV4.test(subnet)) return subnet;
  }
  return undefined;
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function list(value: unknown, key: string): unknown[] {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
}

// Milliseconds. A daemon that systemd starts for the socket's sake takes a few seconds.
const TIMEOUT = 10_000;

/** @returns the JSON of an answer, or nothing where there is no good one */
async function ask(socketPath: string, path: string): Promise<unknown> {
  try {
    const url = new URL(path, 'http://localhost');
    const { status, body } = await fetchText({ url }, { socketPath, timeout: TIMEOUT });
    return status === 200 ? JSON.parse(body) : undefined;
  } catch {
    // Nobody listens there, or another program than Docker.
    return undefined;
  }
}
