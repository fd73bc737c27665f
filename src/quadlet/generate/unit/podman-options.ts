import { COMMANDS, options } from '../../catalogue/podman-commands.js';

/** The podman commands that the generator writes, longer names first. */
export const SUBCOMMANDS = [
  'kube play',
  'kube down',
  'pod create',
  'pod start',
  'pod stop',
  'pod rm',
  'network create',
  'network rm',
  'volume create',
  'image pull',
  'artifact pull',
  'build',
  'run',
  'rm',
  'kill',
  'exec',
] as const;

export type Subcommand = (typeof SUBCOMMANDS)[number];

/** The section of the source for each command. */
export const SECTIONS: Readonly<Partial<Record<Subcommand, string>>> = Object.fromEntries(
  Object.entries(COMMANDS).map(([section, command]) => [command, `X-${section}`]),
);

/**
 * The options that the generator writes from a Go map, whose order changes with each run since 5.3 (`lookupAndAddString`
 * and similar functions in `pkg/systemd/quadlet/quadlet.go`, all versions up to 6.0).
 */
const UNORDERED: Readonly<Partial<Record<Subcommand, readonly string[]>>> = {
  run: options(
    `add-host annotation dns dns-option dns-search entrypoint env env-host group-add hostname
     http-proxy init ip ip6 label memory network-alias pids-limit pull read-only-tmpfs retry
     retry-delay shm-size stop-signal stop-timeout tmpfs tz ulimit workdir`,
  ),
  'pod create': options(`add-host dns dns-option dns-search hostname ip ip6 label network-alias shm-size`),
  'network create': options('disable-dns dns driver interface-name internal ipam-driver ipv6 label opt'),
  'image pull': options(
    `all-tags arch authfile cert-dir creds decryption-key os policy retry retry-delay
     tls-verify variant`,
  ),
  'artifact pull': options('authfile cert-dir creds decryption-key quiet retry retry-delay tls-verify'),
  build: options(
    `annotation arch authfile build-arg dns dns-option dns-search env force-rm group-add
     ignorefile label pull retry retry-delay tag target tls-verify variant`,
  ),
};

export function isUnordered(command: Subcommand, name: string): boolean {
  return UNORDERED[command]?.includes(name) ?? false;
}
