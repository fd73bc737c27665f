import type { CheckResult, CheckState } from '../run-checks.js';
import type { HostUnfitError } from '../unfit-error.js';
import { remedyBlock } from './remedy-shell.js';

const MARKS: Readonly<Record<CheckState, string>> = {
  ok: '✓',
  fixed: '✎',
  skipped: '-',
  info: 'i',
  warning: '!',
  error: '✗',
  unknown: '?',
};

/** One line of the log for one check, and a second one for what to do. */
export function formatCheck({ id, title, state, found, before, remedy }: CheckResult): string {
  const said = state === 'fixed' ? `put right: ${found} (it was: ${before})` : found;
  return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy.advice}`}`;
}

/** What a person has to hear about; the rest is as it should be, good to know, or cannot be told. */
export const NOTABLE: readonly CheckState[] = ['fixed', 'warning', 'error', 'unknown'];

/** How many checks ended how: `57 checks: 55 as they should be, 1 put right, 1 to be looked at`. Pure. */
export function describeCounts(results: readonly CheckResult[]): string {
  const count = (...states: CheckState[]) => results.filter(({ state }) => states.includes(state)).length;
  const parts = [
    [count('ok', 'info'), 'as they should be'],
    [count('fixed'), 'put right'],
    [count('error'), 'in the way'],
    [count('warning'), 'to be looked at'],
    [count('unknown'), 'not to be told'],
    [count('skipped'), 'left out'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${results.length} checks, ${words.join(', ')}`;
}

/**
 * What was found, for a terminal or a log: what is not as it should be, each with what to do, and a last line that
 * counts. Pure.
 * @param options.all every check
 */
export function hostText(
  results: readonly CheckResult[],
  options: { readonly all: boolean; readonly duration: number; readonly user: string },
): string {
  const shown = results.filter(({ state }) => options.all || NOTABLE.includes(state));
  const block = remedyBlock(
    results.filter(({ state }) => state !== 'info'),
    options.user,
  );
  return [
    ...shown.map(formatCheck),
    ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block, '']),
    `${describeCounts(results)}; ${(options.duration / 1000).toFixed(2)} s`,
    '',
  ].join('\n');
}

/** Why the host is not fit, for the end of the log: each obstacle, what to do, and all commands in one block. Pure. */
export function unfitText({ obstacles, user, hint }: HostUnfitError): string {
  const lines = obstacles.map(
    ({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy?.advice}`,
  );
  const block = remedyBlock(obstacles, user);
  return [
    'rootless Podman cannot work on this host:',
    ...lines,
    ...(block === undefined ? [] : ['', 'All of it, to copy and paste:', '', block]),
    ...(hint === undefined ? [] : ['', hint]),
  ].join('\n');
}
