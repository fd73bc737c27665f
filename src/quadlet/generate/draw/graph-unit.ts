import { splitWords } from '../../syntax/words.js';
import type { UnitView } from '../unit/unit-view.js';

/** The units that keys of `[Unit]` name, in all of their lines: systemd lets no empty line take those back. */
export function unitsNamed({ lines }: UnitView, keys: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'entry' || line.section !== 'Unit' || !keys.includes(line.key)) return [];
    return splitWords(line.value, 'kept', true).words.map(({ text }) => text);
  });
}

/**
 * What podman is told to publish when the service starts, as people write addresses: `:8080`, `127.0.0.1:8443`,
 * `:53/udp`; `:random → 80` where it takes any free port of the host.
 */
export function publishedPorts(unit: UnitView): string[] {
  return [...new Set(unit.values('--publish').flatMap((value) => (value ? [hostSide(value)] : [])))];
}

/** The longest address of a port in characters. */
const LONGEST = 200;

/** Of `[[address:][host port]:]container port[/protocol]`, the address perhaps of IPv6 in brackets. */
function hostSide(publish: string): string {
  // What is longer is no address, and is not searched for brackets behind each of its colons.
  if (publish.length > LONGEST) return `${publish.slice(0, LONGEST)}…`;
  const protocol = /\/[a-z]+$/.exec(publish)?.[0] ?? '';
  const [container = '', host = '', ...address] = publish
    .slice(0, publish.length - protocol.length)
    .split(/:(?![^[]*\])/)
    .reverse();
  const where = address.reverse().join(':');
  return host === '' ? `${where}:random → ${container}${protocol}` : `${where}:${host}${protocol}`;
}
