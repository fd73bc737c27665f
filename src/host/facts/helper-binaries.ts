import { dirname } from 'node:path';
import type { Host } from '../host.js';
import { containersConf } from './containers-conf.js';

// Source: `defaultHelperBinariesDir` of containers/common, config_linux.go; the same from Podman 4.0 to 5.8.
const DIRECTORIES = [
  '/usr/local/libexec/podman',
  '/usr/local/lib/podman',
  '/usr/libexec/podman',
  '/usr/lib/podman',
];

// What containers.conf may write for the directory of the program that reads it.
const OWN_DIRECTORY = '$BINDIR';

/**
 * Where podman finds a program of its own, such as netavark.
 * Source: `FindHelperBinary` of containers/common: helper_binaries_dir of containers.conf(5) replaces the usual
 * directories, unless it says `append=true`.
 * @param options.inPath podman looks for some of them in PATH too
 * @returns the path, or nothing where it is in none of the directories
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

/** The directories that podman looks for its own programs in, the first first. */
async function helperDirectories(host: Host): Promise<string[]> {
  const first = host.variable('CONTAINERS_HELPER_BINARY_DIR');
  const configured = (await containersConf(host)).get('engine', 'helper_binaries_dir')?.value;
  const listed = Array.isArray(configured) ? configured : undefined;
  const named = listed?.filter((one): one is string => typeof one === 'string') ?? [];
  const appends = listed?.some((one) => typeof one === 'object' && one?.append === true) === true;
  const usual = listed === undefined || appends ? DIRECTORIES : [];
  const all = [...(first ? [first] : []), ...usual, ...named];
  if (!all.some((directory) => directory.startsWith(OWN_DIRECTORY))) return all;
  const podman = await host.find('podman');
  const own = podman && dirname((await host.realpath(podman)) ?? podman);
  return all.map((directory) => (own ? directory.replace(OWN_DIRECTORY, own) : directory));
}
