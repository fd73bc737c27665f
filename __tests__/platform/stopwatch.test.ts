import { describe, expect, test } from '@jest/globals';
import { commandName, startStopwatch } from '../../src/platform/stopwatch.js';
import { recordingAttempt } from '../fakes.js';

/** A clock that goes on by ten with each look. */
function clock(): () => number {
  let time = 0;
  return () => {
    time += 10;
    return time;
  };
}

describe('the stopwatch', () => {
  test('has the start of the process, and phases in the order in which they began', async () => {
    const watch = startStopwatch(clock());
    await watch.phase('outer', () => watch.phase('inner', async () => undefined));
    expect(watch.spans()).toEqual([
      { kind: 'phase', name: 'Start of Node', begin: 0, end: 10 },
      { kind: 'phase', name: 'outer', begin: 20, end: 50 },
      { kind: 'phase', name: 'inner', begin: 30, end: 40 },
    ]);
  });

  test('gives back what the work gives, and notes what fails', async () => {
    const watch = startStopwatch(clock());
    expect(await watch.phase('right', async () => 7)).toBe(7);
    await expect(watch.phase('wrong', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(watch.spans().map(({ name }) => name)).toEqual(['Start of Node', 'right', 'wrong']);
  });

  test('times commands, and passes them on as they are', async () => {
    const watch = startStopwatch(clock());
    const { attempt, commands } = recordingAttempt(() => ({ stdout: 'x' }));
    expect((await watch.timing(attempt)(['podman', 'images'], { timeout: 1 })).stdout).toBe('x');
    expect(commands).toEqual([['podman', 'images']]);
    expect(watch.spans()[1]).toEqual({ kind: 'command', name: 'podman images', begin: 20, end: 30 });
  });
});

test.each([
  [['podman', 'kube', 'play', '--network', 'pasta', '/x/pod.yaml'], 'podman kube play'],
  [['podman', '--root', '/a', '--runroot', '/b', 'import', '/x.tar'], 'podman import'],
  [['podman', 'pull', '--quiet', '127.0.0.1:8443/x:1'], 'podman pull'],
  [['/usr/libexec/podman/quadlet', '-user'], 'quadlet'],
  [['openssl', 'x509', '-req'], 'openssl'],
  [['sudo', '-n', 'true'], 'sudo'],
  [['podman', '--version'], 'podman'],
  [[], ''],
])('%j is called %s', (argv, name) => {
  expect(commandName(argv)).toBe(name);
});
