import { quoted } from './quoted.js';

// parse_size() in src/basic/parse-util.c, with base 1024: units in this order, each at most once.
const UNITS = ['E', 'P', 'T', 'G', 'M', 'K', 'B', ''];
const BYTES = 2 ** 64 * 1.001;

/**
 * Validates a limit of memory, as `config_parse_memory_limit()` in `src/core/load-fragment.c` reads it: a number
 * of bytes, or of K, M, G, T as capital letters without another letter, or `infinity`; a share of all memory ends in a
 * percent or permille sign.
 */
export function memoryFault(value: string): string | undefined {
  if (value === 'infinity' || /[‰‱]$/.test(value)) return undefined;
  const part = /[ \t\n\r]*(\+?\d+(?:\.\d*)?)[ \t\n\r]*([EPTGMKB]?)/y;
  let place = -1;
  let total = 0;
  while (part.lastIndex < value.length) {
    const match = part.exec(value);
    const before = place;
    place = match === null ? -1 : UNITS.indexOf(match[2] ?? '');
    if (match === null || place <= before)
      return `${quoted(value)} is not an amount of memory such as 512M, 1.5G or 50%`;
    total += Number(match[1]) * 1024 ** Math.max(0, 6 - place);
  }
  return total > BYTES ? `${quoted(value)} exceeds the maximum of systemd` : undefined;
}

/** Validates `CPUQuota=`: a share of one CPU, with its sign (`config_parse_cpu_quota()`, likewise). */
export function quotaFault(value: string): string | undefined {
  return /[‰‱]$/.test(value) ? undefined : `${quoted(value)} lacks a percent sign`;
}

/** Validates a whole number that is not negative (`safe_atou()` in `src/basic/parse-util.c`). */
export function countFault(value: string): string | undefined {
  const isCount = /^(?:\+?(?:0x[0-9a-f]+|0b[01]+|0o?[0-7]+|0|[1-9]\d*)|-0+)$/i.test(value);
  return isCount ? undefined : `${quoted(value)} is not a whole number`;
}
