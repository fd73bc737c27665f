import { numberWords, sizeWords } from '../../platform/amounts.js';
import type { Context } from '../rules/context.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry } from '../set/source-tree.js';
import type { Member } from '../set/unit-set.js';
import { SourceText } from '../syntax/source-text.js';
import { keySpan } from '../syntax/unit-file.js';

/** The rule that a file breaks which is too large to be checked. */
export const TOO_LARGE = 'PQ092';

/**
 * Reports a file that was not read because of its size.
 * @param limit in bytes
 */
export function reportTooLarge(
  context: Context,
  directory: SourceDirectory,
  entry: SourceEntry,
  limit: number,
): void {
  const source = new SourceText(pathOf(directory, entry.name), '');
  const message = `this file is not checked, because it has more than ${sizeWords(limit)}: move data into files that it names`;
  context.report(TOO_LARGE, { source, start: 0, end: 0 }, message);
}

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
    const message = `this value has ${numberWords(entry.value.length)} characters: only what makes the generator reject the unit is checked in it; move the data into a file`;
    context.report('PQ093', keySpan(entry), message);
  }
  return long.length > 0;
}
