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
export const SECTIONS: Readonly<Partial<Record<Subcommand, string>>> = {
  run: 'X-Container',
  'kube play': 'X-Kube',
  'pod create': 'X-Pod',
  'network create': 'X-Network',
  'volume create': 'X-Volume',
  'image pull': 'X-Image',
  'artifact pull': 'X-Artifact',
  build: 'X-Build',
};

// Options without a value in the next word: switches, and options whose value must follow `=`.
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  podman: options('help noout remote syslog trace transient-store version'),
  run: options(
    `detach disable-content-trust env-host help http-proxy init interactive no-healthcheck
     no-hostname no-hosts oom-kill-disable passwd privileged publish-all quiet read-only
     read-only-tmpfs replace rm rmi rootfs sig-proxy tls-verify tty unsetenv-all`,
  ),
  'kube play': options(
    `build force help no-hostname no-hosts no-pod-prefix publish-all quiet replace
     service-container start tls-verify wait`,
  ),
  'kube down': options('force help'),
  'pod create': options('help infra no-hostname no-hosts replace share-parent'),
  'pod stop': options('all ignore latest'),
  'pod rm': options('all force ignore latest'),
  'network create': options('disable-dns help ignore internal ipv6'),
  'network rm': options('force'),
  'volume create': options('help ignore'),
  'image pull': options('all-tags disable-content-trust help quiet tls-verify'),
  'artifact pull': options('help quiet tls-verify'),
  build: options(
    `all-platforms compress disable-compression force-rm help http-proxy identity-label
     inherit-annotations inherit-labels layers no-cache no-hostname no-hosts omit-history pull
     pull-always pull-never quiet rm save-stages skip-unused-stages squash squash-all stdin
     tls-verify`,
  ),
  rm: options('all depend force ignore latest volumes'),
  kill: options('all latest'),
  exec: options('detach interactive latest privileged tty'),
};

// Short and older names with the same meaning in all commands.
const LONG_NAMES: Readonly<Record<string, string>> = {
  '-a': '--attach',
  '-c': '--cpu-shares',
  '-d': '--detach',
  '-e': '--env',
  '-f': '--file',
  '-h': '--hostname',
  '-i': '--interactive',
  '-l': '--label',
  '-m': '--memory',
  '-o': '--opt',
  '-p': '--publish',
  '-P': '--publish-all',
  '-q': '--quiet',
  '-t': '--tty',
  '-u': '--user',
  '-v': '--volume',
  '-w': '--workdir',
  '--net': '--network',
};

const OWN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  podman: { '-r': '--remote', '-v': '--version' },
  'image pull': { '-a': '--all-tags' },
  build: { '-t': '--tag' },
  'network create': { '-d': '--driver' },
  'volume create': { '-d': '--driver' },
  'kube play': { '-w': '--wait' },
  'pod rm': { '-f': '--force', '-i': '--ignore' },
  rm: { '-f': '--force', '-i': '--ignore', '-v': '--volumes' },
};

/** The long name of an option, `--volume` for `-v`; otherwise the name itself. */
export function longName(command: string, written: string): string {
  return OWN_NAMES[command]?.[written] ?? LONG_NAMES[written] ?? written;
}

/** Whether the option has no value. Unknown options count as options with a value, like most. */
export function isSwitch(command: string, name: string): boolean {
  return SWITCHES[command]?.includes(name) ?? false;
}

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

/** Options by their names without dashes. */
function options(names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => `--${name}`);
}
