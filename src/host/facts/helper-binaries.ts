import { dirname } from 'node:path';
import type { Host } from '../host.js';
import { containersConf } from './containers-conf.js';

// Source: `defaultHelperBinariesDir` of containers/common, config_linux.go; the same from Podman 4.0 to 5.8.
export const HELPER_DIRECTORIES: readonly string[] = [
  '/usr/local/libexec/podman',
  '/usr/local/lib/podman',
  '/usr/libexec/podman',
  '/usr/lib/podman',
];

// The variable in containers.conf for the directory of the program that reads it.
const OWN_DIRECTORY = '$BINDIR';

/**
 * Finds a helper program of podman, such as netavark.
 * Source: `FindHelperBinary` of containers/common: helper_binaries_dir of containers.conf(5) replaces the default
 * directories, unless it contains `append=true`.
 * @param options.inPath whether podman also searches PATH for this program
 * @returns the path, or nothing if it is not found
 */
export async function findHelperBinary(
  name: string,
  host: Host,
  { inPath }: { readonly inPath: boolean },
): Promise<string | undefined> {
  for (const directory of await host.shared('helper binaries', () => helperDirectories(host))) {
    const path = `${directory}/${name}`;
    if (await host.exists(path)) return path;
  }
  return inPath ? host.find(name) : undefined;
}

/** The directories in which podman searches for helper programs, in order. */
async function helperDirectories(host: Host): Promise<string[]> {
  const first = host.variable('CONTAINERS_HELPER_BINARY_DIR');
  const configured = (await containersConf(host)).get('engine', 'helper_binaries_dir')?.value;
  const listed = Array.isArray(configured) ? configured : undefined;
  const named = listed?.filter((one): one is string => typeof one === 'string') ?? [];
  const appends = listed?.some((one) => typeof one === 'object' && one?.append === true) === true;
  const usual = listed === undefined || appends ? HELPER_DIRECTORIES : [];
  const all = [...(first ? [first] : []), ...usual, ...named];
  if (!all.some((directory) => directory.startsWith(OWN_DIRECTORY))) return all;
  const podman = await host.find('podman');
  const own = podman && dirname((await host.realpath(podman)) ?? podman);
  return all.map((directory) => (own ? directory.replace(OWN_DIRECTORY, own) : directory));
}
