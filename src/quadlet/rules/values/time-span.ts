import { quoted } from './quoted.js';

const SECOND = 1e6;
const DAY = 24 * 3600 * SECOND;

// In microseconds, and in the order in which extract_multiplier() in src/basic/time-util.c tries them.
const UNITS: readonly (readonly [names: readonly string[], microseconds: number])[] = [
  [['seconds', 'second', 'sec', 's'], SECOND],
  [['minutes', 'minute', 'min'], 60 * SECOND],
  [['months', 'month', 'M'], 30.4375 * DAY],
  [['msec', 'ms'], 1000],
  [['m'], 60 * SECOND],
  [['hours', 'hour', 'hr', 'h'], 3600 * SECOND],
  [['days', 'day', 'd'], DAY],
  [['weeks', 'week', 'w'], 7 * DAY],
  [['years', 'year', 'y'], 365.25 * DAY],
  [['usec', 'us', 'μs', 'µs'], 1],
];
const FACTORS: ReadonlyMap<string, number> = new Map(
  UNITS.flatMap(([names, factor]) => names.map((name) => [name, factor] as const)),
);
const SPACES = '[ \\t\\n\\r]*';
const NAMES = [...FACTORS.keys()].join('|');
const PART = new RegExp(`${SPACES}(\\+?\\d+(?:\\.\\d+)?|\\.\\d+)(${SPACES})(${NAMES}|)${SPACES}`, 'y');

// 64 bits of microseconds, and a little more, so that rounding cannot reject a valid span.
const LONGEST = 2 ** 64 * 1.001;

/**
 * Validates a time span, as `parse_sec()` in `src/basic/time-util.c` reads it: numbers, each with a unit or in
 * seconds (`90`, `1h 30min`, `1.5s`), which are added up, or `infinity`. Units are case-sensitive: `M` means months.
 */
export function timeSpanFault(value: string): string | undefined {
  const total = timeSpan(value);
  if (total === undefined) return `${quoted(value)} is not a time span such as 90, 15min, 1h 30s or infinity`;
  return total > LONGEST && total < Infinity ? `${quoted(value)} exceeds the maximum of systemd` : undefined;
}

/** The seconds of a time span, or undefined for an invalid one. */
export function timeSpanSeconds(value: string): number | undefined {
  const total = timeSpan(value);
  return total === undefined ? undefined : total / SECOND;
}

/** @returns microseconds */
function timeSpan(value: string): number | undefined {
  if (/^infinity[ \t\n\r]*$/.test(value)) return Infinity;
  let total = 0;
  for (let at = 0; at < value.length; ) {
    PART.lastIndex = at;
    const match = PART.exec(value);
    if (match === null) return undefined;
    const [whole, number = '', spaces, unit = ''] = match;
    at += whole.length;
    const unfinished = unit === '' && spaces === '' && at < value.length;
    if (unfinished) return undefined;
    total += Number(number) * (FACTORS.get(unit) ?? SECOND);
  }
  // Longer than any finite number that the value could have meant.
  return total === Infinity ? Number.MAX_VALUE : total;
}
