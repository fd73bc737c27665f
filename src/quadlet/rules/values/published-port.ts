import { remembered } from '../../../platform/remembered.js';
import { firstFault, isIP } from './addresses.js';
import { quoted } from './quoted.js';

const FORM = '[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]';

/** Validates `PublishPort=` (`CreatePortBindings` in `pkg/specgenutil/util.go`). */
export function publishedPortFault(value: string): string | undefined {
  return firstFault(value, portFault);
}

function portFault(value: string): string | undefined {
  const [ports = '', protocol, ...more] = value.split('/');
  if (more.length > 0) return `${quoted(value)} is not ${FORM}`;
  // Checked by the network code of podman, which only supports these.
  if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
    return `${quoted(protocol)} is not one of tcp, udp, sctp`;
  const v6 = /^\[([^\]]*)\]:(.*)$/.exec(ports);
  const parts = (v6?.[2] ?? ports).split(':');
  const address = v6?.[1] ?? (parts.length === 3 ? parts.shift() : undefined);
  const isFormed = parts.length <= 2 && (v6 === null || parts.length === 2) && address !== '';
  if (!isFormed) return `${quoted(value)} is not ${FORM}`;
  if (address !== undefined && isIP(address) === 0) return `${quoted(address)} is not an IP address`;
  const container = lengthOf(parts.at(-1) ?? '');
  if (typeof container === 'string') return container;
  if (parts.length < 2 || parts[0] === '') return undefined;
  const host = lengthOf(parts[0] ?? '');
  if (typeof host === 'string') return host;
  if (host === container) return undefined;
  return `${quoted(value)} has a different number of host ports (${host}) and container ports (${container})`;
}

/** @returns the number of ports, or the fault */
function lengthOf(range: string): number | string {
  const [first = '', last, ...more] = range.split('-');
  const fault = `${quoted(range)} is not a port from 1 to 65535 or a range FROM-TO`;
  if (!isPort(first) || more.length > 0 || (last !== undefined && !isPort(last))) return fault;
  if (last === undefined) return 1;
  return Number(last) > Number(first) ? Number(last) - Number(first) + 1 : fault;
}

function isPort(text: string): boolean {
  return /^\+?\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}

/** Ports of the host that are published. */
export interface HostPorts {
  readonly text: string;
  readonly protocol: string;
  /** The address without brackets; empty for all of the host. */
  readonly address: string;
  readonly first: number;
  readonly last: number;
}

/** The ports of the host in a valid value of `PublishPort=`; none if podman selects a port. */
export const hostPorts: (value: string) => readonly HostPorts[] = remembered(readPorts, 1000, 50);

function readPorts(value: string): HostPorts[] {
  return value.split(',').flatMap((one) => {
    if (portFault(one) !== undefined) return [];
    const [ports = '', protocol = 'tcp'] = one.split('/');
    const [, address = '', range = ''] = /^(?:\[?([^\]]*?)\]?:)?([\d+-]+):[^:\]]*$/.exec(ports) ?? [];
    const [first = Number.NaN, last = first] = range.split('-').map(Number);
    return first > 0 ? [{ text: one, protocol: protocol.toLowerCase(), address, first, last }] : [];
  });
}
