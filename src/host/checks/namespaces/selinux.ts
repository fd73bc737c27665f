import { check, info, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** `1` for enforcing, `0` for permissive; nothing if SELinux is not in use. */
type SelinuxFacts = string | undefined;

/** With SELinux, containers have labels and cannot access host files without a matching label. */
export const selinux = check<SelinuxFacts>({
  id: 'RP032',
  title: 'SELinux',
  phase: 'host',
  reads: '/sys/fs/selinux/enforce.',
  cause: 'SELinux denies containers access to host files that are not labelled for containers.',
  cure: 'Mount the files with `:z` (shared) or `:Z` (private); `sudo ausearch -m avc -ts recent` shows denials.',
  signatures: [/SELinux relabeling of \S+ is not allowed/, /failed to set (?:file|mount) label/],
  sources: ['podman-run(1), --volume', 'container_selinux(8)'],
  read: async (host) => (await host.read('/sys/fs/selinux/enforce'))?.trim(),
  judge: judgeSelinux,
});

function judgeSelinux(enforce: SelinuxFacts) {
  if (enforce === undefined) return ok('not in use');
  if (enforce !== '1') return ok('permissive');
  return info(
    'enforcing',
    byHand('Mount host files with :z or :Z, so that they get the label of the container.'),
  );
}
