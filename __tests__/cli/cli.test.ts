import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type CommandName, type Commands, cli } from '../../src/cli/cli.js';
import type { Command } from '../../src/cli/command.js';
import { doctor } from '../../src/cli/doctor.js';
import { down } from '../../src/cli/down.js';
import { exportCommand } from '../../src/cli/export.js';
import { gc } from '../../src/cli/gc.js';
import { generate } from '../../src/cli/generate.js';
import { lint } from '../../src/cli/lint.js';
import { login } from '../../src/cli/login.js';
import { logs } from '../../src/cli/logs.js';
import { UsageError } from '../../src/cli/options.js';
import { type Form, safely } from '../../src/cli/output.js';
import { start } from '../../src/cli/start.js';
import { status } from '../../src/cli/status.js';
import { subid } from '../../src/cli/subid.js';
import { upgrade } from '../../src/cli/upgrade.js';
import { UserError } from '../../src/platform/errors.js';

const ROOT = process.cwd();
const ALL: Readonly<Record<CommandName, Command>> = {
  start,
  down,
  status,
  login,
  logs,
  upgrade,
  gc,
  export: exportCommand,
  lint,
  doctor,
  generate,
  subid,
};
const NAMES = Object.keys(ALL) as CommandName[];

function loaders(commands: Readonly<Record<CommandName, Command>>): Commands {
  return Object.fromEntries(
    Object.entries(commands).map(([name, command]) => [name, async () => command]),
  ) as unknown as Commands;
}

async function call(args: readonly string[], commands = loaders(ALL)) {
  let [stdout, stderr] = ['', ''];
  const code = await cli(args, ROOT, commands, {
    stdout: (text: string, form?: Form) => {
      stdout += safely(text, form);
    },
    stderr: (text: string) => {
      stderr += safely(text);
    },
    colours: false,
  });
  return { code, stdout, stderr };
}

describe('the program', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j shows every command, and ends with 0', async (args) => {
    const { code, stdout, stderr } = await call(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: podman-registry COMMAND/);
    for (const name of NAMES) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  test.each([[['--version']], [['version']]])('%j shows the version', async (args) => {
    expect(await call(args)).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^podman-registry \d+\.\d+\.\d+\n$/),
      stderr: '',
    });
  });

  test('without a command it shows the help as an error', async () => {
    const { code, stdout, stderr } = await call([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^Usage: podman-registry COMMAND/);
  });

  test.each<[string[], string]>([
    [['doctr'], 'unknown command "doctr"; did you mean "doctor"?'],
    [['help', 'lnt'], 'unknown command "lnt"; did you mean "lint"?'],
    [['construct'], 'unknown command "construct"'],
    [['constructor'], 'unknown command "constructor"'],
    [['--hepl'], 'unknown option "--hepl"; did you mean "--help"?'],
    [['-x'], 'unknown option "-x"'],
    [['::error::x'], 'unknown command "::error::x"'],
  ])('%j is wrong use', async (args, message) => {
    expect(await call(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${message}\nSee: podman-registry --help\n`,
    });
  });
});

describe('gc', () => {
  test.each<[string[], string]>([
    [
      ['--older-than=30d'],
      '--older-than needs --delete-untagged or --keep-last; to delete all old tags, use --keep-last 0',
    ],
    [['--keep-last=0'], '--keep-last 0 would delete every tag; use --keep-last 1, or add --older-than'],
    [
      ['--delete-untagged', '--keep-last=0'],
      '--keep-last 0 would delete every tag; use --keep-last 1, or add --older-than',
    ],
  ])('%j is wrong use', async (options, message) => {
    expect(await call(['gc', 'team', ...options])).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${message}\nSee: podman-registry gc --help\n`,
    });
  });

  test('answers for the process that requested it', async () => {
    const selection = { untagged: false };
    const request = { directory: join(tmpdir(), 'missing'), selection, delete: true };
    const { code, stdout } = await call(['gc', `--in-store=${JSON.stringify(request)}`]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ lines: [], blobs: 0, bytes: 0, isEmpty: true });
  });
});

describe.each(NAMES)('%s', (name) => {
  test.each([
    ['--help', [name, '--help']],
    ['-h', [name, '-h']],
    ['help before it', ['help', name]],
    ['--help beside what is wrong', [name, '--nope', '--help']],
  ])('%s shows its help', async (_, args) => {
    const { code, stdout, stderr } = await call(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: podman-registry ${name}\\b`));
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });

  test('refuses an option that it does not know, in words of this program', async () => {
    expect(await call([name, '--nope'])).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: unknown option "--nope"\nSee: podman-registry ${name} --help\n`,
    });
  });
});

describe('wrong use of a command', () => {
  test.each<[string, string]>([
    ['start --keep --down', '--keep and --down exclude each other'],
    ['start --here --machine', '--here and --machine exclude each other'],
    ['start --input port', '--input is "port"; use NAME=VALUE'],
    ['start --input =x', '--input is "=x"; use NAME=VALUE'],
    ['start here', 'unexpected argument "here"'],
    ['lint --user --system', '--user and --system exclude each other'],
    ['lint --config c --no-config', '--config and --no-config exclude each other'],
    ['lint --config=', '--config is "", which is empty; use a path such as ./NAME or /srv/NAME'],
    ['lint --format xml', '--format is "xml"; use text, json, sarif, github, gitlab, junit or checkstyle'],
    ['lint --fail-on note', '--fail-on is "note"; use error, warning or never'],
    ['lint --podman', '--podman needs a value'],
    ['lint --fix=yes', '--fix is "yes"; use safe or all'],
    ['lint --fromat json', 'unknown option "--fromat"; did you mean "--format"?'],
    ['doctor --format xml', '--format is "xml"; use text or json'],
    ['doctor --fix --undo', '--fix and --undo exclude each other'],
    ['doctor --fix --explain RP014', '--fix and --explain exclude each other'],
    ['doctor here', 'unexpected argument "here"'],
    ['generate --base a --base-ref b', '--base and --base-ref exclude each other'],
    ['generate --generator a --image b', '--generator and --image exclude each other'],
    ['generate --tarball', '--tarball needs --out'],
    ['generate --base=', '--base is "", which is empty; use a path such as ./NAME or /srv/NAME'],
    ['generate --generator=', '--generator is "", which is empty; use a path such as ./NAME or /srv/NAME'],
    [
      'generate --install-dir here',
      '--install-dir is "here"; use an absolute path, or one that begins with ~ or %h, without spaces, quotes, ":" and ","',
    ],
    ['status --format xml', '--format is "xml"; use text or json'],
    ['status --data', 'unknown option "--data"'],
    ['status a b', 'expected one NAME, found a b'],
    ['logs', 'NAME is missing (see: podman-registry status)'],
    ['logs team --lines 0', '--lines is "0"; use a number from 1 to 999999'],
    ['gc a b', 'expected one NAME, found a b'],
    ['gc team --forse', 'unknown option "--forse"'],
    ['down --data', 'NAME is missing (see: podman-registry status)'],
    [
      'down ../x',
      'NAME is "../x"; use 1 to 32 of the characters a-z 0-9 -, with no - at the start or end (see: podman-registry status)',
    ],
    ['subid', 'no action; use plan or apply'],
    ['subid mend', 'unknown action "mend"; use plan or apply'],
    ['subid plan ann', 'unexpected argument "ann"; use --user NAME'],
    ['subid plan --format yaml', '--format is "yaml"; use text or json'],
    ['subid plan --user a:b', '--user is "a:b"; use a user name or a UID'],
    ['subid plan --user=', '--user is ""; use a user name or a UID'],
    ['subid plan --user=-x', '--user is "-x"; use a user name or a UID'],
    ['subid restore', 'restore needs --saved'],
  ])('%s', async (line, message) => {
    const args = line.split(' ');
    expect(await call(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: ${message}\nSee: podman-registry ${args[0]} --help\n`,
    });
  });
});

describe('the exit code', () => {
  const command = (run: Command['run'], failure: 1 | 2): Command => ({
    usage: '',
    failure,
    explain: (thrown) => `explained: ${(thrown as Error).message}`,
    run,
  });
  const throwing = (thrown: Error) => async () => {
    throw thrown;
  };

  test.each<[string, Command, number, string]>([
    ['is the one of the command', command(async () => 1, 2), 1, ''],
    [
      'of a failure is the one that the command has for it: 1',
      command(throwing(new UserError('gone')), 1),
      1,
      'error: explained: gone\n',
    ],
    [
      'of a failure is the one that the command has for it: 2',
      command(throwing(new TypeError('bug')), 2),
      2,
      'error: explained: bug\n',
    ],
    [
      'of wrong use is 2',
      command(throwing(new UsageError('wrong')), 1),
      2,
      'error: wrong\nSee: podman-registry lint --help\n',
    ],
  ])('%s', async (_, lintCommand, code, stderr) => {
    expect(await call(['lint'], loaders({ ...ALL, lint: lintCommand }))).toEqual({
      code,
      stdout: '',
      stderr,
    });
  });
});
