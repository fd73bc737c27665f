import { check, info, ok, skipped, type Verdict } from '../../check.js';
import { engineOfKind } from '../../facts/kind.js';
import { asRoot, byHand } from '../../remedy.js';

interface InotifyFacts {
  readonly kind: boolean;
  /** `fs.inotify.max_user_instances`; nothing if the kernel has no inotify. */
  readonly instances: number | undefined;
}

// What kind recommends for several nodes.
const ENOUGH = 512;

/** The nodes of a cluster share the limits of one user. */
export const inotify = check<InotifyFacts>({
  id: 'RP088',
  title: 'inotify instances',
  phase: 'host',
  reads: '`fs.inotify.max_user_instances`, if kind is installed.',
  cause:
    'Each node of a cluster uses dozens of inotify instances, and the kernel limits them for each user. Programs in the nodes then fail with "too many open files".',
  cure: '`sudo sysctl -w fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288`.',
  signatures: [
    /(?:fsnotify watcher|inotify(?:_init1?)?|create new watcher)[^\n]{0,80}too many open files/i,
    /inotify instance limit reached/,
  ],
  sources: [
    'inotify(7)',
    'kind.sigs.k8s.io/docs/user/known-issues, "pod errors due to too many open files"',
    'containers/podman#19848, #11825',
  ],
  read: async (host) => {
    const [engine, text] = await Promise.all([
      engineOfKind(host),
      host.read('/proc/sys/fs/inotify/max_user_instances'),
    ]);
    return { kind: engine !== undefined, instances: text === undefined ? undefined : Number(text) };
  },
  judge: judgeInotify,
});

function judgeInotify({ kind, instances }: InotifyFacts): Verdict {
  if (!kind) return skipped('kind is not installed');
  if (instances === undefined || Number.isNaN(instances)) return skipped('the kernel reports no limit');
  if (instances >= ENOUGH) return ok(String(instances));
  return info(
    `${instances} for each user; a cluster of kind with several nodes needs ${ENOUGH}`,
    byHand(
      'Raise the limits until the next boot; add a file in /etc/sysctl.d to keep them.',
      asRoot(['sysctl', '-w', 'fs.inotify.max_user_instances=512', 'fs.inotify.max_user_watches=524288']),
    ),
  );
}
