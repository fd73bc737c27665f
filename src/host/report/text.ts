import { counted } from '../../platform/text.js';
import type { HostUnfitError } from '../examine.js';
import type { CheckResult, CheckState } from '../run-checks.js';
import { remedyBlock, showsSudo } from './remedy-shell.js';

const MARKS: Readonly<Record<CheckState, string>> = {
  ok: '✓',
  fixed: '✎',
  skipped: '-',
  info: 'i',
  warning: '!',
  error: '✗',
  unknown: '?',
};

/** The log line of one check, and a second line with its fix. */
export function formatCheck({ id, title, state, found, before, remedy }: CheckResult): string {
  const said = state === 'fixed' ? `fixed: ${found} (was: ${before})` : found;
  return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy.advice}`}`;
}

/** The states that a person must see. */
export const NOTABLE: readonly CheckState[] = ['fixed', 'warning', 'error', 'unknown'];

/** The number of checks by state: `57 checks: 55 ok, 1 fixed, 1 warning`. Pure. */
export function describeCounts(results: readonly CheckResult[]): string {
  const count = (...states: CheckState[]) => results.filter(({ state }) => states.includes(state)).length;
  const parts = [
    `${count('ok', 'info')} ok`,
    `${count('fixed')} fixed`,
    counted(count('error'), 'error'),
    counted(count('warning'), 'warning'),
    `${count('unknown')} unknown`,
    `${count('skipped')} skipped`,
  ];
  return `${counted(results.length, 'check')}: ${parts.filter((part) => !part.startsWith('0 ')).join(', ')}`;
}

/**
 * The results for a terminal or a log: each problem with its fix, and a last line with the counts. Pure.
 * @param options.all shows every check
 */
export function hostText(
  results: readonly CheckResult[],
  options: { readonly all: boolean; readonly duration: number; readonly user: string },
): string {
  const shown = results.filter(({ state }) => options.all || NOTABLE.includes(state));
  const block = remedyBlock(
    results.filter(({ state }) => state !== 'info'),
    options.user,
    showsSudo(results),
  );
  return [
    ...shown.map(formatCheck),
    ...(block === undefined ? [] : ['', 'All commands, to copy and paste:', '', block, '']),
    `${describeCounts(results)}; ${(options.duration / 1000).toFixed(2)} s`,
    '',
  ].join('\n');
}

/**
 * The error of an unfit host, for the end of the log: each obstacle with its fix, and all commands in one block.
 * Pure.
 */
export function unfitText({ obstacles, user, hint }: HostUnfitError): string {
  const lines = obstacles.map(
    ({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy?.advice}`,
  );
  const block = remedyBlock(obstacles, user, showsSudo(obstacles));
  return [
    'rootless Podman cannot work on this host:',
    ...lines,
    ...(block === undefined ? [] : ['', 'All commands, to copy and paste:', '', block]),
    ...(hint === undefined ? [] : ['', hint]),
  ].join('\n');
}
