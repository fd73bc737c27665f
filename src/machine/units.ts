import { lastLines } from '../platform/errors.js';
import type { CommandResult } from '../platform/exec.js';

// So many names make a sentence; a machine that fails altogether has hundreds of jobs.
const NAMED = 5;

/**
 * Which units keep a machine from being up, as the end of a sentence: those that are still starting, by systemd's jobs,
 * and those that failed.
 * @param inside runs a command as the machine's root
 * @returns an empty text where systemd knows of none
 */
export async function unitsInTheWay(
  inside: (argv: readonly string[]) => Promise<CommandResult>,
): Promise<string> {
  const jobs = await inside(['systemctl', 'list-jobs', '--no-legend', '--plain', '--no-pager']);
  if (jobs.exitCode !== 0) {
    return `systemd does not answer (${lastLines(jobs.stderr, 1).join('') || `exit code ${jobs.exitCode}`})`;
  }
  const failed = await inside([
    ...['systemctl', 'list-units', '--failed', '--no-legend', '--plain', '--no-pager'],
  ]);
  const rows = fieldsOf(jobs.stdout);
  // A waiting job waits for a running one.
  const running = rows.filter(([, , , state]) => state === 'running');
  const starting = (running.length > 0 ? running : rows).map(([, unit = '']) => unit);
  return [
    named('still starting', starting),
    named(
      'failed',
      fieldsOf(failed.stdout).map(([unit = '']) => unit),
    ),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

function fieldsOf(table: string): string[][] {
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first !== '');
}

function named(what: string, units: readonly string[]): string {
  if (units.length === 0) return '';
  const more = units.length > NAMED ? ` and ${units.length - NAMED} more` : '';
  return `${what}: ${units.slice(0, NAMED).join(', ')}${more}`;
}
