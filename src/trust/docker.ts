import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { homeDirectory } from '../host/facts/home.js';
import { exportForJob } from '../host/job-variable.js';
import { authority } from '../oci/address.js';
import { type AuthFile, validateAuthFile } from '../oci/auth-file.js';
import { basicAuth } from '../oci/credentials.js';
import { bypassesProxy } from '../oci/proxy.js';
import { writePrivate } from '../platform/files.js';
import { exchange, readText } from '../platform/http.js';
import { DOCKER_CERTS } from '../undo/paths.js';
import { rootObstacle, type TrustClient, type TrustContext } from './client.js';
import { leftoverFiles, writeCa } from './root-files.js';

/**
 * The Docker daemon, which reads the directory for every request. Source: "Verify repository client with
 * certificates" of Docker's documentation. Its login is the docker command's.
 */
export const docker: TrustClient = {
  target: 'docker',
  title: 'the Docker daemon',
  auto: true,
  prepare: async (host) => {
    const daemon = await findDocker(host.variable);
    if (daemon.kind !== 'here') return { why: daemon.why };
    const obstacle = await rootObstacle(host);
    if (obstacle) return obstacle;
    return async (context) => {
      const { address } = context;
      const isProxied = daemon.noProxy !== undefined && !bypassesProxy(address.host, '', daemon.noProxy);
      if (isProxied) host.log.warning(daemonProxy(address.host));
      await writeCa(`${DOCKER_CERTS}/${authority(address)}`, context);
      return {};
    };
  },
  leftovers: (traces, host) => leftoverFiles(DOCKER_CERTS, traces, host),
};

/** The daemon that the docker command connects to. */
export type DockerDaemon =
  | {
      readonly kind: 'here';
      /** The address of this host on the daemon's bridge, if any. */
      readonly bridge: string | undefined;
      /** The exceptions from its own proxy for https; nothing without one. */
      readonly noProxy?: string | undefined;
    }
  /** No usable daemon; `why` follows "docker". */
  | { readonly kind: 'none'; readonly why: string };

const DEFAULT_SOCKET = '/var/run/docker.sock';

/**
 * Queries the daemon and its bridge. os.networkInterfaces() does not list an interface that no container uses,
 * because it has no carrier.
 * @param variable reads the environment
 */
export async function findDocker(
  variable: (name: string) => string | undefined,
  socket = DEFAULT_SOCKET,
): Promise<DockerDaemon> {
  const named = variable('DOCKER_HOST') || `unix://${socket}`;
  if (!named.startsWith('unix://')) {
    return {
      kind: 'none',
      why: `is reached by DOCKER_HOST=${named}; only a daemon on a Unix socket of this host can be configured`,
    };
  }
  const path = named.slice('unix://'.length);
  const answers = await Promise.all(['/version', '/info', '/networks/bridge'].map((url) => ask(path, url)));
  const [version, info, network] = answers;
  if (version === undefined)
    return { kind: 'none', why: `has no daemon that this user can reach at ${path}` };
  const names = list(version, 'Components').map((component) => field(component, 'Name'));
  if (names.includes('Podman Engine')) return { kind: 'none', why: `is Podman at ${path}` };
  if (list(info, 'SecurityOptions').some((option) => String(option).includes('name=rootless'))) {
    return { kind: 'none', why: 'runs rootless in a separate network' };
  }
  const noProxy = field(info, 'HttpsProxy') ? String(field(info, 'NoProxy') ?? '') : undefined;
  return { kind: 'here', bridge: bridgeAddress(network), noProxy };
}

/** The daemon does not read the variables of the job. */
function daemonProxy(name: string): string {
  return `the Docker daemon connects to the registry through its own proxy, because its exceptions lack ${name}; add it to "no-proxy" of "proxies" in /etc/docker/daemon.json, or to NO_PROXY of docker.service, and restart the daemon`;
}

/** The gateway, by default the first address of the subnet. */
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

// Milliseconds. With socket activation the daemon needs a few seconds to start.
const TIMEOUT = 10_000;

/** @returns the JSON of the answer, or nothing */
async function ask(socketPath: string, path: string): Promise<unknown> {
  try {
    const url = new URL(path, 'http://localhost');
    const { status, body } = await readText(await exchange({ url }, { socketPath, timeout: TIMEOUT }));
    return status === 200 ? JSON.parse(body) : undefined;
  } catch {
    // No process listens there, or it is not Docker.
    return undefined;
  }
}

/**
 * The configuration of the docker command with an additional login. A credential store in it would also be queried
 * for our registry, so our registry gets an empty helper, which means this file. Pure.
 * Source: getConfiguredCredentialStore in cli/config/configfile/file.go of Docker's command.
 */
export function withLogin(before: AuthFile, registry: string, auth: string): AuthFile {
  const asked = before.credsStore !== undefined || Object.hasOwn(before.credHelpers ?? {}, registry);
  return {
    ...before,
    auths: { ...before.auths, [registry]: { auth } },
    ...(asked ? { credHelpers: { ...before.credHelpers, [registry]: '' } } : {}),
  };
}

/**
 * Logs in the docker command, buildx, ORAS, crane and Helm, which share a file, through a directory of the job in
 * DOCKER_CONFIG. The user's files do not change, so parallel jobs cannot remove each other's logins, and a killed
 * job leaves no login behind. The rest of the user's directory (plugins, contexts, builders) is linked into it.
 * @throws UserError if the file with logins is not valid JSON, because they would be lost
 */
export async function dockerLogin(context: TrustContext): Promise<void> {
  const { address, credentials, directory, host } = context;
  if (credentials === undefined) return;
  const users = host.variable('DOCKER_CONFIG') || join(homeDirectory(host), '.docker');
  const ours = join(directory, 'docker');
  const file = join(users, 'config.json');
  const before = validateAuthFile(file, (await host.read(file)) ?? '');
  const configuration = withLogin(before, authority(address), basicAuth(credentials));
  await writePrivate(join(ours, 'config.json'), `${JSON.stringify(configuration, null, 2)}\n`);
  for (const name of await host.list(users)) {
    if (name !== 'config.json') await symlink(join(users, name), join(ours, name));
  }
  if (before.credsStore !== undefined) {
    host.log.warning(
      `${file} sets a credential store: the docker command still finds the login for this registry, but ORAS and Helm query only the store. For them, run: oras login ${authority(context.address)}, helm registry login ${authority(context.address)}`,
    );
  }
  await exportForJob('DOCKER_CONFIG', ours, context);
}
