import { firstFault } from './addresses.js';
import { quoted } from './quoted.js';

// ulimitNameMapping of github.com/docker/go-units.
const NAMES = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  ),
);

/** Validates `Ulimit=`: `host`, or NAME=SOFT[:HARD] (`GenRlimits`, `units.ParseUlimit`). */
export function ulimitFault(value: string): string | undefined {
  return firstFault(value, (one) => {
    if (one === 'host') return undefined;
    const [, name = '', soft, hard = soft] =
      /^(?:RLIMIT_)?([a-z]+)=([+-]?\d+)(?::([+-]?\d+))?$/i.exec(one) ?? [];
    if (soft === undefined) return `${quoted(one)} is not NAME=SOFT:HARD, where -1 means no limit`;
    if (!NAMES.has(name.toLowerCase())) return `${quoted(name)} is not one of ${[...NAMES].join(', ')}`;
    const [low, high] = [Number(soft), Number(hard)];
    return high !== -1 && (low === -1 || low > high)
      ? `${quoted(one)} has a soft limit above the hard limit`
      : undefined;
  });
}
