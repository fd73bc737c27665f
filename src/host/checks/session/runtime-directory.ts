import { check, EVERYTHING, error, ok, skipped, warning } from '../../check.js';
import { exportSteps, type SessionVariables, sessionVariables } from '../../facts/session-variables.js';
import { asRoot, automatic, byHand } from '../../remedy.js';

/** A variable that was taken over from another user, or that outlived the directory. */
export const runtimeDirectory = check<SessionVariables>({
  id: 'RP041',
  title: 'runtime directory',
  phase: 'host',
  reads:
    'What XDG_RUNTIME_DIR names: is it a directory, of this user, to be written to, and the one of the user manager?',
  cause:
    'XDG_RUNTIME_DIR names a directory that is missing, that belongs to another user, or that has no user manager.',
  cure: '`export XDG_RUNTIME_DIR=/run/user/UID`; where that is missing, start the user manager first.',
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
    if (facts.hasManager) return ok(`${current} is the user's own`);
    if (!session.manager) return skipped('there is no user manager to look for');
    return warning(
      `XDG_RUNTIME_DIR is ${current}, where there is no user manager; it is in ${session.directory}`,
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
        `The user manager makes ${session.directory}: ${verb} it.`,
        asRoot(['systemctl', verb, `user@${uid}.service`]),
        ...steps,
      ),
    );
  }
  return error(EVERYTHING, found, automatic('Set it to the directory of the user manager.', ...steps));
}

/** How it ends the sentence "the path, which …". */
function problemOf({ path, uid }: SessionVariables): string | undefined {
  if (path === undefined) return 'is not there';
  if (path.kind !== 'directory') return 'is no directory';
  if (path.uid !== uid) return `belongs to the uid ${path.uid}, and this user is ${uid}`;
  if ((path.mode & 0o300) !== 0o300) return 'may not be written to';
  return undefined;
}
