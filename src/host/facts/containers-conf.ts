import type { Host } from '../host.js';
import { homeDirectory } from './home.js';
import { type BrokenFile, dropInsIn, readToml, type TomlTable, tableAt } from './toml.js';

/** A value of containers.conf(5) and its file. */
export interface ConfValue {
  readonly value: unknown;
  readonly path: string;
}

/** containers.conf(5) as podman reads it for this user: for each key the last file wins. */
export interface ContainersConf {
  get(table: string, key: string): ConfValue | undefined;
  /** Files that are not valid TOML; podman does not start with them. */
  readonly broken: readonly BrokenFile[];
}

/** The directory of this user's podman configuration. */
export function userConfigDirectory(host: Host): string {
  return `${host.variable('XDG_CONFIG_HOME') || `${homeDirectory(host)}/.config`}/containers`;
}

/**
 * The path of a drop-in of this user for containers.conf(5).
 * @returns nothing if CONTAINERS_CONF makes podman read only one file
 */
export function userDropIn(host: Host, what: string): string | undefined {
  if (host.variable('CONTAINERS_CONF')) return undefined;
  return `${userConfigDirectory(host)}/containers.conf.d/99-podman-registry-${what}.conf`;
}

/** The configuration of podman, read once. */
export function containersConf(host: Host): Promise<ContainersConf> {
  return host.shared('containers.conf', () => readConf(host));
}

async function readConf(host: Host): Promise<ContainersConf> {
  const only = host.variable('CONTAINERS_CONF');
  const last = host.variable('CONTAINERS_CONF_OVERRIDE');
  const paths = only ? [only] : await usualPaths(host);
  const files: { path: string; tables: TomlTable }[] = [];
  const broken: BrokenFile[] = [];
  for (const path of [...paths, ...(last ? [last] : [])]) {
    const found = await readToml(path, host);
    if (found === undefined) continue;
    if ('problem' in found) broken.push(found);
    else files.push({ path, tables: found.tables });
  }
  return {
    broken,
    get: (table, key) => {
      for (const { path, tables } of files.toReversed()) {
        const found = tableAt(tables, table);
        if (Object.hasOwn(found, key)) return { value: found[key], path };
      }
      return undefined;
    },
  };
}

/** Source: containers.conf(5), "the containers engine reads …"; drop-ins are sorted by name. */
async function usualPaths(host: Host): Promise<string[]> {
  const paths: string[] = [];
  for (const directory of ['/usr/share/containers', '/etc/containers', userConfigDirectory(host)]) {
    paths.push(`${directory}/containers.conf`, ...(await dropInsIn(`${directory}/containers.conf.d`, host)));
  }
  return paths;
}
