import type { Host } from '../host.js';

// Flags of linux/route.h.
const UP = 0x1;
const REJECT = 0x200;

/** Whether the machine has a default route, for IPv4 or IPv6. Unknown counts as yes. */
export async function hasDefaultRoute(host: Host): Promise<boolean> {
  const [four, six] = await Promise.all(
    ['/proc/net/route', '/proc/net/ipv6_route'].map((path) => host.read(path)),
  );
  if (four === undefined) return true;
  return four.split('\n').some(isDefault) || (six ?? '').split('\n').some(isDefault6);
}

/** `eth0 00000000 0101A8C0 0003 0 0 100 00000000 …`: interface, destination, gateway, flags, …, mask. */
function isDefault(line: string): boolean {
  const [, destination, , flags = '', , , , mask] = line.trim().split(/\s+/);
  return destination === '00000000' && mask === '00000000' && isUsable(flags);
}

/** Destination, prefix length, source, its length, next hop, metric, two counters, flags, interface. */
function isDefault6(line: string): boolean {
  const [destination = '', length, , , , , , , flags = '', name] = line.trim().split(/\s+/);
  return /^0{32}$/.test(destination) && length === '00' && name !== 'lo' && isUsable(flags);
}

function isUsable(flags: string): boolean {
  const bits = Number.parseInt(flags, 16);
  return (bits & UP) !== 0 && (bits & REJECT) === 0;
}
