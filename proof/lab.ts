import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import { bootMachine } from '../src/machine/boot.js';
import { attachMachine, type NspawnMachine } from '../src/machine/machine.js';
import { RUNNER, type Suite } from '../src/machine/recipe.js';
import { ensureRoot } from '../src/machine/root.js';
import { stopMachine } from '../src/machine/stop.js';
import { ensureTools } from '../src/machine/tools.js';
import { CommandError } from '../src/platform/exec.js';
import type { Log } from '../src/platform/log.js';

/** The name of the image that all names in fixtures refer to. */
export const IMAGE = 'localhost/proof:latest';

// The source of the suite, with experimental in its place.
const FROM_EXPERIMENTAL = `
sed -n 's/ sid / experimental /p' /etc/apt/sources.list > /etc/apt/sources.list.d/experimental.list
apt-get -q update > /dev/null
export DEBIAN_FRONTEND=noninteractive
apt-get -q install --yes --no-install-recommends --target-release=experimental podman netavark > /dev/null
`;

/** The machines by their names: the suite, and what is done before anything runs. */
const MACHINES = {
  trixie: { suite: 'trixie', script: '' },
  sid: { suite: 'sid', script: '' },
  experimental: { suite: 'sid', script: FROM_EXPERIMENTAL },
} as const satisfies Readonly<Record<string, { readonly suite: Suite; readonly script: string }>>;

export type MachineName = keyof typeof MACHINES;
export const MACHINE_NAMES = Object.keys(MACHINES) as readonly MachineName[];

/** Directories of a machine that several runs share, and of its lock. */
export function placesOf(name: MachineName): { readonly workDir: string; readonly lockDir: string } {
  const workDir = join(tmpdir(), `podman-registry-proof-${name}`);
  return { workDir, lockDir: `${workDir}-lock` };
}

/**
 * Boots the machine that runs share, or finds it.
 * @returns whether this call booted it
 */
export async function sharedMachine(
  name: MachineName,
  log: Log,
): Promise<{ machine: NspawnMachine; booted: boolean }> {
  const { workDir } = placesOf(name);
  const { suite, script } = MACHINES[name];
  const running = await attachMachine(workDir);
  if (running !== undefined) return { machine: running, booted: false };
  await stopMachine(workDir);
  await ensureTools(log);
  const root = await ensureRoot({ suite, flavour: 'ready' }, { cache: rootCache(), log });
  const machine = await bootMachine({ root, name: `proof-${name}`, binds: [], workDir, network: 'own', log });
  try {
    if (script !== '') await inside(machine, 'root', ['bash', '-euo', 'pipefail', '-c', script], 600);
    await prepare(machine);
  } catch (thrown) {
    await machine.stop();
    throw thrown;
  }
  return { machine, booted: true };
}

export async function ensureLockDir(name: MachineName): Promise<string> {
  const { lockDir } = placesOf(name);
  await mkdir(lockDir, { recursive: true });
  return lockDir;
}

// Like the entrypoint of many images: it runs a command that exists, and otherwise serves.
const ENTRYPOINT = `#!/bin/sh
if [ $# -gt 0 ] && command -v "$1" > /dev/null; then exec "$@"; fi
echo "serving with arguments: $*"
trap 'exit 0' TERM INT
while :; do sleep 1000 & wait $!; done
`;

const USERS = 'root:0 www-data:33 nginx:101 postgres:999 app:1000 nobody:65534';

// Of Debian's package, whose lists the root has not.
const PREPARE = `
cd "$(mktemp -d)"
chmod 755 .
apt-get -q update > /dev/null
apt-get -q download busybox-static > /dev/null
dpkg-deb --extract busybox-static_*.deb package
mkdir -p root/bin root/etc root/tmp root/run root/var/tmp root/srv root/data
cp "$(find package -path "*bin/busybox" -type f)" root/bin/busybox
chroot root /bin/busybox --install -s /bin
printf '%s' "$1" > root/bin/entrypoint
printf '#!/bin/sh\\necho migrated\\n' > root/bin/migrate
chmod 755 root/bin/entrypoint root/bin/migrate
for user in ${USERS}; do
  name=\${user%:*} id=\${user#*:}
  echo "$name:x:$id:$id::/:/bin/sh" >> root/etc/passwd
  echo "$name:x:$id:" >> root/etc/group
done
chmod 1777 root/tmp root/var/tmp
tar --create --file=/var/tmp/proof-image.tar --directory=root .
chmod 644 /var/tmp/proof-image.tar
`;

/** Makes the image, for the user and for root. */
export async function prepare(machine: NspawnMachine): Promise<void> {
  await inside(machine, 'root', ['bash', '-euo', 'pipefail', '-c', PREPARE, 'prepare', ENTRYPOINT], 300);
  for (const user of ['root', 'runner'] as const) {
    const changes = ['ENTRYPOINT ["/bin/entrypoint"]', 'ENV PATH=/bin', 'EXPOSE 80/tcp'];
    const options = changes.flatMap((change) => ['--change', change]);
    await inside(machine, user, [
      'podman',
      'import',
      '--quiet',
      ...options,
      '/var/tmp/proof-image.tar',
      IMAGE,
    ]);
  }
}

export type User = 'root' | 'runner';

/** @throws CommandError for another exit code than 0 */
export async function inside(
  machine: NspawnMachine,
  user: User,
  argv: readonly string[],
  timeout = 60,
): Promise<string> {
  const result = await attemptInside(machine, user, argv, timeout);
  if (result.exitCode !== 0) throw new CommandError(argv, result, timeout);
  return result.stdout;
}

export function attemptInside(machine: NspawnMachine, user: User, argv: readonly string[], timeout = 60) {
  const env: Record<string, string> = user === 'root' ? {} : { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` };
  return machine.run(argv, { user, env, timeout });
}
