import { constants, promises } from 'node:fs';
import { pathExists } from '../../platform/files.js';

/** Paths of Podman's generator: Debian and Fedora, podman-static and self-built ones, Arch. */
export const PROGRAMS = [
  '/usr/libexec/podman/quadlet',
  '/usr/local/libexec/podman/quadlet',
  '/usr/lib/podman/quadlet',
];

// In other installations systemd has links to it. The link's name selects user mode, so the link is resolved.
const PLACES = [
  ...PROGRAMS,
  ...['/usr/lib', '/usr/local/lib', '/lib', '/etc'].flatMap((directory) =>
    ['user', 'system'].map((kind) => `${directory}/systemd/${kind}-generators/podman-${kind}-generator`),
  ),
];

/** @returns the path of Podman's generator, or undefined if this host has none (Podman before 4.4) */
export async function findGenerator(places: readonly string[] = PLACES): Promise<string | undefined> {
  for (const place of places) {
    if (await pathExists(place, constants.X_OK)) return promises.realpath(place);
  }
  return undefined;
}
