import type { UserNamespaceSwitch } from '../../../undo/step.js';
import { check, EVERYTHING, error, ok } from '../../check.js';
import { asRoot, automatic } from '../../remedy.js';

/** A sysctl that disables user namespaces with 0. */
interface Switch {
  readonly name: UserNamespaceSwitch;
  /** The value to set: the one of moby's rootless setup, or 1. */
  readonly wanted: string;
}

const SWITCHES: readonly Switch[] = [
  { name: 'user.max_user_namespaces', wanted: '28633' },
  // Only in older kernels of Debian.
  { name: 'kernel.unprivileged_userns_clone', wanted: '1' },
];

/** The value of each sysctl; nothing if this kernel does not have it. */
type UserNamespacesFacts = Readonly<Record<string, string | undefined>>;

/** Whether a user may create user namespaces. */
export const userNamespaces = check<UserNamespacesFacts>({
  id: 'RP030',
  title: 'user namespaces',
  phase: 'host',
  reads: '/proc/sys/user/max_user_namespaces and /proc/sys/kernel/unprivileged_userns_clone.',
  cause:
    'The kernel does not allow ordinary users to create user namespaces, and rootless containers need them.',
  cure: '`sudo sysctl -w user.max_user_namespaces=28633`, or `kernel.unprivileged_userns_clone=1`, and the same in /etc/sysctl.d to keep it.',
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
    return ok(most === undefined ? 'no limit' : `up to ${most}`);
  }
  return error(
    EVERYTHING,
    `disabled: ${off.map(({ name }) => `${name} is 0`).join(', ')}`,
    automatic(
      'Allow users to create user namespaces; add a file in /etc/sysctl.d to keep it after a reboot.',
      ...off.map(({ name, wanted }) =>
        asRoot(['sysctl', '-q', '-w', `${name}=${wanted}`], { undo: { kind: 'sysctl', name } }),
      ),
    ),
  );
}

function pathOf(name: string): string {
  return `/proc/sys/${name.replaceAll('.', '/')}`;
}
