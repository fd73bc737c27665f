import { join } from 'node:path';
import { configHome } from '../../platform/config-home.js';
import type { Host } from '../host.js';

/**
 * The home directory for podman and its clients: HOME, which a job may have set to another directory than
 * passwd(5).
 */
export function homeDirectory(host: Pick<Host, 'user' | 'variable'>): string {
  return host.variable('HOME') || host.user.home;
}

/** The directory of this user's podman configuration. */
export function userConfigDirectory(host: Pick<Host, 'user' | 'variable'>): string {
  return join(configHome(host.variable, homeDirectory(host)), 'containers');
}

/** The runtime directory of podman. Source: homedir.GetRuntimeDir of containers/storage. */
export function runtimeDirectory(host: Host): string {
  return host.variable('XDG_RUNTIME_DIR') || `/run/user/${host.user.uid}`;
}
