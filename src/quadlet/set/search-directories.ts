import type { Mode } from '../finding.js';
import type { SourceDirectory } from './source-tree.js';

// The user generator does not read /run/containers/systemd/users, but that of the system does.
const SYSTEM = /(?:^|\/)(?:etc|run|usr\/share)\/containers\/systemd(?:\/|$)/;
const USERS =
  /(?:^|\/)(?:(?:etc|usr\/share)\/containers\/systemd\/users|run\/user\/\d+\/containers\/systemd|\.config\/containers\/systemd)(?:\/|$)/;

/**
 * The systemd manager for which the generator reads a directory, if the path shows that. A repository can have such
 * directories at any depth, because it often contains a part of a file system.
 * Source: Podman, pkg/systemd/quadlet/unitdirs.go, GetUnitDirs.
 */
export function managerOf(directory: string): Mode | undefined {
  if (USERS.test(directory)) return 'user';
  return SYSTEM.test(directory) ? 'system' : undefined;
}

/** As {@link managerOf}. The path as given is decisive, also for a part of a file system in a home directory. */
export function managerOfDirectory({ path, absolute = path }: SourceDirectory): Mode | undefined {
  return managerOf(path) ?? managerOf(absolute);
}
