import { check, EVERYTHING, error, info, ok } from '../../check.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

interface SelinuxFacts {
  /** `1` for enforcing, `0` for permissive; nothing if SELinux is not in use. */
  readonly enforce: string | undefined;
  /** What podman is denied, in its words, although this process is not. */
  readonly denied?: string | undefined;
}

// Go's words for a failed system call: `lstat /run/user: permission denied`.
const DENIED = /\bl?stat (\/\S+): permission denied/;

/** With SELinux, containers have labels and cannot access host files without a matching label. */
export const selinux = check<SelinuxFacts>({
  id: 'RP032',
  title: 'SELinux',
  phase: 'host',
  reads:
    '/sys/fs/selinux/enforce; with SELinux enforcing, whether `podman --version` may see what this user can.',
  cause:
    'SELinux denies containers access to host files that are not labelled for containers; or the policy gives podman a domain without access to the files of users.',
  cure: 'Mount the files with `:z` (shared) or `:Z` (private). If podman itself is denied, start it from a login session or the user’s systemd manager. `sudo ausearch -m avc -ts recent` shows denials.',
  signatures: [
    /lstat \/run\/user: permission denied/,
    /SELinux relabeling of \S+ is not allowed/,
    /failed to set (?:file|mount) label/,
  ],
  sources: ['podman-run(1), --volume', 'container_selinux(8)'],
  read: async (host) => {
    const enforce = (await host.read('/sys/fs/selinux/enforce'))?.trim();
    return { enforce, denied: enforce === '1' ? await deniedToPodman(host) : undefined };
  },
  judge: judgeSelinux,
});

/** A policy can move podman to another domain than that of its caller: Debian's does so in a system service. */
async function deniedToPodman(host: Host): Promise<string | undefined> {
  if ((await host.find('podman')) === undefined) return undefined;
  const { stderr } = await host.attempt(['podman', '--version'], { timeout: 10 });
  const [words, path = ''] = DENIED.exec(stderr) ?? [];
  return words !== undefined && (await host.stat(path)) !== undefined ? words : undefined;
}

function judgeSelinux({ enforce, denied }: SelinuxFacts) {
  if (enforce === undefined) return ok('not in use');
  if (enforce !== '1') return ok('permissive');
  if (denied !== undefined) {
    return error(
      EVERYTHING,
      `enforcing, and the policy denies podman what this user can do: ${denied}`,
      byHand(
        'Run the job from a login session or a service of the user manager (systemctl --user), or install a policy for rootless Podman, such as container-selinux.',
      ),
    );
  }
  return info(
    'enforcing',
    byHand('Mount host files with :z or :Z, so that they get the label of the container.'),
  );
}
