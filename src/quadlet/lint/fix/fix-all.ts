import type { Boundary } from '../../../platform/boundary.js';
import type { Finding, LintResult } from '../../finding.js';
import { joinResults } from '../lint.js';
import type { Prepared } from '../prepare.js';
import { replaceFile } from '../replace-file.js';
import { fixSet } from './fix-set.js';

/**
 * Fixes what can be fixed, writes it, and says so.
 * @returns what is left
 * @throws UserError where a file cannot be written
 */
export function fixAll(
  { sets, policy }: Prepared,
  boundary: Boundary,
  say: (text: string) => void,
): LintResult {
  const outcomes = sets.map((set) => fixSet(set, policy));
  for (const { texts, fixed, refused } of outcomes) {
    for (const [file, text] of texts) replaceFile(file, text, boundary);
    for (const finding of fixed) say(`fixed ${place(finding)}: ${finding.code}, ${finding.fix?.title}\n`);
    for (const [file, reason] of refused) say(`${file} was left as it is: ${reason}\n`);
  }
  return joinResults(
    outcomes.map(({ result }) => result),
    policy,
  );
}

function place({ file, line, column }: Finding): string {
  return `${file}:${line}:${column}`;
}
