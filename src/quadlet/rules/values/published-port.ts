import { firstFault, isIP } from './addresses.js';
import { quoted } from './quoted.js';

const FORM = '[[ADDRESS:]HOST:]CONTAINER[/PROTOCOL]';

/** What is wrong with `PublishPort=` (`CreatePortBindings` in `pkg/specgenutil/util.go`). */
export function publishedPortFault(value: string): string | undefined {
  return firstFault(value, portFault);
}

function portFault(value: string): string | undefined {
  const [ports = '', protocol, ...more] = value.split('/');
  if (more.length > 0) return `${quoted(value)} is no ${FORM}`;
  // Checked by the network's side, which knows these only.
  if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
    return `${quoted(protocol)} is none of tcp, udp, sctp`;
  const v6 = /^\[([^\]]*)\]:(.*)$/.exec(ports);
  const parts = (v6?.[2] ?? ports).split(':');
  const address = v6?.[1] ?? (parts.length === 3 ? parts.shift() : undefined);
  const isFormed = parts.length <= 2 && (v6 === null || parts.length === 2) && address !== '';
  if (!isFormed) return `${quoted(value)} is no ${FORM}`;
  if (address !== undefined && isIP(address) === 0) return `${quoted(address)} is no IP address`;
  const container = lengthOf(parts.at(-1) ?? '');
  if (typeof container === 'string') return container;
  if (parts.length < 2 || parts[0] === '') return undefined;
  const host = lengthOf(parts[0] ?? '');
  if (typeof host === 'string') return host;
  if (host === container) return undefined;
  return `${quoted(value)} has ${host} ports of the host for ${container} of the container`;
}

/** @returns how many ports there are, or what is wrong with them */
function lengthOf(range: string): number | string {
  const [first = '', last, ...more] = range.split('-');
  const fault = `${quoted(range)} is no port from 1 to 65535, and no range FROM-TO`;
  if (!isPort(first) || more.length > 0 || (last !== undefined && !isPort(last))) return fault;
  if (last === undefined) return 1;
  return Number(last) > Number(first) ? Number(last) - Number(first) + 1 : fault;
}

function isPort(text: string): boolean {
  return /^\+?\d{1,9}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;
}
