import { check, EVERYTHING, error, ok, skipped, warning } from '../../check.js';
import { mountHolding } from '../../facts/mounts.js';
import { pauseProcessMap } from '../../facts/pause-process.js';
import { byHand } from '../../remedy.js';

interface NoNewPrivilegesFacts {
  /** The `NoNewPrivs` of this process. */
  readonly forbidden: boolean;
  /** The mount with newuidmap, if it is mounted with `nosuid`. */
  readonly nosuid: string | undefined;
  readonly newuidmap: string | undefined;
  /** Whether a pause process runs, so that podman joins its namespace without newuidmap. */
  readonly joins: boolean;
}

/** Whether the setuid bit and file capabilities work for this process. */
export const noNewPrivileges = check<NoNewPrivilegesFacts>({
  id: 'RP016',
  title: 'new privileges',
  phase: 'host',
  reads: '`NoNewPrivs` in /proc/self/status, and the mount options of the file system with newuidmap.',
  cause: 'The kernel ignores the setuid bit and the file capabilities of newuidmap and sudo.',
  cure: 'Remove `NoNewPrivileges=` from the unit of the runner, `no-new-privileges` from its container, or `nosuid` from the mount.',
  // newuidmap reports the same as without its setuid bit, so RP015 has that message.
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
    const found = 'NoNewPrivs is set for this process, so newuidmap and sudo get no privileges';
    const remedy = byHand(
      'Remove NoNewPrivileges= from the unit of the runner (systemctl edit), or no-new-privileges from its container; a process cannot clear it.',
    );
    // The user manager starts units and has not inherited it.
    return joins
      ? warning(`${found}; podman works only while the pause process runs`, remedy)
      : error(['pod', 'push'], found, remedy);
  }
  if (newuidmap === undefined) return skipped('newuidmap is missing');
  if (nosuid === undefined) return ok('allowed');
  const found = `${newuidmap} gets no privileges: ${nosuid} is mounted with nosuid`;
  return joins
    ? warning(
        `${found}; podman works only while the pause process runs`,
        byHand(`Mount ${nosuid} without nosuid.`),
      )
    : error(EVERYTHING, found, byHand(`Mount ${nosuid} without nosuid.`));
}
