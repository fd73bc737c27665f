import { firstFault } from './addresses.js';
import { quoted } from './quoted.js';

// ulimitNameMapping of github.com/docker/go-units.
const NAMES = new Set(
  'core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack'.split(
    ' ',
  ),
);

/** What is wrong with `Ulimit=`: `host`, or NAME=SOFT[:HARD] (`GenRlimits`, `units.ParseUlimit`). */
export function ulimitFault(value: string): string | undefined {
  return firstFault(value, (one) => {
    if (one === 'host') return undefined;
    const [, name = '', soft, hard = soft] =
      /^(?:RLIMIT_)?([a-z]+)=([+-]?\d+)(?::([+-]?\d+))?$/i.exec(one) ?? [];
    if (soft === undefined) return `${quoted(one)} is no NAME=SOFT:HARD, with -1 for no limit`;
    if (!NAMES.has(name.toLowerCase())) return `${quoted(name)} is none of ${[...NAMES].join(', ')}`;
    const [low, high] = [Number(soft), Number(hard)];
    return high !== -1 && (low === -1 || low > high)
      ? `${quoted(one)} has a soft limit beyond the hard one`
      : undefined;
  });
}
