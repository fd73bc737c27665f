import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { byHand } from '../../remedy.js';

interface ChownErrorsFacts {
  /** Nothing where podman does not answer. */
  readonly ignored: boolean | undefined;
  readonly conf: StorageConf;
}

/** One of the few settings that rootless Podman takes from the system's storage.conf. */
export const chownErrors = check<ChownErrorsFacts>({
  id: 'RP054',
  title: 'ignore_chown_errors',
  phase: 'podman',
  reads: '`overlay.ignore_chown_errors` of `podman info`.',
  cause:
    'With ignore_chown_errors, every file of an image belongs to one user: programs that start as another user cannot ' +
    'write what is theirs, and nothing says so.',
  cure: 'Leave `ignore_chown_errors` out of storage.conf wherever the user has subordinate ids.',
  signatures: [],
  sources: ['containers-storage.conf(5)', 'types/options.go of containers/storage: getRootlessStorageOpts'],
  limit: 30,
  read: async (host) => {
    const [answer, conf] = await Promise.all([podmanInfo(host), storageConf(host)]);
    return { ignored: answer.kind === 'info' ? answer.info.ignoreChownErrors : undefined, conf };
  },
  judge: judgeChownErrors,
});

function judgeChownErrors({ ignored, conf }: ChownErrorsFacts): Verdict {
  if (ignored === undefined) return skipped('podman does not answer');
  if (!ignored) return ok('off');
  const found = `on, ${conf.path === undefined ? 'by STORAGE_OPTS' : `as ${conf.path} says`}`;
  const advice = 'Switch it off: images whose files belong to several users are stored with one.';
  // The user's own file is not replaced; without one, a file of the user's says the same but this.
  return warning(
    found,
    conf.own || conf.path === undefined
      ? byHand(advice)
      : byHand(advice, {
          kind: 'write',
          as: 'user',
          path: conf.ownPath,
          text: `[storage]\ndriver = "${conf.driver ?? 'overlay'}"\n`,
        }),
  );
}
