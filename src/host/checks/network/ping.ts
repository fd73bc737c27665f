import { check, info, ok } from '../../check.js';
import { asRoot, byHand } from '../../remedy.js';

interface PingFacts {
  /** The first and last group whose members may ping without privileges. */
  readonly range: readonly [number, number] | undefined;
  readonly gid: number;
}

/** The registry does not need ping; other containers may. */
export const ping = check<PingFacts>({
  id: 'RP078',
  title: 'ping',
  phase: 'host',
  reads: '/proc/sys/net/ipv4/ping_group_range.',
  cause: 'The kernel allows only a range of groups to send echo requests without privileges.',
  cure: '`sudo sysctl -w "net.ipv4.ping_group_range=0 2000000"`',
  signatures: [
    /ping: socket: (?:Operation not permitted|Permission denied)/,
    /ping: permission denied \(are you root\?\)/,
  ],
  sources: ['icmp(7), ping_group_range', 'troubleshooting.md of Podman, 5'],
  read: async (host) => {
    const text = (await host.read('/proc/sys/net/ipv4/ping_group_range')) ?? '';
    const [first, last] = text.trim().split(/\s+/).map(Number);
    return {
      range: first === undefined || last === undefined ? undefined : [first, last],
      gid: host.user.gid,
    };
  },
  judge: judgePing,
});

function judgePing({ range, gid }: PingFacts) {
  if (range === undefined) return ok('not restricted');
  const [first, last] = range;
  if (first <= gid && gid <= last) return ok(`group ${gid} may ping`);
  return info(
    `group ${gid} may not ping: ${first > last ? 'no group may' : `only groups ${first} to ${last} may`}`,
    byHand(
      'Only needed by containers that use ping.',
      asRoot(['sysctl', '-w', 'net.ipv4.ping_group_range=0 2000000']),
    ),
  );
}
