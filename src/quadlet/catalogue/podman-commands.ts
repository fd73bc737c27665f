/**
 * The command that the generator writes for a section, and that its `PodmanArgs=` belong to.
 * Source: pkg/systemd/quadlet/quadlet.go.
 */
export const COMMANDS: Readonly<Record<string, string>> = {
  Container: 'run',
  Kube: 'kube play',
  Pod: 'pod create',
  Network: 'network create',
  Volume: 'volume create',
  Image: 'image pull',
  Artifact: 'artifact pull',
  Build: 'build',
};

// Options without a value in the next word, by `podman COMMAND --help` of all versions: switches, and options whose value
// must follow `=`.
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

/** Options by their names without dashes. */
export function options(names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => `--${name}`);
}
