import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { attempt, CommandError, run } from '../../src/platform/exec.js';

const LIMIT = { timeout: 20 };
const sh = (script: string) => ['sh', '-c', script];

describe('an attempt', () => {
  test.each([
    ['success', 'echo out; echo err >&2', { exitCode: 0, stdout: 'out\n', stderr: 'err\n' }],
    ['failure', 'echo out; exit 3', { exitCode: 3, stdout: 'out\n', stderr: '' }],
    ['silence', 'exit 1', { exitCode: 1, stdout: '', stderr: '' }],
  ])('returns how the command ended, whatever its exit code: %s', async (_, script, expected) => {
    expect(await attempt(sh(script), LIMIT)).toEqual(expected);
  });

  test('runs no shell: every word is one argument as it is', async () => {
    const words = ['a b', '$HOME', '*', '"', "'", '', '--x=1', '\\'];
    const { stdout } = await attempt(['sh', '-c', 'printf "<%s>" "$@"', 'sh', ...words], LIMIT);
    expect(stdout).toBe(words.map((word) => `<${word}>`).join(''));
  });

  test('ends a command that goes on beyond its limit, with what it had said until then', async () => {
    const result = await attempt(sh('echo begun; exec sleep 60'), { timeout: 1 });
    expect(result).toMatchObject({ exitCode: 124, stdout: 'begun\n' });
  });

  test('ends what the command has started too', async () => {
    // The test itself would not come to its end while the child holds standard output open.
    const result = await attempt(sh('sleep 60 & wait'), { timeout: 1 });
    expect(result.exitCode).toBe(124);
  });

  test('gives a missing program the exit code of a shell', async () => {
    expect((await attempt(['no-such-program-of-ours'], LIMIT)).exitCode).toBe(127);
  });

  test('says nothing of directories of PATH that this user may not enter', async () => {
    const { PATH = '' } = process.env;
    // \@actions/io would write a line about it to standard output, and root may enter any directory; a file is none.
    process.env.PATH = `/etc/passwd:${PATH}`;
    try {
      expect(await attempt(['echo', 'x'], LIMIT)).toEqual({ exitCode: 0, stdout: 'x\n', stderr: '' });
    } finally {
      process.env.PATH = PATH;
    }
  });

  test('without timeout(1) a command does not run, and that is said', async () => {
    const { PATH = '' } = process.env;
    process.env.PATH = '/nowhere';
    try {
      const result = await attempt(['/bin/true'], LIMIT);
      expect(result).toMatchObject({ exitCode: 127, stderr: expect.stringContaining('timeout') });
    } finally {
      process.env.PATH = PATH;
    }
  });

  test('calls back with each line of both streams', async () => {
    const lines: string[] = [];
    await attempt(sh('echo one; echo two; echo three >&2'), {
      ...LIMIT,
      onLine: (line) => void lines.push(line),
    });
    expect(lines.toSorted()).toEqual(['one', 'three', 'two']);
  });

  test('runs in the directory that it is given', async () => {
    const { stdout } = await attempt(['pwd', '-P'], { ...LIMIT, cwd: tmpdir() });
    expect(stdout.trim()).toBe(realpathSync(tmpdir()));
  });

  // Both fail as long as \@actions/exec alone sees to it: it leaves standard input open, and keeps the rest of the last
  // line to itself.
  test('calls back with a last line that has no end', async () => {
    const lines: string[] = [];
    await attempt(['printf', 'one\\ntwo'], { ...LIMIT, onLine: (line) => void lines.push(line) });
    expect(lines).toEqual(['one', 'two']);
  });
});

describe('the environment of a command', () => {
  const show = [
    'awk',
    'BEGIN { print "A" in ENVIRON ? ENVIRON["A"] : "none", "B" in ENVIRON ? ENVIRON["B"] : "none" }',
  ];

  test.each([
    ["is this process's own", undefined, 'own none\n'],
    ['can be added to', { B: 'new' }, 'own new\n'],
    ['can be overridden', { A: 'other' }, 'other none\n'],
    ['can lose a variable', { A: undefined }, 'none none\n'],
    ['can have an empty one', { A: '' }, ' none\n'],
  ])('%s', async (_, env, expected) => {
    process.env.A = 'own';
    try {
      const { stdout } = await attempt(show, env === undefined ? LIMIT : { ...LIMIT, env });
      expect(stdout).toBe(expected);
      expect(process.env.A).toBe('own');
    } finally {
      delete process.env.A;
    }
  });
});

describe('run', () => {
  test('returns the standard output alone', async () => {
    expect(await run(sh('echo out; echo err >&2'), LIMIT)).toBe('out\n');
  });

  test.each<[string, readonly string[], number, RegExp]>([
    ['its exit code and its last words', sh('echo why >&2; exit 3'), 20, /^sh -c .*: exit code 3\nwhy$/s],
    ['its exit code where it said nothing', ['false'], 20, /^false: exit code 1$/],
    ['that it did not end', ['sleep', '60'], 1, /^sleep 60: timed out after 1 s$/],
    ['that it does not exist', ['no-such-program', 'x'], 20, /^no-such-program is not installed$/],
  ])('throws with %s', async (_, argv, timeout, message) => {
    const failed = run(argv, { timeout });
    await expect(failed).rejects.toBeInstanceOf(CommandError);
    await expect(failed).rejects.toThrow(message);
  });
});

describe("a command's last words", () => {
  const failure = (stdout: string, stderr: string, exitCode = 1) =>
    new CommandError(['podman', 'pull', 'x'], { exitCode, stdout, stderr }, 60);

  test.each([
    ['are its errors', failure('out\n', 'err\n'), 'err'],
    ['are its output where it has no errors', failure('out\n', ''), 'out'],
    ['are the last three lines that are not blank', failure('', '1\n2\n\n3\r\n  \n4\n'), '2\n3\n4'],
    ['are how it ended where it said nothing', failure('', ''), 'podman pull x: exit code 1'],
    [
      'are how it ended where it said nothing in time',
      failure('', '', 124),
      'podman pull x: timed out after 60 s',
    ],
  ])('%s', (_, error, words) => {
    expect(error.lastWords).toBe(words);
  });

  test('are quoted with five lines at most in the message, and a kill after the limit is no end too', () => {
    expect(failure('', '1\n2\n3\n4\n5\n6\n', 137).message).toBe(
      'podman pull x: timed out after 60 s\n2\n3\n4\n5\n6',
    );
  });
});
