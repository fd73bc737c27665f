import { check, EVERYTHING, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { storageConf } from '../../facts/storage-conf.js';
import { storeAt } from '../../facts/store.js';
import type { Host } from '../../host.js';
import { isOfJob } from '../../job-podman/of-job.js';
import { asUser, automatic, byHand } from '../../remedy.js';

interface PodmanCopiesFacts {
  /** Every podman in PATH, with links resolved and without duplicates; the first is the one that runs. */
  readonly copies: readonly string[];
  /** Whether the first one is the Podman of this job, which another step chose. */
  readonly chosen: boolean;
  /** Built without systemd although systemd runs: cgroupfs, and events in a file. */
  readonly withoutSystemd: boolean;
  /** The error of podman if its locks belong to another podman. */
  readonly staleLocks: string | undefined;
  /** The file that holds the table of locks. */
  readonly lockFile: string;
  /** Whether the store has containers, which hold locks. */
  readonly containers: boolean;
}

const LOCKS = /failed to open \d+ locks in \/libpod\S*: numerical result out of range/;

/** All podman programs of a user share one store, one database and one lock file. */
export const podmanCopies = check<PodmanCopiesFacts>({
  id: 'RP012',
  title: 'podman programs',
  phase: 'podman',
  reads: 'Every directory of PATH, `podman info`, /run/systemd/system.',
  cause:
    'Two builds of podman with different settings use the same store, or one was built without systemd: no health checks ' +
    'and no cgroups of the user manager.',
  cure: 'Keep one podman in PATH. If no container runs, remove /dev/shm/libpod_rootless_lock_UID and run `podman system renumber`.',
  signatures: [LOCKS],
  sources: ['podman-system-renumber(1)', 'actions/runner-images#14611, #14569'],
  limit: 30,
  read: readCopies,
  judge: judgeCopies,
});

async function readCopies(host: Host): Promise<PodmanCopiesFacts> {
  const directories = (host.variable('PATH') ?? '').split(':').filter((one) => one.startsWith('/'));
  const resolved = await Promise.all(directories.map((one) => host.realpath(`${one}/podman`)));
  const answer = await podmanInfo(host);
  const said = answer.kind === 'failed' ? LOCKS.exec(answer.error.result.stderr)?.[0] : undefined;
  const store = said === undefined ? undefined : await storeAt((await storageConf(host)).graphRoot, host);
  const copies = [...new Set(resolved.filter((path) => path !== undefined))];
  return {
    copies,
    chosen: isOfJob((await host.find('podman')) ?? '', host),
    withoutSystemd:
      answer.kind === 'info' &&
      answer.info.cgroupManager === 'cgroupfs' &&
      answer.info.eventLogger === 'file' &&
      (await host.exists('/run/systemd/system')),
    staleLocks: said,
    lockFile: `/dev/shm/libpod_rootless_lock_${host.user.uid}`,
    containers: store?.holds.includes('containers') ?? false,
  };
}

function judgeCopies({
  copies,
  chosen,
  withoutSystemd,
  staleLocks,
  lockFile,
  containers,
}: PodmanCopiesFacts): Verdict {
  const [first, ...others] = copies;
  if (first === undefined) return skipped('there is no podman in PATH');
  if (staleLocks !== undefined) {
    // `podman system renumber` alone fails with the same error.
    const remove = asUser(['rm', '--force', lockFile]);
    return error(
      EVERYTHING,
      staleLocks,
      containers
        ? byHand(
            'Stop every container, remove the lock file, and run podman system renumber.',
            remove,
            asUser(['podman', 'system', 'renumber'], { timeout: 120 }),
          )
        : automatic('Remove the lock file; no container uses it, and podman creates a new one.', remove),
    );
  }
  if (others.length > 0 && !chosen) {
    return warning(
      `${first} is used, and ${others.join(', ')} is also in PATH`,
      byHand('Keep one of them: they share a store, and units may start the other.'),
    );
  }
  // A podman of the distribution that is configured for cgroupfs was not built without systemd.
  if (withoutSystemd && !first.startsWith('/usr/bin/')) {
    return warning(
      `${first} was built or configured without systemd: it uses cgroupfs, and events in a file`,
      byHand('Use the podman of the distribution; health checks need systemd.'),
    );
  }
  return ok(first);
}
