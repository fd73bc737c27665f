import { describeNumber } from '../../platform/amounts.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const valueTooLong: Rule = {
  code: 'PQ093',
  name: 'value-too-long',
  severity: 'warning',
  summary: 'A value is too long for all checks.',
  explanation:
    'For a unit with a value of more than 65,536 characters the linter only makes the checks of the generator, ' +
    'because the time of the other checks can grow faster than the text. Podman passes the value to a command ' +
    'line, where Linux allows 128 KiB per argument. Move the data into a file.',
  sources: [],
};

/** Characters in one value. The stack of regular expressions grows with the text, and some of them backtrack. */
const LONGEST_VALUE = 64 * 1024;

/**
 * Reports values of a unit and its drop-ins that are too long for checks other than those of the generator.
 * @returns whether there is one
 */
export function reportLongValues(context: Context, { unit }: Member): boolean {
  let hasLong = false;
  for (const file of [unit.file, ...unit.dropIns]) {
    // Values are shorter than the file.
    if (file.source.text.length <= LONGEST_VALUE) continue;
    for (const entry of file.entries) {
      if (entry.value.length <= LONGEST_VALUE) continue;
      hasLong = true;
      const message = `this value has ${describeNumber(entry.value.length)} characters, so only the checks of the generator are made; move the data into a file`;
      context.report('PQ093', keySpan(entry), message);
    }
  }
  return hasLong;
}
