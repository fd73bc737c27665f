import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generatePost } from '../../../src/actions/quadlet-generate/post.js';
import { generateMain } from '../../../src/actions/quadlet-generate/run.js';
import { undoStart } from '../../../src/actions/quadlet-generate/undo-start.js';
import { fakePodman } from '../../quadlet/generate/fake-generator.js';
import { CLEAN, WRONG, writeFiles } from '../../quadlet/lint/files.js';
import { inDirectory } from '../../registry/fakes.js';
import { generateActionFile, generateInputsWith } from '../generate-action-file.js';
import { type RecordedRunner, recordingRunner } from '../lint-action-file.js';

const variables = ['RUNNER_TEMP', 'GITHUB_EVENT_PATH', 'PATH'];
let before: readonly (string | undefined)[];
beforeEach(() => {
  before = variables.map((name) => process.env[name]);
  delete process.env.GITHUB_EVENT_PATH;
});
afterEach(() => {
  for (const [index, name] of variables.entries()) {
    const value = before[index];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/**
 * A step over the files in `q`; `@` in an input stands for their directory. The generator is a shell script, which the
 * podman of this job runs in place of an image's.
 */
async function step(
  directory: string,
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RecordedRunner> {
  const programs = await fakePodman(directory);
  // A podman among the files takes the place of that one, and its mode.
  await writeFiles(directory, { 'temp/': '', ...files });
  process.env.RUNNER_TEMP = join(directory, 'temp');
  process.env.PATH = `${programs}${delimiter}${process.env.PATH}`;
  const own = Object.entries({
    path: '@/q',
    'generator-image': 'localhost/generator:1',
    verify: 'false',
    ...inputs,
  });
  const set = Object.fromEntries(own.map(([name, text]) => [name, text.replaceAll('@', directory)]));
  const runner = { ...recordingRunner({}), input: generateInputsWith(set), state: () => '' };
  await generateMain(runner, process.cwd());
  await generatePost(runner, async () => undoStart);
  return runner;
}

describe('generateMain', () => {
  test('stages sources, units, README and manifest', () =>
    inDirectory(async (directory) => {
      const runner = await step(
        directory,
        { 'q/a.volume': CLEAN, 'q/d/b.volume': CLEAN },
        { tarball: 'true' },
      );
      expect(runner.failures).toEqual([]);
      const { directory: staged = '', tarball = '', report = '' } = runner.outputs;
      expect(JSON.parse(runner.outputs.services ?? '')).toEqual(['a-volume.service', 'b-volume.service']);
      expect(await readFile(join(staged, 'quadlet/d/b.volume'), 'utf8')).toBe(CLEAN);
      expect(await readFile(join(staged, 'units/a-volume.service'), 'utf8')).toContain(
        'SourcePath=%h/.config/containers/systemd/a.volume',
      );
      expect(dirname(tarball)).toBe(staged);
      expect(JSON.parse(await readFile(join(staged, 'manifest.json'), 'utf8'))).toMatchObject({
        podman: '5.4.2',
        mode: 'user',
      });
      expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ version: 1, podman: '5.4.2' });
      expect(staged.split('/').some((name) => name.startsWith('.'))).toBe(false);
    }));

  test('sets the outputs that action.yml declares, and no others', () =>
    inDirectory(async (directory) => {
      const { outputs } = await step(directory, { 'q/a.volume': CLEAN });
      expect(Object.keys(outputs).toSorted()).toEqual(Object.keys(generateActionFile.outputs).toSorted());
    }));

  test('tells what changes in the log, the summary and the outputs', () =>
    inDirectory(async (directory) => {
      const files = { 'q/a.volume': CLEAN, 'q/b.volume': CLEAN, 'before/a.volume': CLEAN };
      const runner = await step(directory, files, { 'base-path': '@/before' });
      expect(runner.outputs).toMatchObject({ changes: '1', 'security-changes': '0' });
      expect(runner.log.lines.join('\n')).toContain('added b-volume.service');
      expect(runner.summaries.join('')).toMatch(/^## Quadlet: 1 service of 2 units changes\n/);
    }));

  test('shows the findings of the linter beside their lines, and reviews the rest without publishing it', () =>
    inDirectory(async (directory) => {
      const files = { 'q/a.volume': WRONG, 'q/b.volume': CLEAN, 'before/c.volume': CLEAN };
      const runner = await step(directory, files, { 'base-path': '@/before' });
      expect(runner.failures).toEqual(['Quadlet files: 1 error']);
      expect(runner.annotations).toMatchObject([{ level: 'error', properties: { startLine: 2 } }]);
      expect(runner.outputs).toMatchObject({ directory: '', changes: '3' });
      expect(JSON.parse(runner.outputs.services ?? '')).toContain('b-volume.service');
      expect(runner.summaries.join('')).toContain('PQ010');
      const all = await step(directory, files, { 'fail-on': 'never' });
      expect(all.failures).toEqual([]);
      expect(all.outputs.directory).not.toBe('');
    }));

  test('stages anew into a directory of its own, and not into another one', () =>
    inDirectory(async (directory) => {
      const inputs = { 'output-directory': '@/out' };
      await step(directory, { 'q/a.volume': CLEAN }, inputs);
      await step(directory, { 'q/b.volume': CLEAN, 'q/a.volume.d/': '' }, inputs);
      expect(existsSync(join(directory, 'out/quadlet/b.volume'))).toBe(true);
      await writeFiles(directory, { 'mine/file': 'mine' });
      const runner = await step(directory, {}, { 'output-directory': '@/mine' });
      expect(runner.failures).toEqual([expect.stringContaining('mine is not empty')]);
      expect(await readFile(join(directory, 'mine/file'), 'utf8')).toBe('mine');
    }));

  test('does not start what an image made', () =>
    inDirectory(async (directory) => {
      const runner = await step(directory, { 'q/a.volume': CLEAN }, { start: 'true' });
      expect(runner.failures).toEqual([
        expect.stringContaining('only units of the installed Podman can be started'),
      ]);
    }));

  test('no generator is no green step', () =>
    inDirectory(async (directory) => {
      const broken = '#!/bin/sh\necho no image >&2\nexit 125\n';
      const runner = await step(directory, { 'q/a.volume': CLEAN, 'bin/podman': broken });
      expect(runner.failures).toEqual([expect.stringContaining('no image')]);
      expect(runner.outputs).toEqual({});
    }));
});
