import { UserError } from '../../platform/errors.js';
import { CommandError, timedOut } from '../../platform/exec.js';
import type { GeneratedUnit } from '../finding.js';
import { type Generator, LIMIT } from '../generator/run.js';
import type { Generation } from './generate-set.js';
import { withoutRun } from './rejected.js';

/**
 * Checks the exit code of the generator, and that it wrote the units that the linter expects.
 * @param accepted the units that the linter expects
 * @param clean whether the linter found no errors
 * @throws UserError if the generator failed
 */
export function assertGenerated(
  generation: Generation,
  { description }: Generator,
  accepted: readonly GeneratedUnit[],
  clean: boolean,
): void {
  const { result, raw } = generation;
  const said = withoutRun(lastWords(result), generation);
  if (timedOut(result)) throw new UserError(`${description} was stopped after ${LIMIT} s${said}`);
  const crashed = /^(?:panic|fatal error|runtime error): /m.test(result.stderr);
  if (crashed || (result.exitCode !== 0 && result.exitCode !== 1)) {
    throw new UserError(`${description} crashed with exit code ${result.exitCode}${said}`);
  }
  if (raw.size === 0 && accepted.length > 0) {
    throw new UserError(`${description} generated no units (exit code ${result.exitCode})${said}`);
  }
  const missing = accepted.filter(({ service }) => !raw.has(service));
  if (missing.length > 0) {
    const files = missing.map(({ file, service }) => `${file} (${service})`).join(', ');
    throw new UserError(`${description} generated no unit from ${files}, which the linter accepts${said}`);
  }
  // Before 4.6 the exit code is always 0; the linter reports the rejected files.
  if (clean && result.exitCode !== 0) {
    throw new UserError(`${description} failed with exit code ${result.exitCode}${said}`);
  }
}

function lastWords(result: Generation['result']): string {
  if ((result.stderr || result.stdout).trim() === '') return ', without any output';
  return `: ${new CommandError(['the generator'], result, LIMIT).lastWords}`;
}
