import { randomBytes } from 'node:crypto';
import type { LocalImage, Podman } from './podman.js';

/** The prefix of a layout's name, and so of the name that Podman 4.3 gives its image for a moment. */
const LAYOUT = 'podman-registry-load-';

/** A name for the directory of a layout. Podman 4.3 uses it as a name, and fails for invalid names, such as below `_temp`. */
export function layoutName(): string {
  return `${LAYOUT}${randomBytes(4).toString('hex')}`;
}

/**
 * Loads the only image of an OCI layout into podman's storage and names it.
 * @param directory the parent directory of the layout
 * @param layout from `layoutName`
 * @param timeout seconds
 * @returns the image; undefined if podman does not list it
 */
export async function loadLayout(
  directory: string,
  layout: string,
  names: readonly string[],
  podman: Podman,
  timeout?: number,
): Promise<LocalImage | undefined> {
  const id = await podman.pullFrom(`oci:${layout}`, directory, timeout);
  await podman.tag(id, ...names);
  const image = (await podman.images()).find((one) => one.id === id);
  const byPath = image?.names.find((one) => one.startsWith(`localhost/${layout}:`));
  if (byPath !== undefined) await podman.untag(id, byPath);
  return image;
}
