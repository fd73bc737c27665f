import { check, EVERYTHING, error, ok, skipped, warning } from '../../check.js';
import { exportSteps, type SessionVariables, sessionVariables } from '../../facts/session-variables.js';
import { asRoot, automatic, byHand } from '../../remedy.js';

/** The variable can be inherited from another user or name a directory that no longer exists. */
export const runtimeDirectory = check<SessionVariables>({
  id: 'RP041',
  title: 'runtime directory',
  phase: 'host',
  reads: 'Whether XDG_RUNTIME_DIR is a writable directory of this user, and the one of the user manager.',
  cause:
    'XDG_RUNTIME_DIR names a directory that is missing, belongs to another user, or has no user manager.',
  cure: '`export XDG_RUNTIME_DIR=/run/user/UID`; if that is missing, start the user manager first.',
  signatures: [
    /XDG_RUNTIME_DIR directory ".*" is not owned by the current user/,
    /RunRoot is pointing to a path \(.*\) which is not writable/,
    /directory set by \$XDG_RUNTIME_DIR does not exist/,
    /Failed to obtain podman configuration: lstat \//,
    /Failed to obtain podman configuration: mkdir \S+\/libpod: permission denied/,
    /create directory `\/run\/user\/\d+`: No such file or directory/,
    /creating tmpdir: mkdir \/run\/user\/\d+: permission denied/,
  ],
  sources: [
    'troubleshooting.md of Podman, 31',
    'actions/runner-images#14649: /etc/environment sets it for every user of a hosted runner',
    'libpod/runtime_linux.go of Podman',
  ],
  read: sessionVariables,
  judge: judgeRuntimeDirectory,
});

function judgeRuntimeDirectory(facts: SessionVariables) {
  const { runtimeDirectory: current, session, uid } = facts;
  if (current === undefined) return skipped('XDG_RUNTIME_DIR is not set');
  const steps = exportSteps(facts);
  const problem = problemOf(facts);
  if (problem === undefined) {
    if (facts.hasManager) return ok(`${current} belongs to the user`);
    if (!session.manager) return skipped('there is no user manager');
    return warning(
      `XDG_RUNTIME_DIR is ${current}, but the user manager is in ${session.directory}`,
      automatic('Set it to the directory of the user manager.', ...steps),
    );
  }
  const found = `XDG_RUNTIME_DIR is ${current}, which ${problem}`;
  if (current === session.directory || !session.exists) {
    const verb = session.manager ? 'restart' : 'start';
    return error(
      EVERYTHING,
      found,
      byHand(
        `The user manager creates ${session.directory}: ${verb} it.`,
        asRoot(['systemctl', verb, `user@${uid}.service`]),
        ...steps,
      ),
    );
  }
  return error(EVERYTHING, found, automatic('Set it to the directory of the user manager.', ...steps));
}

/** The end of the sentence "XDG_RUNTIME_DIR is PATH, which …". */
function problemOf({ path, uid }: SessionVariables): string | undefined {
  if (path === undefined) return 'does not exist';
  if (path.kind !== 'directory') return 'is not a directory';
  if (path.uid !== uid) return `belongs to uid ${path.uid}, not to uid ${uid}`;
  if ((path.mode & 0o300) !== 0o300) return 'is not writable';
  return undefined;
}
