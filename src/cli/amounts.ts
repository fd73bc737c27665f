import { parseBytes, SIZES } from '../platform/amounts.js';
import { UserError } from '../platform/errors.js';
import type { Option } from './options.js';

// Options of few commands, apart from those that every command loads.

/**
 * An option whose last value counts.
 * @param read is called only with a value; throws UserError for one that is not allowed
 */
export function lastValue<T>(read: (value: string, name: string) => T): Option<T | undefined> {
  return {
    takesValue: true,
    read: (given, name) => {
      const value = given.at(-1);
      return value === undefined ? undefined : read(value, name);
    },
  };
}

/** A whole number without a sign. */
export const wholeNumber = lastValue((value, name) => {
  if (!/^\d{1,9}$/.test(value)) throw new UserError(`${name} is "${value}"; use a number such as 3`);
  return Number(value);
});

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as `30d`, in milliseconds. */
export const duration = lastValue((value, name) => {
  const [, count, unit = ''] = /^(\d{1,9})([mhdw])$/.exec(value) ?? [];
  if (count === undefined) {
    throw new UserError(`${name} is "${value}"; use a number and m, h, d or w, such as 30d`);
  }
  return Number(count) * (UNITS[unit] ?? 0);
});

/** A size such as `10GiB`, in bytes. */
export const size = lastValue((value, name) => {
  const bytes = parseBytes(value);
  if (bytes === undefined) throw new UserError(`${name} is "${value}"; use ${SIZES}`);
  return bytes;
});
