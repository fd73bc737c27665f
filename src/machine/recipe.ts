import { createHash } from 'node:crypto';

export type Suite = 'bookworm' | 'trixie' | 'sid';

/**
 * `ready` has what a hosted runner has: Podman, its companions and a user with subordinate ids.
 * `bare` is a fresh Debian: systemd, sudo, curl and Node.js.
 * `s3` is `ready` with OpenStack Swift, an object store that speaks S3; `clients` is `ready` with the clients of a
 * registry that Debian has, of which only sid has all.
 */
export interface RootKind {
  readonly suite: Suite;
  readonly flavour: 'ready' | 'bare' | 's3' | 'clients' | 'bench';
}

/** Everything that decides what is in a root tree. */
export interface RootRecipe {
  readonly suite: Suite;
  /** With the suite, the name of the tree in the cache; another recipe of the same name takes its place. */
  readonly flavour: string;
  readonly packages: readonly string[];
  /** A shell script that runs once inside the new root, as root. */
  readonly script: string;
  /** Settings of apt, during the making of the root and for good. */
  readonly aptSettings: readonly string[];
}

/** The user that work runs as in every machine; hosted runners have the same name and number. */
export const RUNNER = { name: 'runner', uid: 1001, home: '/home/runner' } as const;

const EVERYWHERE =
  'systemd systemd-sysv dbus libpam-systemd sudo login procps iproute2 ca-certificates curl nodejs';
// Debian's podman only recommends several of these, and mmdebstrap installs no recommendations.
const READY =
  'dbus-user-session polkitd openssl git podman uidmap passt slirp4netns netavark aardvark-dns nftables crun ' +
  'catatonit containers-storage skopeo buildah apache2-utils';
const FLAVOURS: Readonly<Record<RootKind['flavour'], string>> = {
  bare: '',
  ready: ` ${READY}`,
  s3: ` ${READY} swift-proxy swift-account swift-container swift-object memcached`,
  bench: ` ${READY} wrk time`,
  clients:
    ` ${READY} docker.io docker-cli containerd oras crane python3-requests squid-openssl rootlesskit golang-go ` +
    'default-jre-headless ivy',
};

/** The Debian packages that mmdebstrap includes. */
export function packages(kind: RootKind): string[] {
  return `${EVERYWHERE}${FLAVOURS[kind.flavour]}`.split(' ');
}

// systemd-sysctl would change the host's kernel, which the machine shares; the apt timers would hold dpkg's lock during a
// test; the console is not used.
const MASKED = [
  'systemd-sysctl.service',
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'console-getty.service',
];

const BASE = `
useradd --create-home --uid ${RUNNER.uid} --shell /bin/bash ${RUNNER.name}
echo '${RUNNER.name} ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/${RUNNER.name}
chmod 0440 /etc/sudoers.d/${RUNNER.name}
for unit in ${MASKED.join(' ')}; do ln -s /dev/null /etc/systemd/system/$unit; done
# Empty rather than absent: absent means a first boot, which presets every unit anew.
: > /etc/machine-id
`;

const READY_USER = `
grep -q ^${RUNNER.name}: /etc/subuid || usermod --add-subuids 100000-165535 ${RUNNER.name}
grep -q ^${RUNNER.name}: /etc/subgid || usermod --add-subgids 100000-165535 ${RUNNER.name}
mkdir -p /var/lib/systemd/linger
touch /var/lib/systemd/linger/${RUNNER.name}
`;

// Daemons that would change the network and the firewall, which the machine shares with its host. A test starts what it
// needs, without either.
const CLIENTS_OFF = `
for unit in docker.service docker.socket containerd.service squid.service; do ln -sf /dev/null /etc/systemd/system/$unit; done
`;

const BARE_USER = `
for file in /etc/subuid /etc/subgid; do [ ! -e $file ] || : > $file; done
`;

// Podman 4.3 uses vfs by default.
const OVERLAY_STORAGE = `
install -d -o ${RUNNER.name} -g ${RUNNER.name} ${RUNNER.home}/.config ${RUNNER.home}/.config/containers
printf '[storage]\\ndriver = "overlay"\\n' > ${RUNNER.home}/.config/containers/storage.conf
chown ${RUNNER.name}: ${RUNNER.home}/.config/containers/storage.conf
`;

// systemd 262 cannot create the session of user@.service on a host that still mounts cgroup v1, and without a session the
// variable is not set.
const RUNTIME_DIR = `
mkdir -p /etc/systemd/system/user@.service.d
printf '[Service]\\nEnvironment=XDG_RUNTIME_DIR=/run/user/%%i\\n' > /etc/systemd/system/user@.service.d/machine.conf
`;

/** The shell script that runs once inside a new root, as root, to make it the kind it shall be. */
export function setUpScript(kind: RootKind): string {
  const ready = kind.flavour !== 'bare';
  return [
    BASE,
    ready ? READY_USER : BARE_USER,
    ready && kind.suite === 'bookworm' ? OVERLAY_STORAGE : '',
    kind.suite === 'sid' ? RUNTIME_DIR : '',
    kind.flavour === 'clients' ? CLIENTS_OFF : '',
  ].join('');
}

/** apt settings of the root, during its making and for good. */
export function aptSettings(kind: RootKind): string[] {
  // Mirrors may serve a copy of sid whose Release file has expired.
  return kind.suite === 'sid' ? ['Acquire::Check-Valid-Until "false"'] : [];
}

const MIRROR = 'http://deb.debian.org/debian';
const SECURITY = 'http://deb.debian.org/debian-security';

/**
 * The package sources of a root, as mmdebstrap(1) takes them: releases have their security updates.
 * @param mirror used alone, because it can be a snapshot of another day
 */
export function packageSources(suite: Suite, mirror?: string): string[] {
  if (mirror) return [mirror];
  return suite === 'sid' ? [MIRROR] : [MIRROR, `deb ${SECURITY} ${suite}-security main`];
}

export function rootRecipe(kind: RootKind): RootRecipe {
  return { ...kind, packages: packages(kind), script: setUpScript(kind), aptSettings: aptSettings(kind) };
}

/** A short name of everything that decides what is in the root; another recipe is another name. */
export function recipeHash(
  { packages, script, aptSettings }: RootRecipe,
  sources: readonly string[],
): string {
  const recipe = JSON.stringify([packages, script, aptSettings, sources]);
  return createHash('sha256').update(recipe).digest('hex').slice(0, 12);
}
