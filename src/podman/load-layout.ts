import { serial } from '../platform/serial.js';
import type { LocalImage, Podman } from './podman.js';

/** The prefix of a layout's name, and so of the name that Podman 4.3 gives its image for a moment. */
const LAYOUT = 'podman-registry-load-';

/** A name for the directory of a layout. Podman 4.3 uses it as a name, and fails for invalid names, such as below `_temp`. */
export function layoutName(): string {
  return `${LAYOUT}${serial()}`;
}

/** An OCI layout with one image. */
export interface LoadedLayout {
  /** From `layoutName`. */
  readonly layout: string;
  /** The names that its image gets. */
  readonly names: readonly string[];
}

/**
 * Loads the images of OCI layouts into podman's storage and names them. A call of podman takes longer than the loading of a
 * small image.
 * @param directory the parent directory of the layouts
 * @param timeout seconds
 * @returns the images, in the same order; undefined for one that podman does not list
 */
export async function loadLayouts(
  directory: string,
  layouts: readonly LoadedLayout[],
  podman: Podman,
  timeout?: number,
): Promise<readonly (LocalImage | undefined)[]> {
  const sources = layouts.map(({ layout }) => `oci:${layout}`);
  const ids = await podman.pullFrom(sources, directory, timeout);
  for (const [index, { names }] of layouts.entries()) await podman.tag(ids[index] ?? '', ...names);
  const images = new Map((await podman.images()).map((image) => [image.id, image]));
  for (const { id, names } of images.values()) {
    const byPath = names.filter((name) =>
      layouts.some(({ layout }) => name.startsWith(`localhost/${layout}:`)),
    );
    for (const name of byPath) await podman.untag(id, name);
  }
  return ids.map((id) => images.get(id));
}
