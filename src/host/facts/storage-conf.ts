import type { Host } from '../host.js';
import { filesOfPodman6, type SearchedFile, searchesAsPodman6 } from './config-search.js';
import { homeDirectory, userConfigDirectory } from './home.js';
import { type BrokenFile, missingFile, readToml, type TomlTable, tableAt, textAt } from './toml.js';

/** The settings of storage.conf(5) for this user. */
export interface StorageConf {
  /** The main file; undefined without one. */
  readonly path: string | undefined;
  /** Whether it is the file of the user or of CONTAINERS_STORAGE_CONF, which replaces the system's file. */
  readonly own: boolean;
  /** Where a file of the user overrides the settings, whether it exists or not. With Podman 6 it is a drop-in. */
  readonly ownPath: string;
  /** Whether drop-ins are merged and every setting of the system applies to users, as with Podman 6. */
  readonly merged: boolean;
  /** Nothing if none is set. */
  readonly driver: string | undefined;
  /** The file or variable that sets the driver. */
  readonly driverFrom: string | undefined;
  readonly graphRoot: string;
  /** `graphroot` with its file, if podman applies it to this user. */
  readonly namedGraphRoot: { readonly value: string; readonly path: string } | undefined;
  /** The setting of the system's file, which a user's file must repeat to keep it. */
  readonly rootlessStoragePath: string | undefined;
  /** Only if it is configured. */
  readonly runRoot: string | undefined;
  /** The program that mounts overlays, and the file that sets it. */
  readonly mountProgram: { readonly value: string; readonly path: string } | undefined;
  readonly broken: readonly BrokenFile[];
}

/** The storage configuration, read once. */
export function storageConf(host: Host): Promise<StorageConf> {
  return host.shared('storage.conf', () => readConf(host));
}

/** Whether a file belongs to the machine and not to the user or the job. */
export function isOfSystem(path: string): boolean {
  return /^\/(?:etc|usr\/share)\/containers\//.test(path);
}

/**
 * Before Podman 6 the user's file replaces the system's file completely. Without one, rootless Podman reads from the
 * system's file only `driver`, `rootless_storage_path`, `pull_options` and `ignore_chown_errors`. Podman 6 reads every
 * setting of every file. Source: types/options.go of containers/storage, getRootlessStorageOpts and LoadStoreOptions.
 */
async function readConf(host: Host): Promise<StorageConf> {
  const merged = await searchesAsPodman6(host);
  const searched = merged ? await filesOfPodman6('storage', host) : await fileBeforePodman6(host);
  const files: { readonly path: string; readonly storage: TomlTable }[] = [];
  const broken: BrokenFile[] = [];
  for (const { path, namedBy } of searched) {
    const found = (await readToml(path, host)) ?? (await missingFile(path, namedBy, host));
    if (found === undefined) continue;
    if ('problem' in found) broken.push(found);
    files.push({ path, storage: 'tables' in found ? tableAt(found.tables, 'storage') : {} });
  }
  const main = searched.find(({ path, dropIn }) => !dropIn && files.some((file) => file.path === path))?.path;
  const own = main !== undefined && !isOfSystem(main);
  const setting = (key: string, ...tables: readonly string[]) => {
    for (const { path, storage } of files.toReversed()) {
      const value = textAt(tableAt(storage, ...tables), key);
      if (value !== undefined) return { value, path };
    }
    return undefined;
  };
  const applied: typeof setting = (...key) => (merged || own ? setting(...key) : undefined);
  const rootlessStoragePath = setting('rootless_storage_path')?.value;
  const named = applied('graphroot');
  const graphRoot = named?.value ?? rootlessStoragePath;
  const runRoot = applied('runroot')?.value;
  const fromVariable = host.variable('STORAGE_DRIVER') || undefined;
  const set = setting('driver');
  const driver = fromVariable ?? set?.value;
  const directory = userConfigDirectory(host);
  return {
    path: main,
    own,
    ownPath: `${directory}/${merged ? 'storage.conf.d/99-podman-registry.conf' : 'storage.conf'}`,
    merged,
    driver: driver === 'overlay2' ? 'overlay' : driver,
    driverFrom: driver === undefined ? undefined : fromVariable ? 'STORAGE_DRIVER' : set?.path,
    graphRoot: graphRoot === undefined ? defaultGraphRoot(host) : expand(graphRoot, host),
    namedGraphRoot: named && { ...named, value: expand(named.value, host) },
    rootlessStoragePath,
    runRoot: runRoot === undefined ? undefined : expand(runRoot, host),
    mountProgram: applied('mount_program', 'options', 'overlay') ?? applied('mount_program', 'options'),
    broken,
  };
}

async function fileBeforePodman6(host: Host): Promise<SearchedFile[]> {
  const named = host.variable('CONTAINERS_STORAGE_CONF');
  if (named) return [{ path: named, dropIn: false }];
  for (const directory of [userConfigDirectory(host), '/etc/containers', '/usr/share/containers']) {
    const path = `${directory}/storage.conf`;
    if (await host.exists(path)) return [{ path, dropIn: false }];
  }
  return [];
}

/** Where podman keeps the images of a user without other configuration. */
export function defaultGraphRoot(host: Host): string {
  return `${host.variable('XDG_DATA_HOME') || `${homeDirectory(host)}/.local/share`}/containers/storage`;
}

/** Source: expandEnvPath of containers/storage. */
function expand(path: string, host: Host): string {
  return path.replace(/\$(?:(\w+)|\{(\w+)\})/g, (_, plain?: string, braced?: string) => {
    const name = plain ?? braced ?? '';
    if (name === 'UID') return String(host.user.uid);
    if (name === 'USER') return host.variable('USER') || host.user.name;
    if (name === 'HOME') return homeDirectory(host);
    return host.variable(name) ?? '';
  });
}
