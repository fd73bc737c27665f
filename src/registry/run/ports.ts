import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { DEFAULT_PORT } from '../../oci/address.js';
import { UserError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';

/** `auto`: 8443, or the next one that is free. */
export type PortChoice = number | 'auto';

const CANDIDATES = 200;

/**
 * The ports to try, in order. A chosen port is the only one.
 * @param lowest `net.ipv4.ip_unprivileged_port_start`: rootless Podman cannot publish below it
 * @throws UserError when the chosen port is too low
 */
export function candidatePorts(choice: PortChoice, lowest: number): number[] {
  if (choice !== 'auto') {
    if (choice < lowest) {
      throw new UserError(
        `input "port" is ${choice}, which rootless Podman may not publish on this host; allowed: auto, or ${lowest} to 65535, or let it: sudo sysctl net.ipv4.ip_unprivileged_port_start=${choice}`,
      );
    }
    return [choice];
  }
  const first = Math.max(DEFAULT_PORT, lowest);
  return Array.from({ length: CANDIDATES }, (_, index) => first + index).filter((port) => port <= 65535);
}

/**
 * The first of the ports on which no process listens: on `bind`, and on both loopback addresses, because a client that dials
 * `localhost` may be served by either.
 * @throws UserError when none of them is free
 */
export async function freePort(ports: readonly number[], bind: string): Promise<number> {
  for (const port of ports) {
    if (await isFree(port, bind)) return port;
  }
  if (ports.length === 1) {
    throw new UserError(
      `input "port" is ${ports[0]}, which something on this host listens on already; allowed: auto, or a free port`,
    );
  }
  throw new UserError(
    `every port from ${ports[0]} to ${ports.at(-1)} is taken; set the input "port" to a free one`,
  );
}

/** Another process took the port between the check and its use. */
export class PortTaken {
  /**
   * @param explain why there is no registry, where no other port is left
   * @param remove what was made for this port
   */
  constructor(
    readonly explain: () => Promise<unknown>,
    readonly remove: () => Promise<void>,
  ) {}
}

/**
 * Starts something on the first of the ports that is free. Where another process takes it in the meantime, the next one
 * is tried.
 */
export async function onFreePort<T>(
  ports: readonly number[],
  bind: string,
  log: Log,
  start: (port: number) => Promise<T | PortTaken>,
): Promise<T> {
  for (let rest = ports; ; ) {
    const port = await freePort(rest, bind);
    rest = rest.slice(rest.indexOf(port) + 1);
    const started = await start(port);
    if (!(started instanceof PortTaken)) return started;
    if (rest.length === 0) throw await started.explain();
    log.info(`port ${port} was taken in the meantime; trying the next one`);
    await started.remove();
  }
}

async function isFree(port: number, bind: string): Promise<boolean> {
  // One after the other: a listener on 0.0.0.0 would be in the way of our own next one.
  for (const ip of new Set([bind, '127.0.0.1', '::1'])) {
    if (!(await canListen(ip, port))) return false;
  }
  return true;
}

function canListen(ip: string, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      // No such address here: IPv6 is off, so no process can listen on it.
      else if (ip === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'))
        resolve(true);
      else reject(listenError(ip, port, error));
    });
    server.listen({ host: ip, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function listenError(ip: string, port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRNOTAVAIL') {
    return new UserError(
      `input "bind" is ${ip}, which is no address of this host; allowed: 127.0.0.1, 0.0.0.0, or one of its own IPv4 addresses`,
    );
  }
  return new UserError(`cannot listen on ${ip}:${port}: ${error.message}`);
}

// The kernel's own default, for systems that do not have the setting.
const DEFAULT_LOWEST_PORT = 1024;

/** The lowest port that this user may publish. */
export async function lowestPort(): Promise<number> {
  if (process.getuid?.() === 0) return 1;
  const text = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
  return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}
