import { privileged } from './tools.js';

/** A directory or file of the host that the machine sees. */
export interface Bind {
  /** Absolute path on the host. */
  readonly source: string;
  /** Absolute path inside the machine. */
  readonly target: string;
  readonly readOnly: boolean;
}

export interface NspawnOptions {
  readonly name: string;
  /** The pristine root tree; only read. */
  readonly root: string;
  /** Where the machine's throwaway copy is made. */
  readonly tree: string;
  /** An empty cgroup for the machine alone. */
  readonly cgroup: string;
  readonly binds: readonly Bind[];
  readonly network: MachineNetwork;
}

/**
 * `host`: shares ports with the host. `own`: the machine has a separate loopback and separate ports, and reaches the network
 * through slirp4netns; the host cannot reach it.
 */
export type MachineNetwork = 'host' | 'own';

// Exit code of systemd-nspawn --keep-unit for a machine that reboots.
const REBOOT = 133;

// All mounts are in a separate mount namespace: they disappear with the last process of the machine, and the host never
// sees them.
//
// Rootless Podman cannot use overlay on overlay, so its storage is in plain directories.
// "volatile" spares dpkg's many fsync calls; nothing here is meant to survive.
//
// nspawn keeps state of its machines in /run/systemd/nspawn, also after it was killed.
//
// The shared lock on the pristine root keeps ensureRoot from removing it while a machine runs from it.
//
// When a machine reboots, nspawn ends with 133, so that systemd would restart its service. The waiting shell keeps the
// mounts. It stays in a separate cgroup, and removes the child cgroups of the last boot: a cgroup either has controllers
// for its children or contains processes, but not both.
//
// A process that survives a reboot keeps the separate network namespace.
const LAUNCH = `
set -eu
name=$1 root=$2 tree=$3 cgroup=$4 network=$5
shift 5
echo $$ > "$cgroup/cgroup.procs"
exec 9< "$root"
flock --shared 9
mkdir -p "$tree/root" "$tree/upper" "$tree/work" /run/systemd/nspawn
mount -t tmpfs tmpfs /run/systemd/nspawn
cd "$tree"
if mount -t overlay overlay -o "lowerdir=$root,upperdir=upper,workdir=work,volatile" root; then
  for directory in home var/tmp var/lib/containers; do
    mkdir -p "root/$directory" "plain/$directory"
    cp -a "root/$directory/." "plain/$directory/"
    mount --bind "plain/$directory" "root/$directory"
  done
else
  cp -a --reflink=auto "$root/." root/
fi
printf '%s\\n' "$name" > root/etc/hostname
printf '127.0.0.1 localhost\\n127.0.1.1 %s\\n' "$name" > root/etc/hosts
if ! grep -qw pids "$cgroup/cgroup.controllers"; then
  mkdir -p root/etc/containers/containers.conf.d
  printf '[containers]\\npids_limit = 0\\n' > root/etc/containers/containers.conf.d/99-machine.conf
fi
mkdir -p "$cgroup/launch"
echo $$ > "$cgroup/launch/cgroup.procs"
if [ "$network" = own ]; then
  unshare --net sleep infinity &
  holder=$!
  trap 'kill $holder $slirp 2> /dev/null' EXIT
  until [ "$(readlink /proc/$holder/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.01; done
  slirp4netns --configure --mtu=65520 --disable-host-loopback $holder eth0 &
  slirp=$!
  set -- nsenter --net=/proc/$holder/ns/net "$@"
fi
while :; do
  code=0
  sh -c 'echo $$ > "$0/cgroup.procs"; echo $$ > pid; exec "$@"' "$cgroup" "$@" || code=$?
  [ $code = ${REBOOT} ] || exit $code
  find "$cgroup" -mindepth 1 -depth -type d ! -path "$cgroup/launch" -delete
  for controller in $(cat "$cgroup/cgroup.subtree_control"); do
    echo "-$controller" > "$cgroup/cgroup.subtree_control"
  done
done
`;

function bindFlag({ source, target, readOnly }: Bind): string {
  // nspawn splits at colons, and takes a backslash before one that is meant.
  const [from, to] = [source, target].map((path) => path.replaceAll(/[\\:]/g, '\\$&'));
  return `--bind${readOnly ? '-ro' : ''}=${from}:${to}`;
}

/** The command that makes a throwaway copy of the root and runs systemd-nspawn on it until the machine powers off. */
export function nspawnArgv({ name, root, tree, cgroup, binds, network }: NspawnOptions): string[] {
  return privileged([
    ...['unshare', '--mount', '--propagation=slave', 'sh', '-c', LAUNCH, 'launch'],
    ...[name, root, tree, cgroup, network],
    'env',
    // Podman wants pure cgroup v2, also where the host is hybrid.
    'SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1',
    // With the usual masks over /proc the kernel lets no nested user namespace mount its own.
    'SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes',
    // nspawn's filter blocks keyctl, which crun needs.
    'SYSTEMD_SECCOMP=0',
    'systemd-nspawn',
    ...['--quiet', '--boot', `--directory=${tree}/root`, `--machine=${name}`, '--console=pipe'],
    // Not registered with the host's systemd: the cgroup is ours, and nothing limits its devices.
    ...['--register=no', '--keep-unit', '--link-journal=no', '--resolv-conf=copy-host'],
    ...binds.map(bindFlag),
  ]);
}
