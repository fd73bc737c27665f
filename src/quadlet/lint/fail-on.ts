import type { Severity } from '../finding.js';

/** The least severity that makes a check fail, the default first. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Whether findings of these severities make a check fail. */
export function isFailure(severities: Iterable<Severity>, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  for (const severity of severities) {
    if (severity === 'error' || (failOn === 'warning' && severity === 'warning')) return true;
  }
  return false;
}
