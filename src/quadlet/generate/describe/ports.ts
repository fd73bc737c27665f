import type { ChangeNote, Security } from '../generated-set.js';
import type { Topic } from './topic.js';
import { difference, note, singleLine, weakens } from './wording.js';

interface PublishedPort {
  /** The published address: `0.0.0.0:8080`. */
  readonly place: string;
  readonly address: string;
  /** The port in the container, with the protocol unless it is TCP. */
  readonly port: string;
  /** Who can connect to it. */
  readonly reach: Reach;
}

/** This machine alone, the network of one address, or every network. */
type Reach = 0 | 1 | 2;

/** Published ports. One without an address is published on all addresses. */
export const ports: Topic = {
  options: ['--publish', '--publish-all'],
  notes({ name, before, after }) {
    const change = difference(before.values('--publish'), after.values('--publish'));
    const removed = change.removed.map(readPort);
    const added = change.added.map(readPort);
    const notes: ChangeNote[] = [];
    for (const now of added) {
      const moved = removed.findIndex(({ port }) => port === now.port);
      const led = removed.findIndex(({ place }) => place === now.place);
      const old = removed[moved >= 0 ? moved : led];
      if (old) removed.splice(removed.indexOf(old), 1);
      notes.push(note(`${name} ${sentence(now, old)}`, securityOf(now, old)));
    }
    for (const { place, port } of removed) {
      notes.push(note(`${name} no longer publishes ${place} (${toPort(port)})`, 'stronger'));
    }
    const all = after.isOn('--publish-all');
    if (before.isOn('--publish-all') !== all) {
      const verb = all ? 'now publishes' : 'no longer publishes';
      notes.push(note(`${name} ${verb} every port that its image exposes, on all addresses`, weakens(all)));
    }
    return notes;
  },
};

/** Another host port for the same port and the same networks is neutral. */
function securityOf(now: PublishedPort, old: PublishedPort | undefined): Security {
  if (old === undefined || old.port !== now.port || now.reach > old.reach) return 'weaker';
  // Other addresses of the machine can be in other networks.
  if (now.reach === 1 && old.reach === 1 && now.address !== old.address) return 'weaker';
  return now.reach < old.reach ? 'stronger' : 'neutral';
}

function sentence(now: PublishedPort, old: PublishedPort | undefined): string {
  if (old && old.port !== now.port) {
    return `now forwards ${now.place} ${toPort(now.port)} instead of ${toPort(old.port).slice(3)}${suffix(now)}`;
  }
  const instead = old ? ` instead of ${old.place}` : '';
  return `now publishes ${now.place} (${toPort(now.port)})${instead}${suffix(now)}`;
}

function suffix({ reach }: PublishedPort): string {
  return reach === 2 ? ', on all addresses' : '';
}

function toPort(port: string): string {
  return `to ${port.includes('-') ? 'ports' : 'port'} ${port}`;
}

/** `[[address:][port of the host]:]port[/protocol]`, as `podman run --publish` reads it. */
function readPort(text: string): PublishedPort {
  const { rest = '', protocol = '' } = /^(?<rest>.*?)(?<protocol>\/[a-z]+)?$/is.exec(text)?.groups ?? {};
  const bracket = /^(\[[^\]]*\]):(.*)$/s.exec(rest);
  const parts = bracket ? [bracket[1] ?? '', ...(bracket[2] ?? '').split(':')] : rest.split(':');
  const inside = parts.at(-1) ?? '';
  const outside = parts.at(-2) ?? '';
  const address = parts.slice(0, -2).join(':');
  const at = address === '' || address === '*' ? '0.0.0.0' : address;
  const suffix = /^\/tcp$/i.test(protocol) ? '' : protocol.toLowerCase();
  return {
    place: singleLine(outside === '' ? `a random port of ${at}${suffix}` : `${at}:${outside}${suffix}`),
    port: singleLine(inside + suffix),
    address: at,
    reach: reachOf(address),
  };
}

function reachOf(address: string): Reach {
  if (['', '0.0.0.0', '*', '[::]'].includes(address)) return 2;
  return /^(?:127\.|\[::1\]$)/.test(address) ? 0 : 1;
}
