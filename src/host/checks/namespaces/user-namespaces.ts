import type { UserNamespaceSwitch } from '../../../undo/step.js';
import { check, EVERYTHING, error, ok } from '../../check.js';
import { asRoot, automatic } from '../../remedy.js';

/** A switch of the kernel that 0 turns user namespaces off with. */
interface Switch {
  readonly name: UserNamespaceSwitch;
  /** What it is set to: the usual value of moby's rootless setup, or on. */
  readonly wanted: string;
}

const SWITCHES: readonly Switch[] = [
  { name: 'user.max_user_namespaces', wanted: '28633' },
  // Debian's own kernels had it until they took user namespaces for safe.
  { name: 'kernel.unprivileged_userns_clone', wanted: '1' },
];

/** The text of each switch; one that this kernel does not have is nothing. */
type UserNamespacesFacts = Readonly<Record<string, string | undefined>>;

/** May a user make a user namespace at all? */
export const userNamespaces = check<UserNamespacesFacts>({
  id: 'RP030',
  title: 'user namespaces',
  phase: 'host',
  reads: '/proc/sys/user/max_user_namespaces and /proc/sys/kernel/unprivileged_userns_clone.',
  cause:
    'The kernel is set to give ordinary users no user namespaces, and rootless containers are made of them.',
  cure: '`sudo sysctl -w user.max_user_namespaces=28633`, or `kernel.unprivileged_userns_clone=1`, and the same in /etc/sysctl.d to last.',
  signatures: [
    /user namespaces are not enabled in \/proc\/sys\//i,
    /cannot clone: (?:No space left on device|Invalid argument)/,
    /Error during unshare\(CLONE_NEWUSER\): (?:No space left on device|Invalid argument)/,
  ],
  sources: ['user_namespaces(7)', 'namespaces(7)', 'pkg/rootless/rootless_linux.c of Podman'],
  read: async (host) => {
    const texts = await Promise.all(
      SWITCHES.map(async ({ name }) => [name, (await host.read(pathOf(name)))?.trim()] as const),
    );
    return Object.fromEntries(texts);
  },
  judge: judgeUserNamespaces,
});

function judgeUserNamespaces(facts: UserNamespacesFacts) {
  const off = SWITCHES.filter(({ name }) => facts[name] === '0');
  if (off.length === 0) {
    const most = facts['user.max_user_namespaces'];
    return ok(most === undefined ? 'no limit is told' : `up to ${most}`);
  }
  return error(
    EVERYTHING,
    `switched off: ${off.map(({ name }) => `${name} is 0`).join(', ')}`,
    automatic(
      'Let users make user namespaces; a file in /etc/sysctl.d keeps it beyond the next boot.',
      ...off.map(({ name, wanted }) =>
        asRoot(['sysctl', '-q', '-w', `${name}=${wanted}`], { undo: { kind: 'sysctl', name } }),
      ),
    ),
  );
}

function pathOf(name: string): string {
  return `/proc/sys/${name.replaceAll('.', '/')}`;
}
