import { quoted } from './quoted.js';

// strconv.ParseUint() with base 0, as podman's options read their numbers.
const UNSIGNED = /^(?:0x[\da-f_]+|0b[01_]+|0o?[0-7_]*|[1-9][\d_]*)$/i;

/** Validates a non-negative whole number. */
export function unsignedFault(value: string): string | undefined {
  return UNSIGNED.test(value) ? undefined : `${quoted(value)} is not a whole number`;
}

/** Validates a positive whole number. */
export function positiveFault(value: string): string | undefined {
  return (
    unsignedFault(value) ??
    (Number(value.replaceAll('_', '')) === 0 ? `${quoted(value)} is less than 1` : undefined)
  );
}

/** Validates a number of seconds, to which people often add a unit. */
export function secondsFault(value: string): string | undefined {
  return UNSIGNED.test(value) ? undefined : `${quoted(value)} is not a number of seconds without a unit`;
}

/** Validates `PidsLimit=`, where -1 means no limit (`strconv.ParseInt` with base 10 and 32 bits). */
export function pidsFault(value: string): string | undefined {
  const isNumber = /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) < 2 ** 31;
  return isNumber ? undefined : `${quoted(value)} is not a whole number`;
}

// RAMInBytes() of github.com/docker/go-units: a number, at most one space, and a binary unit, case-insensitive.
const BYTES = /^\+?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)? ?(?:b|[kmgtp](?:i?b)?)?$/i;

/** Validates an amount of memory for podman, `512m` or `1.5GiB`. */
export function bytesFault(value: string): string | undefined {
  return BYTES.test(value) ? undefined : `${quoted(value)} is not an amount of memory such as 512m or 1g`;
}

const DURATION = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

/** Validates a duration as Go's `time.ParseDuration` reads it: numbers with units, `90s`, `1m30s`, `0`. */
export function durationFault(value: string): string | undefined {
  if (DURATION.test(value)) return undefined;
  return /^\d+$/.test(value)
    ? `${quoted(value)} lacks a unit; use ${value}s`
    : `${quoted(value)} is not a duration such as 30s, 1m30s or 2h`;
}

/** Validates a duration, or `disable`. */
export function intervalFault(value: string): string | undefined {
  return value === 'disable' ? undefined : durationFault(value);
}

const UNITS: Readonly<Record<string, number>> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 1e-3,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ns: 1e-9,
};

/** The seconds of a duration, or undefined for an invalid one. */
export function durationSeconds(value: string): number | undefined {
  if (!DURATION.test(value)) return undefined;
  const parts = value.matchAll(/([\d.]+)([a-zµμ]*)/g);
  return [...parts].reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? 0), 0);
}
