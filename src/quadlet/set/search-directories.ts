import type { Mode } from '../finding.js';

const SYSTEM = /(?:^|\/)(?:etc|run|usr\/share)\/containers\/systemd(?:\/|$)/;
const USERS =
  /(?:^|\/)(?:etc|run|usr\/share)\/containers\/systemd\/users(?:\/|$)|(?:^|\/)\.config\/containers\/systemd(?:\/|$)/;

/**
 * The systemd manager for which the generator reads a directory, if the path shows that. A repository can have such
 * directories at any depth, because it often contains a part of a file system.
 * Source: Podman, pkg/systemd/quadlet/unitdirs.go, GetUnitDirs.
 */
export function managerOf(directory: string): Mode | undefined {
  if (USERS.test(directory)) return 'user';
  return SYSTEM.test(directory) ? 'system' : undefined;
}
