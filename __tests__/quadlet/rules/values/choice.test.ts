import { expect, test } from '@jest/globals';
import { choiceFault, choicesOf } from '../../../../src/quadlet/rules/values/choice.js';

// Each word was given to `systemd-analyze verify` of systemd 252, 257 and 262, and is taken by one of them at least.
test.each([
  ['Restart', 'no on-success on-failure on-abnormal on-watchdog on-abort always'],
  ['RestartMode', 'normal direct debug'],
  ['Type', 'simple exec forking oneshot dbus notify notify-reload idle'],
  ['ExitType', 'main cgroup'],
  ['NotifyAccess', 'none main exec all'],
  ['KillMode', 'control-group mixed process none'],
  ['OOMPolicy', 'continue stop kill'],
  ['TimeoutStartFailureMode', 'terminate abort kill'],
  ['TimeoutStopFailureMode', 'terminate abort kill'],
  ['CollectMode', 'inactive inactive-or-failed'],
  [
    'OnFailureJobMode',
    'fail lenient replace replace-irreversibly isolate flush ignore-dependencies ignore-requirements triggering restart-dependencies',
  ],
  [
    'StartLimitAction',
    'none reboot reboot-force reboot-immediate poweroff poweroff-force poweroff-immediate halt halt-force halt-immediate exit exit-force soft-reboot soft-reboot-force kexec kexec-force',
  ],
])('%s= is one of %s', (key, words) => {
  expect(choicesOf(key)?.join(' ')).toBe(words);
});

test.each([
  ['Restart', 'never'],
  ['Restart', 'unless-stopped'],
  ['Restart', 'Always'],
  ['Restart', '"always"'],
  ['Restart', 'on_failure'],
  ['Restart', 'true'],
  ['Type', 'Notify'],
  ['Type', 'one-shot'],
  ['KillMode', 'Mixed'],
  ['NotifyAccess', 'conmon'],
  ['TimeoutStopFailureMode', 'none'],
  ['StartLimitAction', 'restart'],
])('%s=%s is refused', (key, value) => {
  const words = choicesOf(key) ?? [];
  expect(choiceFault(words, value)).toBe(`"${value}" is not one of ${words.join(', ')}`);
});

test('a word of the list is fine, and other settings have no list', () => {
  expect(choiceFault(['a', 'b'], 'b')).toBeUndefined();
  expect(choicesOf('Description')).toBeUndefined();
  expect(choicesOf('ProtectSystem')).toBeUndefined();
});
