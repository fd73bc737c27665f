import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError, attempt as plainAttempt } from '../../platform/exec.js';
import { findGenerator } from './find.js';
import { bareEnvironment } from './run.js';

/** Seconds. */
const LIMIT = 30;

/**
 * The version of the Podman that is installed here, as its generator says it.
 * @throws UserError where there is no generator, or one that does not say
 */
export async function installedVersion(): Promise<string> {
  const program = await findGenerator();
  if (program !== undefined) return versionOf(program, plainAttempt);
  throw new UserError(
    'no Podman with Quadlet is installed here, for which "installed" could stand: give a version, such as 5.4',
  );
}

/**
 * Asks a generator for its version.
 * @throws UserError where it does not say one
 */
export async function versionOf(program: string, attempt: Attempt): Promise<string> {
  const argv = [program, '-version'];
  const result = await attempt(argv, { timeout: LIMIT, env: bareEnvironment({}) });
  const version = result.stdout.trim();
  if (result.exitCode === 0 && /^v?\d+\.\d+/.test(version)) return version;
  if (/flag provided but not defined/.test(result.stderr)) {
    throw new UserError(
      `${program} is of a Podman before 4.6, which does not say its version: name it, as "podman-version" or with --podman`,
    );
  }
  throw new UserError(
    `${program} does not say its version: ${new CommandError(argv, result, LIMIT).lastWords}`,
  );
}
