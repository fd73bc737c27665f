import { UserError } from '../src/platform/errors.js';

/**
 * The Go module that a version of Podman's generator is in, `PATH@vVERSION`. The path names the major version, and it
 * moved with 6.0.
 * @throws UserError when the version is not of the form 5.4.2
 */
export function goModule(version: string): string {
  const major = /^(\d+)\.\d+\.\d+(?:-rc\d+)?$/.exec(version)?.[1];
  if (major === undefined) throw new UserError(`"${version}" is not a version of Podman of the form 5.4.2`);
  const path = Number(major) >= 6 ? 'go.podman.io/podman' : 'github.com/containers/podman';
  return `${path}/v${major}@v${version}`;
}
