import { parseArgs } from 'node:util';
import { UserError } from '../../src/platform/errors.js';

export interface SoakOptions {
  readonly minutes: number;
  /** The same seed gives the same order of events. */
  readonly seed: number;
}

/** @throws UserError for a number that is not allowed */
export function readSoakOptions(args: readonly string[], seed: number): SoakOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: String(seed) } },
  });
  const read = (name: 'minutes' | 'seed') => {
    if (!/^\d{1,6}$/.test(values[name]))
      throw new UserError(`--${name} is "${values[name]}"; use a number such as 60`);
    return Number(values[name]);
  };
  return { minutes: read('minutes'), seed: read('seed') };
}
