import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { runtimeDirectory } from '../../facts/home.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { storageConf } from '../../facts/storage-conf.js';
import { byHand } from '../../remedy.js';

interface RunRootFacts {
  /** Nothing where podman does not answer. */
  readonly runRoot: string | undefined;
  /** What the configuration and the session lead to. */
  readonly expected: string;
}

/** Podman keeps the run root of its first call, whatever XDG_RUNTIME_DIR is later. */
export const runRoot = check<RunRootFacts>({
  id: 'RP056',
  title: 'run root',
  phase: 'podman',
  reads: 'The run root of `podman info`, XDG_RUNTIME_DIR, `runroot` of storage.conf.',
  cause:
    'The database keeps the run root of the first call: where that lies in /tmp or in the directory of another session, ' +
    'what runs is lost sight of when it is cleared.',
  cure: 'Keep XDG_RUNTIME_DIR the same in every step. On an empty store, `podman system reset` lets podman choose again.',
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
    `${given}, as in podman's first call, and not ${expected}`,
    byHand(
      'Keep XDG_RUNTIME_DIR the same in every step; podman system reset, which removes all, begins anew.',
      {
        kind: 'run',
        as: 'user',
        argv: ['podman', 'system', 'reset'],
      },
    ),
  );
}
