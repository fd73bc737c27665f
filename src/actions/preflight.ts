import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.js';
import { readCertificate, type ServerCertificate } from '../registry/certificate.js';
import { candidatePorts, freePort } from '../registry/ports.js';
import type { RegistryInputs } from './inputs.js';

/** What the inputs mean on this host; found out by looking only. */
export interface Ground {
  /** The ports to try, in order; at least the first was free. */
  readonly ports: readonly number[];
  /** The user's own certificate. */
  readonly certificate: ServerCertificate | undefined;
}

/**
 * Checks the inputs against this host, before anything is changed.
 * @throws UserError naming the input, what was found, and what is allowed
 */
export async function checkAgainstHost(inputs: RegistryInputs): Promise<Ground> {
  const { host, bind, port, certificate } = inputs;
  const [lowest, own] = await Promise.all([lowestPort(), certificate && readCertificate(certificate, host)]);
  const ports = candidatePorts(port, lowest);
  const first = await freePort(ports, bind);
  await expectToLeadHere(host, bind);
  return { ports: ports.slice(ports.indexOf(first)), certificate: own };
}

// The kernel's own default, for systems that do not have the setting.
const DEFAULT_LOWEST_PORT = 1024;

async function lowestPort(): Promise<number> {
  if (process.getuid?.() === 0) return 1;
  const text = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
  return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}

/** Clients dial `host`, so one of its addresses must be the one that the port is published on. */
async function expectToLeadHere(host: string, bind: string): Promise<void> {
  let addresses: string[];
  try {
    addresses = (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new UserError(
      `input "host" is "${host}", which this host cannot resolve; allowed: 127.0.0.1, localhost, or a name that leads here, for example by a line in /etc/hosts`,
    );
  }
  if (bind !== '0.0.0.0' && !addresses.includes(bind)) {
    throw new UserError(
      `input "host" is "${host}", which leads to ${addresses.join(' and ')}, and "bind" is ${bind}; allowed: a host that leads to ${bind}, or "bind: 0.0.0.0"`,
    );
  }
}
