import type { Host } from '../host.js';

/** Where podman and its clients look for the user's own files: HOME, which a job may have set to another place than passwd(5). */
export function homeDirectory(host: Host): string {
  return host.variable('HOME') || host.user.home;
}

/** Where podman keeps what ends with the session. Source: homedir.GetRuntimeDir of containers/storage. */
export function runtimeDirectory(host: Host): string {
  return host.variable('XDG_RUNTIME_DIR') || `/run/user/${host.user.uid}`;
}
