import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type LintInputs, readLintInputs } from '../../../src/actions/quadlet-lint/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { thrownBy } from '../../registry/fakes.js';
import { lintActionFile, lintInputsWith } from '../lint-action-file.js';

const DEFAULTS: LintInputs = {
  paths: ['.'],
  podman: undefined,
  mode: undefined,
  templates: undefined,
  configuration: 'find',
  allowEmpty: false,
  changedOnly: false,
  failOn: 'error',
  level: 'note',
  baseline: undefined,
  generator: 'auto',
  annotations: true,
  sarifFile: undefined,
};

describe('readLintInputs', () => {
  test.each<[set: Record<string, string>, expected: Partial<LintInputs>]>([
    [{}, {}],
    [{ path: 'a\n\n  b/*.pod  \r\nc d\n' }, { paths: ['a', 'b/*.pod', 'c d'] }],
    [{ path: process.cwd() }, { paths: ['.'] }],
    [{ path: join(process.cwd(), 'a/b') }, { paths: ['a/b'] }],
    [{ path: '/etc/containers\n../up' }, { paths: ['/etc/containers', '../up'] }],
    [{ 'podman-version': '4.9, 5.4-5.8' }, { podman: '4.9, 5.4-5.8' }],
    [{ 'podman-version': 'debian-13, 6.99' }, { podman: 'debian-13, 6.99' }],
    [{ 'podman-version': 'installed' }, { podman: 'installed' }],
    [{ mode: 'system' }, { mode: 'system' }],
    [{ 'changed-only': 'true' }, { changedOnly: true }],
    [{ 'fail-on': 'never' }, { failOn: 'never' }],
    [{ level: 'warning' }, { level: 'warning' }],
    [{ baseline: 'lint/known.json' }, { baseline: 'lint/known.json' }],
    [{ generator: 'require' }, { generator: 'require' }],
    [{ config: 'c.yaml' }, { configuration: { file: 'c.yaml' } }],
    [{ config: 'none' }, { configuration: { file: undefined } }],
    [{ 'allow-empty': 'True' }, { allowEmpty: true }],
    [{ annotations: 'false' }, { annotations: false }],
    [{ 'sarif-file': 'out/x.sarif' }, { sarifFile: 'out/x.sarif' }],
  ])('%j', (set, expected) => {
    expect(readLintInputs(lintInputsWith(set))).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each([
    [{ path: ' \n ' }, 'input "path" is ""; use directories, files or globs, one per line'],
    [{ 'podman-version': '5.4,five' }, 'input "podman-version": "five" is not a Podman version'],
    [
      { 'podman-version': '5.4,fedroa-44' },
      'input "podman-version": "fedroa-44" is not a known platform; did',
    ],
    [{ 'podman-version': '3.4' }, 'input "podman-version": Podman 3.4 has no Quadlet'],
    [{ mode: 'root' }, 'input "mode" is "root"; use user or system'],
    [{ 'changed-only': 'yes' }, 'input "changed-only" is "yes"; use true or false'],
    [{ 'fail-on': 'note' }, 'input "fail-on" is "note"; use error, warning or never'],
    [{ level: 'off' }, 'input "level" is "off"; use note, warning or error'],
    [{ level: 'off' }, 'input "level" is "off"; use note, warning or error'],
    [{ generator: 'on' }, 'input "generator" is "on"; use auto, require or off'],
    [{ config: 'a\nb' }, 'input "config" is "a\\nb", which contains a control character'],
    [{ 'allow-empty': '1' }, 'input "allow-empty" is "1"; use true or false'],
    [{ annotations: 'no' }, 'input "annotations" is "no"; use true or false'],
  ])('%j is wrong', async (set, message) => {
    const error = await thrownBy(() => readLintInputs(lintInputsWith(set as Record<string, string>)));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(message);
  });
});

describe('quadlet-lint/action.yml', () => {
  test.each([
    ...Object.entries(lintActionFile.inputs).map(([name, input]) => ['input', name, input] as const),
    ...Object.entries(lintActionFile.outputs).map(([name, output]) => ['output', name, output] as const),
  ])('the %s %s is described in a sentence', (_, __, { description }) => {
    expect(description).toMatch(/^[A-Z`'"].*[.]$/s);
  });

  test.each(Object.entries(lintActionFile.inputs))(
    'the default of %s is a text, as the runner wants it',
    (_, input) => {
      expect(['string', 'undefined']).toContain(typeof input.default);
    },
  );

  test('declares the inputs that are read, and no others', () => {
    const asked = new Set<string>();
    readLintInputs((name) => {
      asked.add(name);
      return lintInputsWith({})(name);
    });
    expect([...asked].toSorted()).toEqual(Object.keys(lintActionFile.inputs).toSorted());
  });

  test('starts the bundle, and has nothing to undo', async () => {
    const { main, post } = lintActionFile.runs;
    expect(post).toBeUndefined();
    expect(main).toBe('../dist/quadlet-lint.js');
    expect(await readFile('scripts/start/quadlet-lint.js', 'utf8')).toContain(
      "start(({ step }) => step('quadlet-lint',",
    );
  });
});
