import { describeNumber } from '../../platform/amounts.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const valueTooLong: Rule = {
  code: 'PQ093',
  name: 'value-too-long',
  severity: 'warning',
  summary: 'A value is so long that only the checks of the generator are made.',
  explanation:
    'The linter checks a value of more than 65,536 characters for what makes the generator reject the unit, and skips ' +
    'all other checks of that unit: their time can grow faster than the text. Podman passes the value to a command ' +
    'line, on which Linux allows 128 KiB for one word. Move the data into a file.',
  sources: [],
};

/** Characters in one value. Regular expressions need a stack that grows with the text, and some checks look back. */
const LONGEST_VALUE = 64 * 1024;

/**
 * Reports values of a unit, and of its drop-ins, that are too long for more than what the generator checks.
 * @returns whether there is one
 */
export function reportLongValues(context: Context, { unit }: Member): boolean {
  const long = [unit.file, ...unit.dropIns].flatMap(({ entries }) =>
    entries.filter(({ value }) => value.length > LONGEST_VALUE),
  );
  for (const entry of long) {
    const message = `this value has ${describeNumber(entry.value.length)} characters: only what makes the generator reject the unit is checked in it; move the data into a file`;
    context.report('PQ093', keySpan(entry), message);
  }
  return long.length > 0;
}
