import { UserError } from '../../platform/errors.js';
import type { Place } from './paths.js';

/**
 * Up to 3.0.0-alpha.1, `garbage-collect --delete-untagged` of Distribution deletes the images of a multi-platform tag,
 * because only its index has the tag. 3.0.0-beta.1 has the fix (distribution/distribution#4285), and 2.8 never got it.
 * @param said what the registry's program prints for `--version`: `registry github.com/docker/distribution 2.8.3`
 * @throws UserError unless the version is known to keep them
 */
export function assertKeepsPlatforms({ name }: Pick<Place, 'name'>, said: string): void {
  const version = distributionVersion(said);
  if (version !== undefined && /^(?:[4-9]|[1-9]\d+)\.|^3\.(?!0\.0-alpha)/.test(version)) return;
  const runs = version === undefined ? 'a registry of unknown version' : `Distribution ${version}`;
  throw new UserError(
    `--delete-untagged would destroy multi-platform images: "${name}" runs ${runs}, and Distribution before 3.0 also deletes the images that a tagged index names. Nothing was changed. Run it without --delete-untagged (podman-registry gc ${name}), or install the registry with Distribution 3: podman-registry down ${name} (its data stays), then a job with "registry-image: ghcr.io/distribution/distribution:3.1.1"`,
  );
}

/** The last word that Distribution prints of itself, without `v`. Pure. */
export function distributionVersion(said: string): string | undefined {
  return /^\S+ \S+ v?(\d+\.\d+\.\S+)\s*$/.exec(said.trim())?.[1];
}
