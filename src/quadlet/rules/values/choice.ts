import { quoted } from './quoted.js';

const ACTIONS = [
  'none',
  ...['reboot', 'poweroff', 'halt'].flatMap((action) => [action, `${action}-force`, `${action}-immediate`]),
  ...['exit', 'soft-reboot', 'kexec'].flatMap((action) => [action, `${action}-force`]),
];
const JOB_MODES = [
  ...['fail', 'lenient', 'replace', 'replace-irreversibly', 'isolate', 'flush', 'ignore-dependencies'],
  ...['ignore-requirements', 'triggering', 'restart-dependencies'],
];
const FAILURE_MODES = ['terminate', 'abort', 'kill'];

/**
 * The values that a setting takes in any of systemd 252, 257 and 262: the tables of names in `src/core/service.c`,
 * `kill.c`, `unit.c`, `job.c`, `emergency-action.c`, and `src/basic/unit-def.c`, each seen accepted by `systemd-analyze
 * verify`. Values are case-sensitive. Settings that also take other values are excluded.
 */
const CHOICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Restart', ['no', 'on-success', 'on-failure', 'on-abnormal', 'on-watchdog', 'on-abort', 'always']],
  ['RestartMode', ['normal', 'direct', 'debug']],
  ['Type', ['simple', 'exec', 'forking', 'oneshot', 'dbus', 'notify', 'notify-reload', 'idle']],
  ['ExitType', ['main', 'cgroup']],
  ['NotifyAccess', ['none', 'main', 'exec', 'all']],
  ['KillMode', ['control-group', 'mixed', 'process', 'none']],
  ['OOMPolicy', ['continue', 'stop', 'kill']],
  ['TimeoutStartFailureMode', FAILURE_MODES],
  ['TimeoutStopFailureMode', FAILURE_MODES],
  ['CollectMode', ['inactive', 'inactive-or-failed']],
  ['OnSuccessJobMode', JOB_MODES],
  ['OnFailureJobMode', JOB_MODES],
  ['SuccessAction', ACTIONS],
  ['FailureAction', ACTIONS],
  ['StartLimitAction', ACTIONS],
  ['JobTimeoutAction', ACTIONS],
]);

/** The values of a setting with a fixed set of values. */
export function choicesOf(key: string): readonly string[] | undefined {
  return CHOICES.get(key);
}

/** Validates the value of a setting with a fixed set of values. */
export function choiceFault(words: readonly string[], value: string): string | undefined {
  return words.includes(value) ? undefined : `${quoted(value)} is not one of ${words.join(', ')}`;
}
