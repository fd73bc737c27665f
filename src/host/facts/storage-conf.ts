import type { Host } from '../host.js';
import { userConfigDirectory } from './containers-conf.js';
import { homeDirectory } from './home.js';
import { type BrokenFile, readToml, tableAt, textAt } from './toml.js';

/** The settings of storage.conf(5) for this user. */
export interface StorageConf {
  /** The file that is used; undefined without a file. */
  readonly path: string | undefined;
  /** Whether it is the file of the user or of CONTAINERS_STORAGE_CONF, which replaces the system's file. */
  readonly own: boolean;
  /** The path of the user's file, whether it exists or not. */
  readonly ownPath: string;
  /** Nothing if none is set. */
  readonly driver: string | undefined;
  /** The file or variable that sets the driver. */
  readonly driverFrom: string | undefined;
  readonly graphRoot: string;
  /** `graphroot` of the file at `path`, even if rootless Podman before 6 ignores it there. */
  readonly namedGraphRoot: string | undefined;
  /** The setting of the system's file, which a user's file must repeat to keep it. */
  readonly rootlessStoragePath: string | undefined;
  /** Only if it is configured. */
  readonly runRoot: string | undefined;
  /** The program that mounts overlays. Rootless Podman before 6 ignores it in the system's file. */
  readonly mountProgram: string | undefined;
  readonly broken: BrokenFile | undefined;
}

/** The storage configuration, read once. */
export function storageConf(host: Host): Promise<StorageConf> {
  return host.shared('storage.conf', () => readConf(host));
}

/**
 * The user's file replaces the system's file completely. Without one, rootless Podman before 6 reads from the
 * system's file only `driver`, `rootless_storage_path`, `pull_options` and `ignore_chown_errors`.
 * Source: types/options.go of containers/storage, getRootlessStorageOpts and loadStoreOptionsFromConfFile.
 */
async function readConf(host: Host): Promise<StorageConf> {
  const named = host.variable('CONTAINERS_STORAGE_CONF');
  const ownPath = `${userConfigDirectory(host)}/storage.conf`;
  const candidates = named
    ? [named]
    : [ownPath, '/etc/containers/storage.conf', '/usr/share/containers/storage.conf'];
  let path: string | undefined;
  let found: Awaited<ReturnType<typeof readToml>>;
  for (const candidate of candidates) {
    found = await readToml(candidate, host);
    if (found === undefined) continue;
    path = candidate;
    break;
  }
  const own = path !== undefined && (path === named || path === ownPath);
  const storage = found !== undefined && 'tables' in found ? tableAt(found.tables, 'storage') : {};
  const options = tableAt(storage, 'options');
  const rootlessStoragePath = textAt(storage, 'rootless_storage_path');
  const namedRoot = textAt(storage, 'graphroot');
  const graphRoot = own ? (namedRoot ?? rootlessStoragePath) : rootlessStoragePath;
  const runRoot = own ? textAt(storage, 'runroot') : undefined;
  const fromVariable = host.variable('STORAGE_DRIVER') || undefined;
  const driver = fromVariable ?? textAt(storage, 'driver');
  return {
    path,
    own,
    ownPath,
    driver: driver === 'overlay2' ? 'overlay' : driver,
    driverFrom: driver === undefined ? undefined : fromVariable ? 'STORAGE_DRIVER' : path,
    graphRoot: graphRoot === undefined ? defaultGraphRoot(host) : expand(graphRoot, host),
    namedGraphRoot: namedRoot === undefined ? undefined : expand(namedRoot, host),
    rootlessStoragePath,
    runRoot: runRoot === undefined ? undefined : expand(runRoot, host),
    mountProgram: own
      ? (textAt(tableAt(options, 'overlay'), 'mount_program') ?? textAt(options, 'mount_program'))
      : undefined,
    broken: found !== undefined && 'problem' in found ? found : undefined,
  };
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
