import { quoted } from './quoted.js';

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
