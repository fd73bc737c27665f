import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { DEFAULT_PORT } from '../../oci/address.js';
import { UserError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';

/** `auto`: 8443, or the next free port. */
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
        `input "port" is ${choice}, which is privileged on this host; use ${lowest} to 65535, auto, or run: sudo sysctl net.ipv4.ip_unprivileged_port_start=${choice}`,
      );
    }
    return [choice];
  }
  const first = Math.max(DEFAULT_PORT, lowest);
  return Array.from({ length: CANDIDATES }, (_, index) => first + index).filter((port) => port <= 65535);
}

/**
 * The first port on which no process listens: on `bind`, and on both loopback addresses, because a client that connects to
 * `localhost` may use either.
 * @throws UserError if all ports are in use
 */
export async function freePort(ports: readonly number[], bind: string): Promise<number> {
  for (const port of ports) {
    if (await isFree(port, bind)) return port;
  }
  if (ports.length === 1) {
    throw new UserError(
      `input "port" is ${ports[0]}, which is already in use on this host; use auto, or a free port`,
    );
  }
  throw new UserError(
    `all ports from ${ports[0]} to ${ports.at(-1)} are in use; set the input "port" to a free one`,
  );
}

/** Another process took the port between the check and its use. */
export class PortTaken {
  /**
   * @param explain the error if no other port is left
   * @param remove removes what was created for this port
   */
  constructor(
    readonly explain: () => Promise<unknown>,
    readonly remove: () => Promise<void>,
  ) {}
}

/**
 * Starts something on the first free port. If another process takes the port meanwhile, tries the next one.
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
    log.info(`another process took port ${port}; trying the next one`);
    await started.remove();
  }
}

async function isFree(port: number, bind: string): Promise<boolean> {
  // In sequence, because our own listener on 0.0.0.0 would block the next one.
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
      // IPv6 is off, so no process can listen on this address.
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
      `input "bind" is ${ip}, which is not an address of this host; use 127.0.0.1, 0.0.0.0, or another IPv4 address of this host`,
    );
  }
  return new UserError(`cannot listen on ${ip}:${port}: ${error.message}`);
}

// The kernel's default, for systems without the setting.
const DEFAULT_LOWEST_PORT = 1024;

/** The lowest port that this user can publish. */
export async function lowestPort(): Promise<number> {
  if (process.getuid?.() === 0) return 1;
  const text = await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
  return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}
