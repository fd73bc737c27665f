import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError, attempt as plainAttempt } from '../../platform/exec.js';
import { findGenerator } from './find.js';
import { bareEnvironment } from './run.js';

/** Seconds. */
const LIMIT = 30;

/**
 * The version of the installed Podman, as its generator prints it.
 * @throws UserError if there is no generator, or it does not print its version
 */
export async function installedVersion(): Promise<string> {
  const program = await findGenerator();
  if (program !== undefined) return versionOf(program, plainAttempt);
  throw new UserError(
    'the version is "installed", but no Podman with Quadlet is installed; give a version, for example 5.4',
  );
}

/**
 * Runs a generator with -version.
 * @throws UserError if it does not print its version
 */
export async function versionOf(program: string, attempt: Attempt): Promise<string> {
  const argv = [program, '-version'];
  const result = await attempt(argv, { timeout: LIMIT, env: bareEnvironment({}) });
  const version = result.stdout.trim();
  if (result.exitCode === 0 && /^v?\d+\.\d+/.test(version)) return version;
  if (/flag provided but not defined/.test(result.stderr)) {
    throw new UserError(
      `${program} does not print its version, because it is older than Podman 4.6; set "podman-version" or --podman`,
    );
  }
  throw new UserError(
    `${program} did not print its version: ${new CommandError(argv, result, LIMIT).lastWords}`,
  );
}
