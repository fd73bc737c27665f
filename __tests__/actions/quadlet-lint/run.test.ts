import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lintMain } from '../../../src/actions/quadlet-lint/run.js';
import { CLEAN, IDLE, WRONG, writeFiles } from '../../quadlet/lint/files.js';
import { inDirectory } from '../../registry/fakes.js';
import { lintActionFile, type RecordedRunner, recordingRunner } from '../lint-action-file.js';

const variables = ['RUNNER_TEMP', 'GITHUB_EVENT_PATH'];
let before: readonly (string | undefined)[];
beforeEach(() => {
  before = variables.map((name) => process.env[name]);
});
afterEach(() => {
  for (const [index, name] of variables.entries()) {
    const value = before[index];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/** A step over some files; `@` in an input stands for their directory. */
async function step(
  directory: string,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RecordedRunner> {
  await writeFiles(directory, { '.git/HEAD': '', 'temp/': '', ...files });
  process.env.RUNNER_TEMP = join(directory, 'temp');
  delete process.env.GITHUB_EVENT_PATH;
  const own = Object.entries({ path: '@/q', generator: 'off', ...inputs });
  const runner = recordingRunner(
    Object.fromEntries(own.map(([name, text]) => [name, text.replaceAll('@', directory)])),
  );
  await lintMain(runner, process.cwd());
  return runner;
}

describe('lintMain', () => {
  test('is content with files that are right', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': CLEAN });
      expect(runner.failures).toEqual([]);
      expect(runner.annotations).toEqual([]);
      expect(runner.outputs).toMatchObject({
        errors: '0',
        warnings: '0',
        notes: '0',
        files: '1',
        disagreements: '',
      });
      expect(runner.summaries.join('')).toMatch(/^## Quadlet: 1 file, no findings, for Podman /);
    }));

  test('lints a Podman that is not known as one that is, with one note in the log', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': CLEAN }, { 'podman-version': '6.99' });
      expect(runner.failures).toEqual([]);
      const notes = runner.log.lines.filter((line) => line.includes('note: '));
      expect(notes).toEqual([expect.stringContaining('Podman 6.99.0 is not a known release')]);
    }));

  test('sets the outputs that action.yml declares, and no others', () =>
    inDirectory(async (directory) => {
      const { outputs } = await step(directory, { 'q/a.volume': CLEAN });
      expect(Object.keys(outputs).toSorted()).toEqual(Object.keys(lintActionFile.outputs).toSorted());
    }));

  test('shows what it finds beside the lines, in the log, the summary and both files', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': WRONG }, { 'sarif-file': '@/new/x.sarif' });
      expect(runner.failures).toEqual(['Quadlet files: 1 error']);
      expect(runner.annotations).toMatchObject([
        { level: 'error', properties: { title: 'PQ010 unknown-key', startLine: 2, startColumn: 1 } },
      ]);
      expect(runner.log.lines.join('\n')).toContain('error[PQ010]');
      expect(runner.summaries.join('')).toContain('PQ010 unknown-key');
      expect(runner.outputs).toMatchObject({ errors: '1', 'sarif-file': `${directory}/new/x.sarif` });
      expect(JSON.parse(await readFile(String(runner.outputs.report), 'utf8'))).toMatchObject({
        findings: [{ code: 'PQ010' }],
      });
      expect(JSON.parse(await readFile(join(directory, 'new/x.sarif'), 'utf8'))).toMatchObject({
        version: '2.1.0',
      });
    }));

  test.each<[files: Record<string, string>, inputs: Record<string, string>, failures: RegExp[]]>([
    [{ 'q/a.pod': IDLE }, {}, []],
    [{ 'q/a.pod': IDLE }, { 'fail-on': 'warning' }, [/^Quadlet files: 1 warning$/]],
    [{ 'q/a.volume': WRONG }, { 'fail-on': 'never' }, []],
    [{ 'q/a.volume': `${CLEAN}UID=1000\n` }, { 'podman-version': '6.0' }, []],
    [{ 'q/a.volume': `${CLEAN}UID=1000\n` }, { 'podman-version': '5.8-6.0' }, [/^Quadlet files: 1 error/]],
    [{ 'q/a.volume': WRONG, 'q/b.volume': CLEAN }, { path: '@/q/b.*' }, []],
    [{ 'q/a.volume': WRONG, 'q/b.volume': CLEAN }, { path: '@/q/b.*\n@/q/a.volume' }, [/1 error$/]],
    [{ 'q/README': '' }, {}, [/^no Quadlet files in /]],
    [{ 'q/README': '' }, { 'allow-empty': 'true' }, []],
    [{}, { path: '@/none' }, [/none: no such file or directory$/]],
    [{ 'q/a.volume': CLEAN }, { mode: 'both' }, [/^input "mode" is "both"/]],
    [
      { 'q/a.volume': WRONG, 'c.yaml': 'ignore: a.volume' },
      { config: '@/c.yaml', 'allow-empty': 'true' },
      [],
    ],
    [{ 'q/a.volume': WRONG, 'q/.quadlet-lint.yaml': 'rule: x' }, {}, [/^\S+:1:1: unknown entry "rule"/]],
    [{ 'q/a.volume': CLEAN, 'q/.quadlet-lint.yaml': 'rule: x' }, { config: 'none' }, []],
  ])('%j with %j', (files, inputs, failures) =>
    inDirectory(async (directory) => {
      const runner = await step(directory, files, inputs);
      expect(runner.failures).toEqual(failures.map((one) => expect.stringMatching(one)));
    }),
  );

  test('without annotations the log still has all', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': WRONG }, { annotations: 'false' });
      expect(runner.annotations).toEqual([]);
      expect(runner.log.lines.join('\n')).toContain('error[PQ010]');
    }));

  test('says what comments silence, and what is no Quadlet file', () =>
    inDirectory(async (directory) => {
      const text = `# pq-lint: disable-file=PQ010 so it is\n${WRONG}`;
      const runner = await step(
        directory,
        { 'q/a.volume': text, 'q/README': '' },
        { path: '@/q\n@/q/README' },
      );
      expect(runner.log.lines.join('\n')).toContain('\n1 finding is disabled by comments');
      expect(runner.log.lines).toContain(`info: skipped ${directory}/q/README: not a Quadlet file`);
      expect(runner.failures).toEqual([]);
    }));

  test('changed-only shows everything where there is no pull request, and says so', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': WRONG }, { 'changed-only': 'true' });
      expect(runner.log.lines).toContain('info: not a pull request: findings of all files are shown');
      expect(runner.failures).toHaveLength(1);
    }));

  test('a second opinion that is required and not to be had is a failure', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': CLEAN }, { generator: 'require' });
      const installed = runner.log.lines.some((line) => line.includes('asked the generator'));
      const none =
        'cross-check skipped: Podman with Quadlet is not installed (input "generator" is "require")';
      expect(runner.failures).toEqual(installed ? [] : [none]);
    }));

  test('a file that is reached twice is found once', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/a.volume': WRONG });
      await symlink('q', join(directory, 'link'));
      const runner = await step(directory, {}, { path: '@/q\n@/link\n@/q/a.volume' });
      expect(runner.outputs.errors).toBe('1');
    }));
});
