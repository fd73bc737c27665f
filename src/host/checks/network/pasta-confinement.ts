import { formatRelease } from '../../../podman/forwarder.js';
import { check, error, info, ok, skipped, type Verdict, warning } from '../../check.js';
import { debianVersion } from '../../facts/debian-package.js';
import { askPasta } from '../../facts/forwarders.js';
import { findHelperBinary } from '../../facts/helper-binaries.js';
import { podmanInfo } from '../../facts/podman.js';
import type { Host } from '../../host.js';
import { asRoot, byHand } from '../../remedy.js';
import { scratchRun } from '../probe/scratch-run.js';

interface PastaConfinementFacts {
  /** The AppArmor profile of pasta, if AppArmor is enabled. */
  readonly profile: string | undefined;
  /** Why the profile is older than pasta, if it is. */
  readonly stale: string | undefined;
  /** What podman said when a container with a network failed; only read for a stale profile. */
  readonly failure: string | undefined;
  /** The directories that pasta uses; nothing if podman fails. */
  readonly directories: readonly string[] | undefined;
  readonly uid: number;
}

const DIRECTORY = '/etc/apparmor.d';
const PROFILES = [`${DIRECTORY}/usr.bin.pasta`, `${DIRECTORY}/usr.bin.passt`];

/** The profile allows pasta to open network namespaces only below /run/user. */
export const pastaConfinement = check<PastaConfinementFacts>({
  id: 'RP072',
  title: 'AppArmor and pasta',
  phase: 'probe',
  reads:
    'If /etc/apparmor.d has a profile for pasta: XDG_RUNTIME_DIR and the run root of `podman info`, the version of the package passt, and `pasta --version`.',
  cause:
    'The AppArmor profile of pasta allows network namespaces only in the usual runtime directory, and only what pasta of the same release does.',
  cure: 'Keep XDG_RUNTIME_DIR at /run/user/UID, and update the package passt, with its profiles.',
  signatures: [/Couldn't open network namespace \S+: Permission denied/, /netns dir open: Permission denied/],
  sources: [
    'contrib/apparmor of passt',
    'containers/podman#22625, #22681, #22937, #26157',
    'podman-container-tools/podman#29246',
  ],
  limit: 120,
  read: async (host) => {
    const { uid } = host.user;
    // The parameter exists only in kernels with AppArmor.
    const on = (await host.read('/sys/module/apparmor/parameters/enabled'))?.trim() === 'Y';
    const found = await Promise.all(
      PROFILES.map(async (path) => ((await host.exists(path)) ? path : undefined)),
    );
    const profile = on ? found.find((path) => path !== undefined) : undefined;
    if (profile === undefined) return { profile, stale: undefined, failure: undefined, directories: [], uid };
    const [answer, stale] = await Promise.all([podmanInfo(host), staleProfile(host)]);
    const failure = stale && (await scratchRun(host)).network?.failure?.lastWords;
    if (answer.kind !== 'info') return { profile, stale, failure, directories: undefined, uid };
    const runtime = host.variable('XDG_RUNTIME_DIR');
    return {
      profile,
      stale,
      failure,
      directories: [...(runtime ? [runtime] : []), answer.info.runRoot],
      uid,
    };
  },
  judge: judgePastaConfinement,
});

/** Why the profile is older than the program: another program than that of its package, or a file that was kept. */
async function staleProfile(host: Host): Promise<string | undefined> {
  const kept = (await host.list(DIRECTORY)).find((name) =>
    /^usr\.bin\.pas(?:ta|st)\.(?:dpkg-(?:dist|new)|rpmnew)$/.test(name),
  );
  if (kept !== undefined) return `the package of passt has a newer profile in ${DIRECTORY}/${kept}`;
  const path = await findHelperBinary('pasta', host, { inPath: true });
  const [release, version] = await Promise.all([
    path === undefined ? undefined : askPasta(path, host),
    debianVersion('passt', host),
  ]);
  // `0.0~git20260117.81c97f6-1`
  const packaged = Number(/~git(\d{8})\./.exec(version ?? '')?.[1]);
  if (release === undefined || !(packaged < release)) return undefined;
  return `${path} is of ${formatRelease(release)}, and the profile of the package is of ${formatRelease(packaged)}`;
}

function judgePastaConfinement({
  profile,
  stale,
  failure,
  directories,
  uid,
}: PastaConfinementFacts): Verdict {
  if (profile === undefined) return ok('AppArmor does not confine pasta');
  if (stale !== undefined) {
    const found = `${profile} is older than pasta: ${stale}`;
    const remedy = byHand(
      'Install the profiles of contrib/apparmor of the same release of passt, or the package of the distribution only; then load them.',
      asRoot(['apparmor_parser', '--replace', profile]),
    );
    return failure === undefined
      ? info(found, remedy)
      : error(['pod', 'quadlet'], `${found}. A container has no network: ${failure}`, remedy);
  }
  if (directories === undefined) return skipped('podman does not answer');
  const usual = `/run/user/${uid}`;
  const outside = directories.filter(
    (path) => path !== '' && path !== usual && !path.startsWith(`${usual}/`),
  );
  if (outside.length === 0) return ok(`everything is in ${usual}`);
  return warning(
    `${profile} may deny pasta access to ${outside.join(' and ')}`,
    byHand(`Set XDG_RUNTIME_DIR to ${usual} before the first podman call.`),
  );
}
