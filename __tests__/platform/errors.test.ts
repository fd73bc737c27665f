import { mkdtempSync, readdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { bothErrors, describeError, lastLines, UserError } from '../../src/platform/errors.js';
import { CommandError } from '../../src/platform/exec.js';

describe('lastLines', () => {
  test.each([
    ['takes the last ones', 'a\nb\nc\n', 2, ['b', 'c']],
    ['takes all where there are fewer', 'a', 5, ['a']],
    ['leaves out blank lines before it counts', 'a\n\nb\n  \n\n', 2, ['a', 'b']],
    ['knows the line ends of Windows', 'a\r\nb\r\n', 1, ['b']],
    ['has none of an empty text', '', 3, []],
  ])('%s', (_, text, count, lines) => {
    expect(lastLines(text, count)).toEqual(lines);
  });
});

describe('describeError', () => {
  test('shows a mistake of the user without a stack', () => {
    expect(describeError(new UserError('input "port" is 0'))).toBe('input "port" is 0');
  });

  const bug = new TypeError('x is not a function');

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'on a terminal in a sentence',
      {},
      /^internal error: x is not a function; set RUNNER_DEBUG=1 to see where$/,
    ],
    [
      'in a workflow in a sentence',
      { GITHUB_ACTIONS: 'true' },
      /^internal error: x is not a function; re-run the job with debug logging to see where$/,
    ],
    [
      'with its stack where debugging is on',
      { RUNNER_DEBUG: '1' },
      /^TypeError: x is not a function\n\s+at /,
    ],
  ])('shows a bug of ours %s', (_, variables, shown) => {
    expect(describeError(bug, variables)).toMatch(shown);
  });

  const thrownBySystem = (work: () => unknown) => {
    try {
      work();
    } catch (thrown) {
      return thrown;
    }
    throw new Error('nothing was thrown');
  };

  test.each([
    [
      'a file',
      () => readFileSync('/nowhere/x'),
      'cannot open /nowhere/x: no such file or directory (ENOENT)',
    ],
    [
      'a directory',
      () => readdirSync('/nowhere'),
      'cannot read /nowhere: no such file or directory (ENOENT)',
    ],
    [
      'a new directory',
      () => mkdtempSync('/nowhere/x-'),
      'cannot create /nowhere/x-XXXXXX: no such file or directory (ENOENT)',
    ],
    [
      'two paths',
      () => renameSync('/nowhere/a', '/nowhere/b'),
      'cannot rename /nowhere/a to /nowhere/b: no such file or directory (ENOENT)',
    ],
    [
      'no directory to be in',
      () => {
        throw Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { syscall: 'uv_cwd' });
      },
      'cannot find the current directory: no such file or directory (ENOENT)',
    ],
    ['no path', () => writeSync(99, 'x'), 'cannot write: bad file descriptor (EBADF)'],
  ])('says in a sentence what the system refused: %s', (_, work, shown) => {
    expect(describeError(thrownBySystem(work), {})).toBe(shown);
  });

  test.each([
    ['a text', 'broken', 'broken'],
    ['nothing', undefined, 'undefined'],
    ['an error', new Error('plain'), 'plain'],
    ['an error without a stack', Object.assign(new Error('plain'), { stack: undefined }), 'plain'],
    ['an error without a message', Object.assign(new Error(''), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ])('shows %s that was thrown', (_, thrown, shown) => {
    expect(describeError(thrown)).toBe(shown);
  });
});

describe('a cleanup that fails after a failure', () => {
  const user = new UserError('the machine did not come up');
  const command = new CommandError(['rm'], { exitCode: 1, stdout: '', stderr: 'busy' }, 5);

  test.each([
    [
      'two that are explained',
      user,
      command,
      'the machine did not come up\nThe cleanup failed too: rm: exit code 1\nbusy',
    ],
    ['texts', 'a', 'b', 'a\nThe cleanup failed too: b'],
    ['a bug among them', user, new TypeError('x'), 'the machine did not come up\nThe cleanup failed too: x'],
  ])('hides neither: %s', (_, first, second, shown) => {
    const both = bothErrors(first, second);
    expect(both.cause).toBe(first);
    expect(describeError(both, {})).toBe(shown);
    const isExplained = both instanceof UserError;
    expect(/\n +at /.test(describeError(both, { RUNNER_DEBUG: '1' }))).toBe(!isExplained);
  });
});
