import { UserError } from '../../platform/errors.js';

/**
 * The version of the Podman that is installed here, as its generator says it.
 * @throws UserError where there is no generator, or one that does not say
 */
export async function installedVersion(): Promise<string> {
  // Only this way needs commands to be run, which takes long to load.
  const [{ findGenerator }, { attempt }] = await Promise.all([
    import('./run.js'),
    import('../../platform/exec.js'),
  ]);
  const generator = await findGenerator();
  if (generator === undefined) {
    throw new UserError(
      'no Podman with Quadlet is installed here, for which "installed" could stand: give a version, such as 5.4',
    );
  }
  const { exitCode, stdout } = await attempt([generator, '-version'], { timeout: 30 });
  const version = stdout.trim();
  if (exitCode !== 0 || version === '') {
    throw new UserError(`${generator} does not say its version (before Podman 4.6): give it, such as 4.4`);
  }
  return version;
}
