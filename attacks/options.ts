import { parseArgs } from 'node:util';
import { UserError } from '../src/platform/errors.js';

export const PARTS = ['requests', 'trees', 'logs', 'kills'] as const;
export type PartName = (typeof PARTS)[number];

export interface AttackOptions {
  readonly parts: readonly PartName[];
  /** A sample of each part, for everyday. */
  readonly quick: boolean;
  /** How many registries are asked, how many die, and how many kills there are of each kind; else each part knows. */
  readonly rounds: number | undefined;
  /** The same seed gives the same samples, moments and lines. */
  readonly seed: number;
}

/** @throws UserError for a part or a number that is none */
export function readOptions(args: readonly string[], seed: number): AttackOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  const unknown = positionals.find((word) => !PARTS.some((part) => part === word));
  if (unknown !== undefined) {
    throw new UserError(`there is no part "${unknown}"; allowed: ${PARTS.join(', ')}`);
  }
  return {
    parts: PARTS.filter((part) => positionals.length === 0 || positionals.includes(part)),
    quick: values.quick,
    rounds: values.rounds === undefined ? undefined : readNumber('rounds', values.rounds),
    seed: values.seed === undefined ? seed : readNumber('seed', values.seed),
  };
}

function readNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) {
    throw new UserError(`--${name} is "${text}"; allowed: a number from 1 to 999999`);
  }
  return Number(text);
}
