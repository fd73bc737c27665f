import { atLeast } from '../../podman/version.js';
import type { Host } from '../host.js';
import { filesOfPodman6, type SearchedFile, searchesAsPodman6 } from './config-search.js';
import { userConfigDirectory } from './home.js';
import { installedPodmanVersion } from './podman.js';
import { type BrokenFile, dropInsIn, missingFile, readToml, type TomlTable, tableAt } from './toml.js';

/** A value of containers.conf(5) and its file. */
export interface ConfValue {
  readonly value: unknown;
  readonly path: string;
}

/** containers.conf(5) as the installed podman reads it for this user: for each key the last file wins. */
export interface ContainersConf {
  get(table: string, key: string): ConfValue | undefined;
  /** Files that are not valid TOML; podman does not start with them. */
  readonly broken: readonly BrokenFile[];
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

/**
 * What a containers.conf(5) of a job must repeat, because its variable takes the place of other files.
 * @param override whether the variable is CONTAINERS_CONF_OVERRIDE, with which podman still reads all others
 */
export async function replacedConf(host: Host, override: boolean): Promise<TomlTable[]> {
  const named = host.variable('CONTAINERS_CONF_OVERRIDE');
  const paths = override ? (named ? [named] : []) : (await filesBeforePodman6(host)).map(({ path }) => path);
  const found = await Promise.all(paths.map((path) => readToml(path, host)));
  return found.flatMap((one) => (one !== undefined && 'tables' in one ? [one.tables] : []));
}

async function readConf(host: Host): Promise<ContainersConf> {
  const searched = (await searchesAsPodman6(host))
    ? await filesOfPodman6('containers', host)
    : await filesBeforePodman6(host);
  const files: { path: string; tables: TomlTable }[] = [];
  const broken: BrokenFile[] = [];
  for (const { path, namedBy } of searched) {
    const found = (await readToml(path, host)) ?? (await missingFile(path, namedBy, host));
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

/**
 * Podman before 6 merges the files of all directories. Below /usr/share it reads no drop-ins, and the files for users in
 * /etc it reads from 5.7 on. Source: systemConfigs in pkg/config/new.go of containers/common 0.62 and 0.66.
 */
async function filesBeforePodman6(host: Host): Promise<SearchedFile[]> {
  const only = host.variable('CONTAINERS_CONF');
  const last = host.variable('CONTAINERS_CONF_OVERRIDE');
  const paths = only ? [] : await usualPaths(host);
  return [
    ...(only ? [{ path: only, dropIn: false, namedBy: 'CONTAINERS_CONF' }] : []),
    ...[...paths, ...(last ? [last] : [])].map((path) => ({ path, dropIn: true })),
  ];
}

async function usualPaths(host: Host): Promise<string[]> {
  const [etc, own] = ['/etc/containers', userConfigDirectory(host)];
  const version = await installedPodmanVersion(host);
  const rootless = `${etc}/containers.rootless.conf`;
  return [
    '/usr/share/containers/containers.conf',
    `${etc}/containers.conf`,
    ...(await dropInsIn(`${etc}/containers.conf.d`, host)),
    ...(version !== undefined && atLeast(version, 5, 7)
      ? [
          rootless,
          ...(await dropInsIn(`${rootless}.d`, host)),
          ...(await dropInsIn(`${rootless}.d/${host.user.uid}`, host)),
        ]
      : []),
    `${own}/containers.conf`,
    ...(await dropInsIn(`${own}/containers.conf.d`, host)),
  ];
}
