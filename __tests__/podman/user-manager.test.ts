import { homedir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { UserManager } from '../../src/podman/user-manager.js';
import { type Answer, recordingAttempt } from '../fakes.js';

const managerThat = (answer: Answer) => {
  const { attempt, commands, options } = recordingAttempt(() => answer);
  return { manager: new UserManager(attempt, { XDG_RUNTIME_DIR: '/run/user/7' }), commands, options };
};

describe('the environment of the user manager', () => {
  test('is asked of the manager of the session', async () => {
    const { manager, commands, options } = managerThat({ stdout: "HOME=/home/a\nODD=$'a b\\'c'\nEMPTY=\n" });
    expect(await manager.environment(5)).toEqual({
      variables: { HOME: '/home/a', ODD: "a b'c", EMPTY: '' },
    });
    expect(commands).toEqual([['systemctl', '--user', '--no-pager', 'show-environment']]);
    expect(options).toEqual([{ timeout: 5, env: { XDG_RUNTIME_DIR: '/run/user/7' } }]);
  });

  test.each([
    ['XDG_CONFIG_HOME=/srv/config\nHOME=/home/a\n', '/srv/config/containers/systemd'],
    ['HOME=/home/a\n', '/home/a/.config/containers/systemd'],
    ["XDG_CONFIG_HOME=$'/srv/a b'\n", '/srv/a b/containers/systemd'],
    ['LANG=C\n', `${homedir()}/.config/containers/systemd`],
  ])('%j has its Quadlet files in %s', async (stdout, directory) => {
    expect(await managerThat({ stdout }).manager.quadletDirectory()).toBe(directory);
  });

  test.each([
    [{ exitCode: 1, stderr: 'Failed to connect to bus\n' }, /does not answer: Failed to connect to bus\. On/],
    [{ exitCode: 1 }, /does not answer: exit code 1\. On .* sudo loginctl enable-linger /],
  ])('%j is an error that names the remedy', async (answer, message) => {
    await expect(managerThat(answer).manager.quadletDirectory('x')).rejects.toThrow(message);
  });
});
