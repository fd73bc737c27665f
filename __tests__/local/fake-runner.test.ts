import { access, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type LocalStep, runMain, runPost } from '../../src/local/fake-runner.js';
import { UserError } from '../../src/platform/errors.js';

const ACTION = `
name: tiny
description: for the tests
inputs:
  greeting:
    description: has a default
    default: hello
  quadlet-dir:
    description: has none
  count:
    description: has a default that YAML may take for a number
    default: '60'
outputs:
  said:
    description: what was said
runs:
  using: node24
  main: dist/main.js
  post: dist/post.js
`;

// Written as a runner's action would be, without a library.
const MAIN = `
const { appendFileSync } = require('node:fs');
const { env } = process;
const put = (file, text) => appendFileSync(env[file], text);
console.log('::group::main');
console.error('to the error stream');
put('GITHUB_OUTPUT', 'said=' + env.INPUT_GREETING + '\\n');
put('GITHUB_OUTPUT', 'inputs<<END\\n' + Object.keys(env).filter((name) => name.startsWith('INPUT_')).sort()
  .map((name) => name + '=' + env[name]).join('\\n') + '\\nEND\\n');
put('GITHUB_OUTPUT', 'temporary=' + env.RUNNER_TEMP + '\\n');
put('GITHUB_STATE', 'directory<<END\\n/tmp/a\\n/tmp/b\\nEND\\n');
put('GITHUB_ENV', 'REGISTRY_AUTH_FILE=/tmp/auth.json\\n');
put('GITHUB_STEP_SUMMARY', '# Done\\n');
process.stdout.write('no line end');
process.exitCode = Number(env.INPUT_COUNT) === 60 ? 0 : 7;
`;

const POST = `
const { appendFileSync } = require('node:fs');
const { env } = process;
console.log('state ' + JSON.stringify(env.STATE_directory));
console.log('env ' + env.REGISTRY_AUTH_FILE);
appendFileSync(env.GITHUB_STEP_SUMMARY, 'and gone\\n');
`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stand-in-test-'));
  await mkdir(join(directory, 'action/dist'), { recursive: true });
  await writeFile(join(directory, 'action/action.yml'), ACTION);
  // The project's package.json does not reach here, so .js is CommonJS.
  await writeFile(join(directory, 'action/dist/main.js'), MAIN);
  await writeFile(join(directory, 'action/dist/post.js'), POST);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const step = (inputs: Record<string, string> = {}): LocalStep => ({
  actionRoot: join(directory, 'action'),
  temporary: join(directory, 'temporary'),
  inputs,
});

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

describe('main', () => {
  test('hands back its outputs, its environment, its summary, its exit code and its lines', async () => {
    const lines: string[] = [];
    const result = await runMain(step(), (line) => void lines.push(line));
    expect(result.exitCode).toBe(0);
    expect(result.outputs.get('said')).toBe('hello');
    expect(Object.fromEntries(result.environment)).toEqual({ REGISTRY_AUTH_FILE: '/tmp/auth.json' });
    expect(result.summary).toBe('# Done\n');
    expect(lines.toSorted()).toEqual(['::group::main', 'no line end', 'to the error stream']);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['none is given', {}, ['INPUT_COUNT=60', 'INPUT_GREETING=hello', 'INPUT_QUADLET-DIR=']],
    [
      'some are given',
      { greeting: 'a b', 'quadlet-dir': '/q' },
      ['INPUT_COUNT=60', 'INPUT_GREETING=a b', 'INPUT_QUADLET-DIR=/q'],
    ],
    ['one is given empty', { greeting: '' }, ['INPUT_COUNT=60', 'INPUT_GREETING=', 'INPUT_QUADLET-DIR=']],
  ])('gets every input, from action.yml where %s', async (_, inputs, expected) => {
    const { outputs } = await runMain(step(inputs), () => undefined);
    expect(outputs.get('inputs')?.split('\n')).toEqual(expected);
  });

  test('gets a directory of its own, for its user only', async () => {
    const { outputs } = await runMain(step(), () => undefined);
    expect(outputs.get('temporary')).toBe(join(directory, 'temporary'));
    expect((await stat(join(directory, 'temporary'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(directory, 'temporary/GITHUB_STATE'))).mode & 0o777).toBe(0o600);
  });

  test('that warns is counted', async () => {
    const warn =
      "console.log('::warning::a'); console.log('::warning title=t::b'); console.log('a ::warning::');";
    await writeFile(join(directory, 'action/dist/main.js'), warn);
    expect((await runMain(step(), () => undefined)).warnings).toBe(2);
  });

  test('gets the signal that asks this process to end', async () => {
    await writeFile(
      join(directory, 'action/dist/main.js'),
      "process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up');",
    );
    const { exitCode } = await runMain(step(), () => process.emit('SIGTERM', 'SIGTERM'));
    expect(exitCode).toBe(9);
  });

  test('that fails hands back its exit code', async () => {
    const { exitCode } = await runMain(step({ count: '1' }), () => undefined);
    expect(exitCode).toBe(7);
  });

  test('does not begin with an input that the action does not have; those that it has are named', async () => {
    const refused = runMain(step({ greting: 'x' }), () => undefined);
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toThrow(
      'there is no input "greting"; the inputs are greeting, quadlet-dir and count',
    );
    expect(await isThere(join(directory, 'temporary'))).toBe(false);
  });

  // Fails as long as the name is looked up with `in`, which finds what every object inherits.
  test('does not begin with an input that is called like something every object has', async () => {
    await expect(runMain(step({ constructor: 'x' }), () => undefined)).rejects.toThrow('there is no input');
  });

  test('that is killed does not count as done', async () => {
    await writeFile(
      join(directory, 'action/dist/main.js'),
      "process.kill(process.pid, 'SIGKILL'); for (;;);",
    );
    expect((await runMain(step(), () => undefined)).exitCode).toBe(130);
  });
});

describe('post', () => {
  test('gets the state and the environment that main left, and then the directory goes', async () => {
    await runMain(step(), () => undefined);
    const lines: string[] = [];
    const { exitCode, summary } = await runPost(step(), (line) => void lines.push(line));
    expect(exitCode).toBe(0);
    expect(lines).toEqual(['state "/tmp/a\\n/tmp/b"', 'env /tmp/auth.json']);
    expect(summary).toBe('# Done\nand gone\n');
    expect(await isThere(join(directory, 'temporary'))).toBe(false);
  });

  test('runs after a main that failed, with what that had left', async () => {
    await runMain(step({ count: '1' }), () => undefined);
    const lines: string[] = [];
    await runPost(step({ count: '1' }), (line) => void lines.push(line));
    expect(lines[0]).toBe('state "/tmp/a\\n/tmp/b"');
  });

  test('that fails hands back its exit code', async () => {
    await writeFile(join(directory, 'action/dist/post.js'), 'process.exitCode = 4;');
    await runMain(step(), () => undefined);
    expect((await runPost(step(), () => undefined)).exitCode).toBe(4);
    // What it needs to be called again stays.
    expect(await isThere(join(directory, 'temporary/GITHUB_STATE'))).toBe(true);
  });

  // A second Ctrl-C would end it half-way: it has a process group of its own, which the terminal's signal does not reach.
  test('is not in the process group of this process', async () => {
    await writeFile(
      join(directory, 'action/dist/post.js'),
      "console.log(require('node:fs').readFileSync('/proc/self/stat', 'utf8'));",
    );
    await runMain(step(), () => undefined);
    const lines: string[] = [];
    await runPost(step(), (line) => void lines.push(line));
    const [pid, group] = [lines[0]?.split(' ')[0], lines[0]?.split(' ')[4]];
    expect(group).toBe(pid);
  });
});

test('a second main begins with empty files', async () => {
  await runMain(step({ greeting: 'first' }), () => undefined);
  const { outputs, summary } = await runMain(step({ greeting: 'second' }), () => undefined);
  expect([outputs.get('said'), summary]).toEqual(['second', '# Done\n']);
  expect(await readFile(join(directory, 'temporary/GITHUB_ENV'), 'utf8')).toBe(
    'REGISTRY_AUTH_FILE=/tmp/auth.json\n',
  );
});
