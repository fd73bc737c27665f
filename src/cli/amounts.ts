import { parseBytes } from '../platform/amounts.js';
import { UserError } from '../platform/errors.js';
import type { Option } from './options.js';

// Options of few commands, apart from those that every command loads.

/** A whole number without a sign. */
export const wholeNumber: Option<number | undefined> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1);
    if (value === undefined) return undefined;
    if (!/^\d{1,9}$/.test(value)) throw new UserError(`${name} is "${value}"; use a number such as 3`);
    return Number(value);
  },
};

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A duration such as `30d`, in milliseconds. */
export const duration: Option<number | undefined> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1);
    if (value === undefined) return undefined;
    const [, count, unit = ''] = /^(\d{1,9})([mhdw])$/.exec(value) ?? [];
    if (count === undefined) {
      throw new UserError(`${name} is "${value}"; use a number and m, h, d or w, such as 30d`);
    }
    return Number(count) * (UNITS[unit] ?? 0);
  },
};

/** A size such as `10GiB`, in bytes. */
export const size: Option<number | undefined> = {
  takesValue: true,
  read: (given, name) => {
    const value = given.at(-1);
    if (value === undefined) return undefined;
    const bytes = parseBytes(value);
    if (bytes === undefined)
      throw new UserError(`${name} is "${value}"; use a number and a unit, such as 10GiB or 500MB`);
    return bytes;
  },
};
