import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, error, ok, skipped, type Verdict } from '../../check.js';
import { userDropIn } from '../../facts/containers-conf.js';
import { podmanInfo } from '../../facts/podman.js';
import type { Host } from '../../host.js';
import { automatic, byHand } from '../../remedy.js';

interface Runtime {
  readonly name: string;
  readonly path: string;
  /** The beginning of its `--version`. */
  readonly version: string;
}

interface CrunFacts {
  /** Nothing if podman fails. */
  readonly podman: PodmanVersion | undefined;
  readonly runtime: Runtime;
  /** Other runtimes of this machine; only searched for if the current one is too old. */
  readonly others: readonly Runtime[];
  /** The user's drop-in; nothing if podman would not read it. */
  readonly dropIn: string | undefined;
}

// Source: engine.runtimes of containers.conf(5); an administrator does not expect a runtime elsewhere.
const DIRECTORIES = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/opt/bin'];

/** Podman 5 uses a version of the runtime specification that crun supports since 1.14.3. */
export const crunVersion = check<CrunFacts>({
  id: 'RP013',
  title: 'version of crun',
  phase: 'podman',
  reads: '`podman info`; if its crun is too old, `--version` of every other crun and runc.',
  cause: 'crun before 1.14.3 does not support the version of the runtime specification that Podman 5 uses.',
  cure: 'Install crun 1.14.3 or later, or set another crun or runc in containers.conf.',
  signatures: [/crun: unknown version specified/, /unknown version specified: OCI runtime error/],
  sources: ['actions/runner-images#14473', 'containers/podman#27272', 'containers.conf(5): engine.runtimes'],
  limit: 30,
  read: readCrun,
  judge: judgeCrun,
});

async function readCrun(host: Host): Promise<CrunFacts> {
  const dropIn = userDropIn(host, 'runtime');
  const answer = await podmanInfo(host);
  if (answer.kind !== 'info') {
    return { podman: undefined, runtime: { name: '', path: '', version: '' }, others: [], dropIn };
  }
  const { version: podman, ociRuntime: runtime } = answer.info;
  const others = isTooOld(podman, runtime) ? await otherRuntimes(runtime.path, host) : [];
  return { podman, runtime, others, dropIn };
}

async function otherRuntimes(except: string, host: Host): Promise<Runtime[]> {
  const found: Runtime[] = [];
  const seen = new Set([(await host.realpath(except)) ?? except]);
  for (const name of ['crun', 'runc']) {
    for (const directory of DIRECTORIES) {
      const path = `${directory}/${name}`;
      const real = await host.realpath(path);
      if (real === undefined || seen.has(real)) continue;
      seen.add(real);
      const { exitCode, stdout } = await host.attempt([path, '--version'], { timeout: 10 });
      if (exitCode === 0) found.push({ name, path, version: stdout.split('\n')[0] ?? '' });
    }
  }
  return found;
}

function judgeCrun({ podman, runtime, others, dropIn }: CrunFacts): Verdict {
  if (podman === undefined) return skipped('podman does not answer');
  if (runtime.name !== 'crun') return ok(`not needed: the runtime is ${runtime.name || 'unknown'}`);
  const text = `${runtime.path}, ${runtime.version.split('\n')[0]}`;
  if (!isTooOld(podman, runtime)) return ok(text);
  const better = others.find((other) => other.name === 'runc' || !isTooOld(podman, other));
  const lines =
    better?.name === 'crun'
      ? ['[engine.runtimes]', `crun = [${JSON.stringify(better.path)}]`]
      : ['[engine]', 'runtime = "runc"', '[engine.runtimes]', `runc = [${JSON.stringify(better?.path)}]`];
  return error(
    ['pod', 'quadlet'],
    `${text}: too old for Podman ${formatVersion(podman)}`,
    better === undefined || dropIn === undefined
      ? byHand('Install crun 1.14.3 or later, or runc.')
      : automatic(`Configure podman to use ${better.path}.`, {
          kind: 'write',
          as: 'user',
          path: dropIn,
          text: `${lines.join('\n')}\n`,
        }),
  );
}

/** An unknown version counts as new enough. */
export function isTooOld(
  podman: PodmanVersion,
  { name, version }: Pick<Runtime, 'name' | 'version'>,
): boolean {
  if (name !== 'crun' || !atLeast(podman, 5, 0)) return false;
  const [, major, minor, patch] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  if (major === undefined) return false;
  const number = (Number(major) * 1000 + Number(minor)) * 1000 + Number(patch ?? 0);
  return number < 1_014_003;
}
