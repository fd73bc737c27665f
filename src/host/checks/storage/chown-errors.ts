import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { byHand } from '../../remedy.js';

interface ChownErrorsFacts {
  /** Nothing if podman fails. */
  readonly ignored: boolean | undefined;
  readonly conf: StorageConf;
}

/** One of the few settings that rootless Podman reads from the system's storage.conf. */
export const chownErrors = check<ChownErrorsFacts>({
  id: 'RP054',
  title: 'ignore_chown_errors',
  phase: 'podman',
  reads: '`overlay.ignore_chown_errors` of `podman info`.',
  cause:
    'With ignore_chown_errors, all files of an image belong to one user. Programs that run as another user cannot ' +
    'write their files, and there is no warning.',
  cure: 'Remove `ignore_chown_errors` from storage.conf if the user has subordinate IDs.',
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
  const found = `on, set in ${conf.path ?? 'STORAGE_OPTS'}`;
  const advice = 'Disable it: all files of an image would belong to one user.';
  // An existing file of the user is not replaced. Without one, a new file has the same settings except this one.
  return warning(
    found,
    conf.own || conf.path === undefined
      ? byHand(advice)
      : byHand(advice, {
          kind: 'write',
          as: 'user',
          path: conf.ownPath,
          text: conf.merged
            ? '[storage.options]\nignore_chown_errors = "false"\n[storage.options.overlay]\nignore_chown_errors = "false"\n'
            : `[storage]\ndriver = "${conf.driver ?? 'overlay'}"\n`,
        }),
  );
}
