import { describe, expect, test } from '@jest/globals';
import { unlessLocked } from '../../src/platform/apt-lock.js';
import { CommandError } from '../../src/platform/exec.js';
import { recordingLog } from '../fakes.js';

const failure = (stderr: string) =>
  new CommandError(['apt-get', 'update'], { exitCode: 100, stdout: '', stderr }, 300);
const LISTS =
  'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 21123 (apt-get)\nE: Unable to lock directory /var/lib/apt/lists/\n';

/** A clock that stands still but for its pauses, and a command that fails some times. */
function attempts(failures: readonly Error[]) {
  let now = 0;
  let runs = 0;
  const clock = {
    now: () => now,
    sleep: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const aptGet = async () => {
    const thrown = failures[runs++];
    if (thrown !== undefined) throw thrown;
    return 'done';
  };
  const log = recordingLog();
  const seen = () => ({ runs, seconds: now / 1000, told: log.lines.length });
  return { end: unlessLocked(aptGet, log, clock), seen };
}

describe('apt-get', () => {
  test.each([
    ['the package lists', LISTS],
    [
      'the package lists, in another language',
      'E: Sperrdatei /var/lib/apt/lists/lock konnte nicht gesperrt werden.\n',
    ],
    [
      'the downloads',
      'E: Could not get lock /var/cache/apt/archives/lock. It is held by process 7 (apt)\nE: Unable to lock directory /var/cache/apt/archives/\n',
    ],
  ])('runs again when another program had locked %s', async (_, said) => {
    const { end, seen } = attempts([failure(said), failure(said)]);
    await expect(end).resolves.toBe('done');
    expect(seen()).toEqual({ runs: 3, seconds: 2, told: 1 });
  });

  test('gives up after two minutes, with what it said last', async () => {
    const { end, seen } = attempts(new Array(200).fill(failure(LISTS)));
    await expect(end).rejects.toThrow(/held by process 21123/);
    expect(seen()).toEqual({ runs: 121, seconds: 120, told: 1 });
  });

  test.each([
    ['another failure of its own', failure('E: Unable to locate package nosuch\n')],
    // For dpkg's lock apt-get has waited itself.
    ['the lock of dpkg', failure('E: Could not get lock /var/lib/dpkg/lock-frontend.\n')],
    ['an error that is no command’s', new Error('/var/lib/apt/lists/lock')],
  ])('does not run again after %s', async (_, thrown) => {
    const { end, seen } = attempts([thrown]);
    await expect(end).rejects.toBe(thrown);
    expect(seen()).toEqual({ runs: 1, seconds: 0, told: 0 });
  });
});
