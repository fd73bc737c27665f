import { quoted } from './quoted.js';

// strconv.ParseUint() with base 0, as podman's options read their numbers.
const UNSIGNED = /^(?:0x[\da-f_]+|0b[01_]+|0o?[0-7_]*|[1-9][\d_]*)$/i;

/** What is wrong with a whole number that is not negative. */
export function unsignedFault(value: string): string | undefined {
  return UNSIGNED.test(value) ? undefined : `${quoted(value)} is no whole number`;
}

/** The same for a number that is not 0 either. */
export function positiveFault(value: string): string | undefined {
  return (
    unsignedFault(value) ??
    (Number(value.replaceAll('_', '')) === 0 ? `${quoted(value)} is less than 1` : undefined)
  );
}

/** The same for a number of seconds, where people put a unit behind it. */
export function secondsFault(value: string): string | undefined {
  return UNSIGNED.test(value) ? undefined : `${quoted(value)} is no number of seconds without a unit`;
}

/** What is wrong with `PidsLimit=`, where -1 is no limit (`strconv.ParseInt` with base 10 and 32 bits). */
export function pidsFault(value: string): string | undefined {
  const isNumber = /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) < 2 ** 31;
  return isNumber ? undefined : `${quoted(value)} is no whole number`;
}
