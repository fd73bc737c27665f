import { check, ok, skipped, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { byHand } from '../../remedy.js';

interface PastaConfinementFacts {
  /** The AppArmor profile of pasta, if AppArmor is enabled. */
  readonly profile: string | undefined;
  /** The directories that pasta uses; nothing if podman fails. */
  readonly directories: readonly string[] | undefined;
  readonly uid: number;
}

const PROFILES = ['/etc/apparmor.d/usr.bin.pasta', '/etc/apparmor.d/usr.bin.passt'];

/** The profile allows pasta to open network namespaces only below /run/user. */
export const pastaConfinement = check<PastaConfinementFacts>({
  id: 'RP072',
  title: 'AppArmor and pasta',
  phase: 'podman',
  reads: 'XDG_RUNTIME_DIR and the run root of `podman info`, if /etc/apparmor.d has a profile for pasta.',
  cause: 'The AppArmor profile of pasta allows network namespaces only in the usual runtime directory.',
  cure: 'Keep XDG_RUNTIME_DIR at /run/user/UID, and update the package passt.',
  signatures: [/Couldn't open network namespace \S+: Permission denied/, /netns dir open: Permission denied/],
  sources: ['contrib/apparmor of passt', 'containers/podman#22625, #22681, #22937, #26157'],
  limit: 30,
  read: async (host) => {
    const { uid } = host.user;
    // The parameter exists only in kernels with AppArmor.
    const on = (await host.read('/sys/module/apparmor/parameters/enabled'))?.trim() === 'Y';
    const found = await Promise.all(
      PROFILES.map(async (path) => ((await host.exists(path)) ? path : undefined)),
    );
    const profile = on ? found.find((path) => path !== undefined) : undefined;
    if (profile === undefined) return { profile, directories: [], uid };
    const answer = await podmanInfo(host);
    if (answer.kind !== 'info') return { profile, directories: undefined, uid };
    const runtime = host.variable('XDG_RUNTIME_DIR');
    return { profile, directories: [...(runtime ? [runtime] : []), answer.info.runRoot], uid };
  },
  judge: judgePastaConfinement,
});

function judgePastaConfinement({ profile, directories, uid }: PastaConfinementFacts) {
  if (profile === undefined) return ok('AppArmor does not confine pasta');
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
