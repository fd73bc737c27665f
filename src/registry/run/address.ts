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

/** Where a registry is to be: what the inputs mean on this host. */
export interface ResolvedAddress {
  /** The name or address that clients dial. */
  readonly host: string;
  /** The address of this host that the port is published on. */
  readonly bind: string;
  /** The ports to try, in order; the first was free when it was looked for. */
  readonly ports: readonly [number, ...number[]];
  /** The user's own certificate, which is for that host. */
  readonly certificate: OwnCertificate | undefined;
}

/**
 * Chooses the address of a new registry, and checks all that the inputs say of it, before anything is changed.
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

/** What `auto` depends on. */
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
 * The name that clients dial and the address of this host that it leads to.
 * Every client but one checks TLS on a loopback address where it is told to. dockerd never does there, so with a daemon
 * among the clients `auto` is the address of its bridge, which this host and its containers alone reach.
 * @throws UserError for a host that leads nowhere, or not to `bind`
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
  // Nobody could give it the CA, and without one it takes a registry on a loopback address alone.
  if (trust === undefined && !(await mayActAsRoot())) return LOOPBACK;
  // Whoever brings a certificate has said by it what the host is called.
  if (daemon.bridge !== undefined && certificate === undefined) return daemon.bridge;
  const why = certificate === undefined ? 'its daemon has no bridge' : '"tls-cert" is set and "host" is not';
  log.warning(
    `docker will not check TLS: ${why}, so the registry is at ${LOOPBACK}, where Docker takes any certificate; set "host" to a name or an address of this host that is not a loopback one`,
  );
  return LOOPBACK;
}

/** Clients dial `host`, so one of its addresses must be the one that the port is published on. */
async function bindOf(host: string, asked: string | undefined): Promise<string> {
  let addresses: string[];
  try {
    addresses = (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new UserError(
      `input "host" is "${host}", which this host cannot resolve; allowed: auto, 127.0.0.1, localhost, or a name that leads here, for example by a line in /etc/hosts`,
    );
  }
  if (asked === EVERYWHERE || (asked !== undefined && addresses.includes(asked))) return asked;
  const found = `input "host" is "${host}", which leads to ${addresses.join(' and ')}`;
  if (asked !== undefined) {
    throw new UserError(
      `${found}, and "bind" is ${asked}; allowed: a host that leads to ${asked}, or "bind: 0.0.0.0"`,
    );
  }
  const bind = addresses.find((address) => address === LOOPBACK) ?? addresses.find((one) => isIPv4(one));
  if (bind === undefined)
    throw new UserError(`${found}; allowed: a host that leads to an IPv4 address of this host`);
  return bind;
}
