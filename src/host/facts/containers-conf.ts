import { parse, TomlError } from 'smol-toml';
import type { Host } from '../host.js';

/** A value of containers.conf(5) and the file that it comes from. */
export interface ConfValue {
  readonly value: unknown;
  readonly path: string;
}

/** containers.conf(5) as podman reads it for this user: the later file wins, key by key. */
export interface ContainersConf {
  get(table: string, key: string): ConfValue | undefined;
  /** Files that are no TOML; podman refuses to start then. */
  readonly broken: readonly { readonly path: string; readonly problem: string }[];
}

/** The directory of this user's own configuration of podman. */
export function userConfigDirectory(host: Host): string {
  return `${host.variable('XDG_CONFIG_HOME') || `${host.variable('HOME') || host.user.home}/.config`}/containers`;
}

/**
 * A file of this user's own that says something more than the system's containers.conf(5), named for what it says.
 * @returns nothing where CONTAINERS_CONF has podman read one file alone
 */
export function userDropIn(host: Host, what: string): string | undefined {
  if (host.variable('CONTAINERS_CONF')) return undefined;
  return `${userConfigDirectory(host)}/containers.conf.d/99-podman-registry-${what}.conf`;
}

/** What podman is configured with, read once. */
export function containersConf(host: Host): Promise<ContainersConf> {
  return host.shared('containers.conf', () => readConf(host));
}

async function readConf(host: Host): Promise<ContainersConf> {
  const only = host.variable('CONTAINERS_CONF');
  const last = host.variable('CONTAINERS_CONF_OVERRIDE');
  const paths = only ? [only] : await usualPaths(host);
  const files: { path: string; tables: Record<string, unknown> }[] = [];
  const broken: { path: string; problem: string }[] = [];
  for (const path of [...paths, ...(last ? [last] : [])]) {
    const text = await host.read(path);
    if (text === undefined) continue;
    try {
      files.push({ path, tables: parse(text) });
    } catch (thrown) {
      if (!(thrown instanceof TomlError)) throw thrown;
      broken.push({ path, problem: `line ${thrown.line}: ${thrown.message.split('\n')[0]}` });
    }
  }
  return {
    broken,
    get: (table, key) => {
      for (const { path, tables } of files.toReversed()) {
        const found = tables[table];
        if (typeof found === 'object' && found !== null && Object.hasOwn(found, key)) {
          return { value: (found as Record<string, unknown>)[key], path };
        }
      }
      return undefined;
    },
  };
}

/** Source: containers.conf(5), "the containers engine reads …"; within a drop-in directory the names decide. */
async function usualPaths(host: Host): Promise<string[]> {
  const paths: string[] = [];
  for (const directory of ['/usr/share/containers', '/etc/containers', userConfigDirectory(host)]) {
    const dropIns = `${directory}/containers.conf.d`;
    const names = (await host.list(dropIns)).filter((name) => name.endsWith('.conf'));
    paths.push(`${directory}/containers.conf`, ...names.map((name) => `${dropIns}/${name}`));
  }
  return paths;
}
