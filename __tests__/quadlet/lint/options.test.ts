import { describe, expect, test } from '@jest/globals';
import { describeUsage } from '../../../src/cli/usage.js';
import { isFailure, LINT_USAGE, type LintOptions, readOptions } from '../../../src/quadlet/lint/options.js';
import { thrownBy } from '../../registry/fakes.js';

const DEFAULTS: LintOptions = {
  paths: ['.'],
  podman: undefined,
  mode: undefined,
  templates: undefined,
  configuration: 'find',
  allowEmpty: false,
  format: 'text',
  failOn: 'error',
  fix: false,
  explain: undefined,
  help: false,
};

describe('readOptions', () => {
  test.each<[args: string[], expected: Partial<LintOptions>]>([
    [[], {}],
    [['a', 'b/*.pod'], { paths: ['a', 'b/*.pod'] }],
    [['--', '--odd'], { paths: ['--odd'] }],
    [['--podman', '4.9,5.7'], { podman: '4.9,5.7' }],
    [['--podman=installed', 'x'], { podman: 'installed', paths: ['x'] }],
    [['--user'], { mode: 'user' }],
    [['--system'], { mode: 'system' }],
    [['--format', 'sarif'], { format: 'sarif' }],
    [['--fail-on', 'warning'], { failOn: 'warning' }],
    [['--fix'], { fix: true }],
    [['--templates'], { templates: 'lint' }],
    [['--config', 'c.yaml'], { configuration: { file: 'c.yaml' } }],
    [['--no-config'], { configuration: { file: undefined } }],
    [['--allow-empty'], { allowEmpty: true }],
    [['--explain', 'PQ012'], { explain: 'PQ012' }],
    [['-h'], { help: true }],
  ])('%j', (args, expected) => {
    expect(readOptions(args)).toEqual({ ...DEFAULTS, ...expected });
  });

  test.each([
    [['--user', '--system'], '--user and --system exclude each other'],
    [['--config', 'c', '--no-config'], '--config and --no-config exclude each other'],
    [['--format', 'xml'], '--format is "xml"; allowed: text, json, sarif, github'],
    [['--fail-on', 'note'], '--fail-on is "note"; allowed: error, warning, never'],
    [['--xyzzy'], 'Unknown option "--xyzzy"'],
    [['--podman'], 'Option "--podman <value>" argument missing'],
    [['--fix=yes'], 'Option "--fix" does not take an argument'],
  ])('%j is wrong', async (args, message) => {
    expect(describeUsage(await thrownBy(() => readOptions(args)))).toContain(message);
  });

  test('the usage tells of every option, in lines that fit', () => {
    const names = [
      'podman',
      'user',
      'system',
      'format',
      'fail-on',
      'fix',
      'templates',
      'config',
      'no-config',
      'allow-empty',
      'explain',
    ];
    expect(names.filter((name) => !LINT_USAGE.includes(`--${name}`))).toEqual([]);
    expect(LINT_USAGE.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});

test.each([
  [[], 'warning', false],
  [['note'], 'warning', false],
  [['note', 'warning'], 'error', false],
  [['note', 'warning'], 'warning', true],
  [['error'], 'warning', true],
  [['error'], 'error', true],
  [['error'], 'never', false],
] as const)('%j with --fail-on %s fails: %s', (severities, failOn, expected) => {
  expect(isFailure(severities, failOn)).toBe(expected);
});
