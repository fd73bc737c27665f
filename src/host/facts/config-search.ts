import { join } from 'node:path';
import { atLeast } from '../../podman/version.js';
import type { Host } from '../host.js';
import { homeDirectory, userConfigDirectory } from './home.js';
import { installedPodmanVersion } from './podman.js';
import { dropInsIn } from './toml.js';

/** A file that podman reads. */
export interface SearchedFile {
  readonly path: string;
  readonly dropIn: boolean;
  /** The variable that names it; podman does not start if such a file is missing. */
  readonly namedBy?: string;
}

/**
 * The directory of this user's registries.conf, its drop-ins and certs.d. Before Podman 6, and if the version of podman
 * is unknown, it is below $HOME whatever XDG_CONFIG_HOME says.
 * Source: docker/docker_client.go and pkg/sysregistriesv2 of containers/image 5.39 and 5.40.
 */
export async function userRegistriesDirectory(host: Host): Promise<string> {
  return (await searchesAsPodman6(host))
    ? userConfigDirectory(host)
    : join(homeDirectory(host), '.config/containers');
}

/** Whether the installed podman finds its configuration as Podman 6 does; not if its version is unknown. */
export async function searchesAsPodman6(host: Host): Promise<boolean> {
  const version = await installedPodmanVersion(host);
  return version !== undefined && atLeast(version, 6, 0);
}

/**
 * The files of containers.conf, registries.conf or storage.conf for Podman 6, in the order of reading: only the first
 * main file, then the drop-ins of all directories by name. A drop-in hides those of the same name in directories of lower
 * precedence. A variable replaces all of them, and `_OVERRIDE` adds a last file.
 * Source: pkg/configfile/parse.go of containers/storage 1.63.
 */
export async function filesOfPodman6(
  name: 'containers' | 'registries' | 'storage',
  host: Host,
): Promise<SearchedFile[]> {
  const variable = name === 'containers' ? 'CONTAINERS_CONF' : `CONTAINERS_${name.toUpperCase()}_CONF`;
  const named = host.variable(variable);
  const override = `${variable}_OVERRIDE`;
  const last = host.variable(override);
  return [
    ...(named ? [{ path: named, dropIn: false, namedBy: variable }] : await usualFiles(name, host)),
    ...(last ? [{ path: last, dropIn: true, namedBy: override }] : []),
  ];
}

async function usualFiles(name: string, host: Host): Promise<SearchedFile[]> {
  const dropIns = new Map<string, string>();
  for (const directory of dropInDirectories(name, '.conf', host).toReversed()) {
    for (const path of await dropInsIn(directory, host)) dropIns.set(path.slice(directory.length + 1), path);
  }
  const main: SearchedFile[] = [];
  for (const directory of configDirectories(host)) {
    const path = `${directory}/${name}.conf`;
    if (main.length === 0 && (await host.exists(path))) main.push({ path, dropIn: false });
  }
  const sorted = [...dropIns].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...main, ...sorted.map(([, path]) => ({ path, dropIn: true }))];
}

/** By precedence. */
export function configDirectories(host: Host): string[] {
  return [userConfigDirectory(host), '/etc/containers', '/usr/share/containers'];
}

/** The directories of drop-ins for Podman 6, by precedence. */
export function dropInDirectories(name: string, extension: '.conf' | '', host: Host): string[] {
  const [own = '', ...system] = configDirectories(host);
  const plain = `${name}${extension}.d`;
  const rootless = `${name}.rootless${extension}.d`;
  return [
    `${own}/${plain}`,
    ...system.flatMap((directory) => [
      `${directory}/${rootless}/${host.user.uid}`,
      `${directory}/${rootless}`,
      `${directory}/${plain}`,
    ]),
  ];
}
