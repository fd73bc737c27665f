import { check, ok, warning } from '../../check.js';
import { exportSteps, type SessionVariables, sessionVariables } from '../../facts/session-variables.js';
import { automatic, byHand } from '../../remedy.js';

/** Logins and GitHub-hosted runners set it; the service of a self-hosted runner, `su` and cron do not. */
export const runtimeDirectorySet = check<SessionVariables>({
  id: 'RP040',
  title: 'XDG_RUNTIME_DIR',
  phase: 'host',
  reads: 'The variables XDG_RUNTIME_DIR and DBUS_SESSION_BUS_ADDRESS, and `/run/user/UID`.',
  cause:
    '`systemctl --user` finds the user manager only through XDG_RUNTIME_DIR. podman tries `/run/user/UID`, and uses /tmp if that does not exist.',
  cure: '`export XDG_RUNTIME_DIR=/run/user/UID`, after the user manager created that directory.',
  signatures: [
    /Failed to connect to (?:user scope )?bus: No medium found/,
    /\$DBUS_SESSION_BUS_ADDRESS and \$XDG_RUNTIME_DIR not defined/,
  ],
  sources: [
    'pam_systemd(8)',
    'storage/pkg/homedir/homedir_unix.go of Podman',
    'troubleshooting.md of Podman, 31',
  ],
  read: sessionVariables,
  judge: judgeRuntimeDirectorySet,
});

function judgeRuntimeDirectorySet(facts: SessionVariables) {
  const { runtimeDirectory, session } = facts;
  if (runtimeDirectory !== undefined) return ok(`XDG_RUNTIME_DIR is ${runtimeDirectory}`);
  const steps = exportSteps(facts);
  if (!session.exists) {
    return warning(
      `XDG_RUNTIME_DIR is not set, and ${session.directory} does not exist yet`,
      byHand('Start the user manager, which creates that directory, and then set the variable.', ...steps),
    );
  }
  return warning(
    'XDG_RUNTIME_DIR is not set',
    automatic('Set it for this process and the later steps of the job.', ...steps),
  );
}
