import { UserError } from '../../platform/errors.js';
import { CommandError, timedOut } from '../../platform/exec.js';
import type { GeneratedUnit } from '../finding.js';
import { type Generator, LIMIT } from '../generator/run.js';
import type { Generation } from './generate-set.js';

/**
 * Looks at how the generator ended, and whether it wrote what the linter says that it writes.
 * @param accepted the units of the linter
 * @param clean whether the linter found no error
 * @throws UserError where the generator did not do its work
 */
export function assertGenerated(
  { result, raw }: Generation,
  { description }: Generator,
  accepted: readonly GeneratedUnit[],
  clean: boolean,
): void {
  const said = lastWords(result);
  if (timedOut(result)) throw new UserError(`${description}: no end after ${LIMIT} s${said}`);
  const crashed = /^(?:panic|fatal error|runtime error): /m.test(result.stderr);
  if (crashed || (result.exitCode !== 0 && result.exitCode !== 1)) {
    throw new UserError(`${description} crashed with exit code ${result.exitCode}${said}`);
  }
  if (raw.size === 0 && accepted.length > 0) {
    throw new UserError(`${description} wrote no unit, and ended with exit code ${result.exitCode}${said}`);
  }
  const missing = accepted.filter(({ service }) => !raw.has(service));
  if (missing.length > 0) {
    const files = missing.map(({ file, service }) => `${file} (${service})`).join(', ');
    throw new UserError(`${description} made no unit of ${files}, of which the linter takes all${said}`);
  }
  // Before 4.6 it ends with 0 whatever it rejected; what it rejects the linter has seen.
  if (clean && result.exitCode !== 0) {
    throw new UserError(`${description} ended with exit code ${result.exitCode}${said}`);
  }
}

function lastWords(result: Generation['result']): string {
  if ((result.stderr || result.stdout).trim() === '') return ': it said nothing';
  return `: ${new CommandError(['the generator'], result, LIMIT).lastWords}`;
}
