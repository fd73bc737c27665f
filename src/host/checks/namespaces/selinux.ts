import { check, info, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** `1` while SELinux enforces, `0` while it only reports; nothing where it is not in use. */
type SelinuxFacts = string | undefined;

/** Containers get labels of their own then, and see no file of the host that has none for them. */
export const selinux = check<SelinuxFacts>({
  id: 'RP032',
  title: 'SELinux',
  phase: 'host',
  reads: '/sys/fs/selinux/enforce.',
  cause: 'SELinux keeps a container from files of the host that are not labelled for containers.',
  cure: 'Mount what a container needs with `:z` (shared) or `:Z` (its own); `sudo ausearch -m avc -ts recent` shows what was denied.',
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
    byHand('Mount files of the host with :z or :Z into a container, so that they get its label.'),
  );
}
