/** A variable, or what looks like one, in a word of a command. */
export interface Variable {
  readonly kind: 'replaced' | 'removed' | 'shell' | 'literal';
  /** `HOME` of `${HOME}`. */
  readonly name: string;
  /** As written. */
  readonly text: string;
  readonly index: number;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const PATTERN = /\$(?:\$|\{([^}:]{0,100})(\}|:[-+=?]|:)|([A-Za-z_][A-Za-z0-9_]*))/g;

/**
 * The variables of a word as systemd reads them (`replace_env_argv()` in `src/basic/env-util.c`): `${NAME}` anywhere, `$NAME`
 * as the whole word; a word that begins with a dollar sign but is not a variable is `removed`. `shell` is
 * `${NAME:-default}`, which remains, and `literal` is `$NAME` within a word, which remains too.
 */
export function variablesIn(word: string): Variable[] {
  if (/^\$(?![{$])/.test(word)) {
    const name = word.slice(1);
    return [{ kind: NAME.test(name) ? 'replaced' : 'removed', name, text: word, index: 0 }];
  }
  const found: Variable[] = [];
  for (const { 0: text, 1: braced, 2: end = '', 3: bare, index } of word.matchAll(PATTERN)) {
    if (braced !== undefined && end !== ':')
      found.push({ kind: end === '}' ? 'replaced' : 'shell', name: braced, text, index });
    else if (bare !== undefined) found.push({ kind: 'literal', name: bare, text, index });
  }
  return found;
}

/** Set for every service (`systemd.exec(5)`, "Environment variables in spawned processes"), or by the generator. */
const OF_EVERY_SERVICE =
  /^(?:PATH|LANG(?:UAGE)?|LC_\w+|USER|INVOCATION_ID|JOURNAL_STREAM|SYSTEMD_EXEC_PID|NOTIFY_SOCKET|FDSTORE|M(?:AIN|ANAGER)PID(?:FDID)?|PIDFILE|PODMAN_SYSTEMD_UNIT|LISTEN_\w+|WATCHDOG_\w+|CREDENTIALS_DIRECTORY|(?:RUNTIME|STATE|CACHE|LOGS|CONFIGURATION)_DIRECTORY|SERVICE_RESULT|EXIT_\w+|MONITOR_\w+|TRIGGER_\w+|MEMORY_PRESSURE_\w+|REMOTE_\w+|TERM|LOG_NAMESPACE)$/;
/** Set for the services of the user manager, by the login and by the desktop. */
const OF_USERS =
  /^(?:HOME|LOGNAME|SHELL|XDG_\w+|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|SSH_AUTH_SOCK)$/;
/** Variables of a shell that no process inherits from systemd. */
const OF_SHELLS = /^(?:PWD|OLDPWD|HOSTNAME|EUID|RANDOM|\d+)?$/;

/** Whether systemd or the login sets a variable: `maybe` for others, which a user or an administrator can define. */
export function isProvided(name: string, isUser: boolean): 'yes' | 'no' | 'maybe' {
  if (OF_EVERY_SERVICE.test(name)) return 'yes';
  if (OF_USERS.test(name)) return isUser ? 'yes' : 'no';
  return OF_SHELLS.test(name) ? 'no' : 'maybe';
}
