import { splitWords } from '../../syntax/words.js';
import type { UnitView } from '../unit/unit-view.js';

/** The units in all lines of keys of `[Unit]`; for systemd an empty line does not reset them. */
export function unitsNamed({ lines }: UnitView, keys: readonly string[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'entry' || line.section !== 'Unit' || !keys.includes(line.key)) return [];
    return splitWords(line.value, 'kept', true).words.map(({ text }) => text);
  });
}

/**
 * The published ports of a service: `:8080`, `127.0.0.1:8443`, `:53/udp`, and `:random → 80` for a random port of the
 * host.
 */
export function publishedPorts(unit: UnitView): string[] {
  return [...new Set(unit.values('--publish').flatMap((value) => (value ? [hostSide(value)] : [])))];
}

/** The longest published address, in characters. */
const LONGEST = 200;

/** Parses `[[address:][host port]:]container port[/protocol]`, with an IPv6 address in brackets. */
function hostSide(publish: string): string {
  // A longer text is not an address, and the search for brackets would be slow.
  if (publish.length > LONGEST) return `${publish.slice(0, LONGEST)}…`;
  const protocol = /\/[a-z]+$/.exec(publish)?.[0] ?? '';
  const [container = '', host = '', ...address] = publish
    .slice(0, publish.length - protocol.length)
    .split(/:(?![^[]*\])/)
    .reverse();
  const where = address.reverse().join(':');
  return host === '' ? `${where}:random → ${container}${protocol}` : `${where}:${host}${protocol}`;
}
