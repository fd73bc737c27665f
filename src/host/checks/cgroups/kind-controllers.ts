import { atLeast } from '../../../podman/version.js';
import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { engineOfKind } from '../../facts/kind.js';
import { podmanInfo } from '../../facts/podman.js';
import { byHand } from '../../remedy.js';

interface KindFacts {
  /** The engine of kind; nothing if kind is not installed. */
  readonly engine: string | undefined;
  /** The controllers in which podman would create a node; nothing if podman fails or does not report them. */
  readonly controllers: readonly string[] | undefined;
}

/** What kind requires. Source: validateProvider in pkg/cluster/internal/create of kind 0.30. */
const REQUIRED = ['cpu', 'memory', 'pids'];

/** kind asks podman for the controllers of the process that calls it, not for those of the user manager. */
export const kindControllers = check<KindFacts>({
  id: 'RP087',
  title: 'controllers for kind',
  phase: 'podman',
  reads: '`cgroupControllers` of `podman info`, if kind is installed and uses podman.',
  cause:
    'kind creates no cluster with rootless podman if the cgroup of the calling process lacks the controller cpu, memory or pids. Services of the system, such as a runner, often lack one.',
  cure: 'Start kind in a cgroup of the user manager: `systemd-run --user --scope --property=Delegate=yes kind create cluster`.',
  signatures: [/requires setting systemd property "Delegate=yes"/],
  sources: [
    'kind.sigs.k8s.io/docs/user/rootless',
    'pkg/cluster/internal/create/create.go of kind 0.30: validateProvider',
    'kubernetes-sigs/kind#3936, #3868',
  ],
  limit: 30,
  read: async (host) => {
    const engine = await engineOfKind(host);
    if (engine !== 'podman') return { engine, controllers: undefined };
    const answer = await podmanInfo(host);
    // kind does not ask earlier versions, which do not report them.
    if (answer.kind !== 'info' || !atLeast(answer.info.version, 4, 0))
      return { engine, controllers: undefined };
    return { engine, controllers: answer.info.cgroupControllers };
  },
  judge: judgeKind,
});

function judgeKind({ engine, controllers }: KindFacts): Verdict {
  if (engine === undefined) return skipped('kind is not installed');
  if (engine !== 'podman') return ok(`kind uses ${engine}`);
  if (controllers === undefined) return skipped('podman does not report controllers');
  const missing = REQUIRED.filter((name) => !controllers.includes(name));
  if (missing.length === 0) return ok(controllers.join(', '));
  return warning(
    `kind creates no cluster here: this process has no controller ${missing.join(', ')}`,
    byHand(
      'Start it with systemd-run --user --scope --property=Delegate=yes kind create cluster. RP048 lists what the user manager has.',
    ),
  );
}
