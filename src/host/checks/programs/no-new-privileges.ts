import { check, EVERYTHING, error, ok, skipped, warning } from '../../check.js';
import { mountHolding } from '../../facts/mounts.js';
import { pauseProcessMap } from '../../facts/pause-process.js';
import { byHand } from '../../remedy.js';

interface NoNewPrivilegesFacts {
  /** The `NoNewPrivs` of this process. */
  readonly forbidden: boolean;
  /** The mount that holds newuidmap, where it is mounted with `nosuid`. */
  readonly nosuid: string | undefined;
  readonly newuidmap: string | undefined;
  /** A pause process lives, and with it a namespace that podman joins without newuidmap. */
  readonly joins: boolean;
}

/** Does the kernel heed the setuid bit and file capabilities here? */
export const noNewPrivileges = check<NoNewPrivilegesFacts>({
  id: 'RP016',
  title: 'new privileges',
  phase: 'host',
  reads: '`NoNewPrivs` in /proc/self/status, and the options of the mount that holds newuidmap.',
  cause:
    'The kernel ignores the setuid bit and the file capabilities of newuidmap here, and those of sudo too.',
  cure: 'Take `NoNewPrivileges=` out of the unit of the runner, `no-new-privileges` off its container, or `nosuid` off the mount.',
  // What newuidmap says is the same as without its setuid bit, so it stands there.
  signatures: [
    /sudo: The "no new privileges" flag is set/,
    /sudo: effective uid is not 0, is .* on a file system with the 'nosuid' option/,
  ],
  sources: ['PR_SET_NO_NEW_PRIVS(2const)', 'mount(8), nosuid', 'systemd.exec(5), NoNewPrivileges='],
  read: async (host) => {
    const newuidmap = await host.find('newuidmap');
    const mount = newuidmap === undefined ? undefined : await mountHolding(newuidmap, host);
    return {
      forbidden: /^NoNewPrivs:\s*1$/m.test((await host.read('/proc/self/status')) ?? ''),
      nosuid: mount?.options.includes('nosuid') ? mount.point : undefined,
      newuidmap,
      joins: (await pauseProcessMap(host)) !== undefined,
    };
  },
  judge: judgeNoNewPrivileges,
});

function judgeNoNewPrivileges({ forbidden, nosuid, newuidmap, joins }: NoNewPrivilegesFacts) {
  if (forbidden) {
    const found = 'NoNewPrivs is set for this process, so newuidmap and sudo get no rights';
    const remedy = byHand(
      'Take NoNewPrivileges= out of the unit that the runner is started by (systemctl edit), or no-new-privileges off its container; a process cannot get rid of it.',
    );
    // Units are started by the user manager, which has not inherited it.
    return joins
      ? warning(`${found}; it works for as long as the pause process lives`, remedy)
      : error(['pod', 'push'], found, remedy);
  }
  if (newuidmap === undefined) return skipped('newuidmap is missing');
  if (nosuid === undefined) return ok('not forbidden');
  const found = `${newuidmap} gets no rights: ${nosuid} is mounted with nosuid`;
  return joins
    ? warning(
        `${found}; it works for as long as the pause process lives`,
        byHand(`Mount ${nosuid} without nosuid.`),
      )
    : error(EVERYTHING, found, byHand(`Mount ${nosuid} without nosuid.`));
}
