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

// RAMInBytes() of github.com/docker/go-units: a number, at most one blank, and a unit of 1024s in any case.
const BYTES = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;

/** What is wrong with an amount of memory for podman, `512m` or `1.5GiB`. */
export function bytesFault(value: string): string | undefined {
  return BYTES.test(value) ? undefined : `${quoted(value)} is no amount of memory such as 512m or 1g`;
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** What is wrong with a duration as Go's `time.ParseDuration` reads it: numbers with units, `90s`, `1m30s`, `0`. */
export function durationFault(value: string): string | undefined {
  if (DURATION.test(value)) return undefined;
  return /^\d+$/.test(value)
    ? `${quoted(value)} lacks a unit: write ${value}s`
    : `${quoted(value)} is no duration such as 30s, 1m30s or 2h`;
}

/** The same where `disable` is allowed. */
export function intervalFault(value: string): string | undefined {
  return value === 'disable' ? undefined : durationFault(value);
}
