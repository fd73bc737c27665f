import { groupBy } from '../../../platform/group-by.js';
import { shorten } from '../../../platform/text.js';
import type { Finding } from '../../finding.js';

/** The longest message that the reports of the linter show, in UTF-16 units. */
export const LONGEST_MESSAGE = 2000;

/** Findings that differ only in their place; at least one. */
export type FindingGroup = readonly [first: Finding, ...others: Finding[]];

/**
 * Groups findings that differ only in their place, in the order of the first of each group.
 * @param units of a message that are shown, in UTF-16 units: longer messages are compared up to there
 */
export function groupFindings(findings: readonly Finding[], units = LONGEST_MESSAGE): FindingGroup[] {
  const keyOf = ({ code, severity, message, targets, fix }: Finding): string => {
    const texts = [message, fix?.title ?? ''].map((text) => shorten(text, units));
    return [code, severity, targets.join(' '), ...texts].join('\0');
  };
  // No group is empty.
  return [...groupBy(findings, keyOf).values()] as [Finding, ...Finding[]][];
}
