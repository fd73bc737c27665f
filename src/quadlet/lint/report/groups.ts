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
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { code, severity, message, targets, fix } = finding;
    const texts = [message, fix?.title ?? ''].map((text) => shorten(text, units));
    const key = [code, severity, targets.join(' '), ...texts].join('\0');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}
