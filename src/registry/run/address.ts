import { lookup } from 'node:dns/promises';
import { isIPv4 } from 'node:net';
import { UserError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { mayUseSudo } from '../../platform/sudo.js';
import { type DockerDaemon, findDocker } from '../../trust/docker.js';
import type { StartRequest } from '../request.js';
import { type OwnCertificate, readCertificate } from '../secrets/own-certificate.js';
import { candidatePorts, freePort, lowestPort } from './ports.js';
import { assertEndpointAnswers } from './storage-check.js';

const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';

/** The address of a registry, resolved from the inputs on this host. */
export interface ResolvedAddress {
  /** The name or address that clients use. */
  readonly host: string;
  /** The address of this host that the port is published on. */
  readonly bind: string;
  /** The ports to try, in order; the first one was free when checked. */
  readonly ports: readonly [number, ...number[]];
  /** The user's own certificate for that host. */
  readonly certificate: OwnCertificate | undefined;
}

/**
 * Chooses the address of a new registry, and checks all inputs for it, before anything is changed.
 * @throws UserError naming the input, what was found, and what is allowed
 */
export async function chooseAddress(request: StartRequest, log: Log): Promise<ResolvedAddress> {
  const { port, certificate, storage } = request;
  const { host, bind } = await chooseHost(request, log);
  const [lowest, own] = await Promise.all([lowestPort(), certificate && readCertificate(certificate, host)]);
  const candidates = candidatePorts(port, lowest);
  const first = await freePort(candidates, bind);
  if (storage.kind === 's3') await assertEndpointAnswers(storage);
  const ports = [first, ...candidates.slice(candidates.indexOf(first) + 1)] as const;
  return { host, bind, ports, certificate: own };
}

/** The facts on which `auto` depends. */
export interface AddressTools {
  docker(): Promise<DockerDaemon>;
  mayActAsRoot(): Promise<boolean>;
}

const LOCAL_TOOLS: AddressTools = {
  docker: () => findDocker((name) => process.env[name]),
  mayActAsRoot: async () => process.getuid?.() === 0 || (await mayUseSudo(attempt)),
};

type Choice = Pick<StartRequest, 'host' | 'bind' | 'trust' | 'certificate'>;

/**
 * The name that clients use, and the address of this host to which it resolves. dockerd never verifies TLS on a loopback
 * address; all other clients can. So, with a Docker daemon among the clients, `auto` is the address of its bridge, which
 * only this host and its containers can reach.
 * @throws UserError for a host that does not resolve, or not to `bind`
 */
export async function chooseHost(
  choice: Choice,
  log: Log,
  tools = LOCAL_TOOLS,
): Promise<{ readonly host: string; readonly bind: string }> {
  const host = choice.host ?? (await automatic(choice, log, tools));
  return { host, bind: await bindOf(host, choice.bind) };
}

async function automatic(
  { bind, trust, certificate }: Choice,
  log: Log,
  { docker, mayActAsRoot }: AddressTools,
) {
  if (bind !== undefined && bind !== EVERYWHERE) return bind;
  if (trust !== undefined && !trust.some((one) => one === 'docker' || one === 'kind')) return LOOPBACK;
  const daemon = await docker();
  if (daemon.kind !== 'here') return LOOPBACK;
  // Installing the CA for dockerd needs root; without the CA it accepts only a registry on a loopback address.
  if (trust === undefined && !(await mayActAsRoot())) return LOOPBACK;
  // The user's own certificate already determines the host name.
  if (daemon.bridge !== undefined && certificate === undefined) return daemon.bridge;
  const why = certificate === undefined ? 'its daemon has no bridge' : '"tls-cert" is set and "host" is not';
  log.warning(
    `docker will not verify TLS: ${why}, so the registry is at ${LOOPBACK}, which Docker treats as insecure; set "host" to a name or address of this host other than loopback`,
  );
  return LOOPBACK;
}

/** Clients connect to `host`, so the port must be published on one of its addresses. */
async function bindOf(host: string, asked: string | undefined): Promise<string> {
  let addresses: string[];
  try {
    addresses = (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new UserError(
      `input "host" is "${host}", which does not resolve on this host; use auto, 127.0.0.1, localhost, or a name of this host, for example from /etc/hosts`,
    );
  }
  if (asked === EVERYWHERE || (asked !== undefined && addresses.includes(asked))) return asked;
  const found = `input "host" is "${host}", which resolves to ${addresses.join(' and ')}`;
  if (asked !== undefined) {
    throw new UserError(
      `${found}, but "bind" is ${asked}; use a host that resolves to ${asked}, or "bind: 0.0.0.0"`,
    );
  }
  const bind = addresses.find((address) => address === LOOPBACK) ?? addresses.find((one) => isIPv4(one));
  if (bind === undefined)
    throw new UserError(`${found}; use a host that resolves to an IPv4 address of this host`);
  return bind;
}
