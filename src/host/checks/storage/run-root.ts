import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { runtimeDirectory } from '../../facts/home.js';
import { podmanInfo } from '../../facts/podman.js';
import { storageConf } from '../../facts/storage-conf.js';
import { byHand } from '../../remedy.js';

interface RunRootFacts {
  /** Nothing if podman fails. */
  readonly runRoot: string | undefined;
  /** The run root by configuration and session. */
  readonly expected: string;
}

/** Podman keeps the run root of its first call even if XDG_RUNTIME_DIR changes. */
export const runRoot = check<RunRootFacts>({
  id: 'RP056',
  title: 'run root',
  phase: 'podman',
  reads: 'The run root of `podman info`, XDG_RUNTIME_DIR, `runroot` of storage.conf.',
  cause:
    'The database keeps the run root of the first call. If that is in /tmp or in the directory of another session, ' +
    'podman loses track of running containers when it is removed.',
  cure: 'Keep XDG_RUNTIME_DIR the same in every step. If the store is empty, `podman system reset` selects the run root again.',
  signatures: [],
  sources: ['libpod/runtime.go: mergeDBConfig', 'containers-storage.conf(5): runroot'],
  limit: 30,
  read: async (host) => {
    const [answer, conf] = await Promise.all([podmanInfo(host), storageConf(host)]);
    const given = answer.kind === 'info' ? answer.info.runRoot || undefined : undefined;
    const expected = conf.runRoot ?? `${runtimeDirectory(host)}/containers`;
    const [real, realExpected] = await Promise.all([
      given === undefined ? undefined : host.realpath(given),
      host.realpath(expected),
    ]);
    return { runRoot: real ?? given, expected: realExpected ?? expected };
  },
  judge: judgeRunRoot,
});

function judgeRunRoot({ runRoot: given, expected }: RunRootFacts): Verdict {
  if (given === undefined) return skipped('podman does not answer');
  if (given === expected) return ok(given);
  return warning(
    `${given}, from podman's first call, instead of ${expected}`,
    byHand(
      'Keep XDG_RUNTIME_DIR the same in every step. podman system reset selects the run root again, but removes everything.',
      {
        kind: 'run',
        as: 'user',
        argv: ['podman', 'system', 'reset'],
      },
    ),
  );
}
