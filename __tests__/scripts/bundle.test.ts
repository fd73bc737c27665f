import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

// dist/ as it is committed; `npm run check-dist` says that the sources make it.
const pieces = readdirSync('dist').filter((name) => name.endsWith('.js'));
const textOf = (piece: string) => readFileSync(join('dist', piece), 'utf8');
const whole = pieces.map(textOf).join('\n');

/** A word of each part, by which its piece is known. */
const PARTS = {
  'the lint engine': 'start-timeout',
  '@actions/core': 'ghadelimiter_',
  '@actions/exec': 'class ToolRunner',
  yaml: 'class LineCounter',
  podman: 'class Podman',
  nginx: 'client_max_body_size',
} as const;
type Part = keyof typeof PARTS;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(directory, 'web.container'), '[Container]\nImage=docker.io/library/nginx:1.27\n');
  writeFileSync(join(directory, 'web.kube'), '[Kube]\nYaml=web.yaml\n');
  writeFileSync(
    join(directory, 'web.yaml'),
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers: []\n',
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

const LINT_INPUTS = {
  INPUT_PATH: 'web.container',
  'INPUT_ALLOW-EMPTY': 'false',
  'INPUT_CHANGED-ONLY': 'false',
  'INPUT_FAIL-ON': 'error',
  INPUT_LEVEL: 'note',
  INPUT_GENERATOR: 'off',
  INPUT_ANNOTATIONS: 'true',
};

function start(argv: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const [entry = '', ...args] = argv;
  const { PATH = '' } = process.env;
  return spawnSync(process.execPath, [join(process.cwd(), 'dist', entry), ...args], {
    cwd: directory,
    env: { PATH, ...variables },
    encoding: 'utf8',
  });
}

/** Runs an entry, and reads from V8's coverage which pieces it loaded. */
function loadedBy(argv: readonly string[], variables: Readonly<Record<string, string>>) {
  const coverage = mkdtempSync(join(directory, 'coverage-'));
  const { status, stdout, stderr } = start(argv, { ...variables, NODE_V8_COVERAGE: coverage });
  const scripts = readdirSync(coverage)
    .flatMap((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result as { url: string }[])
    .map(({ url }) => url)
    .filter((url) => url.includes('/dist/'));
  const text = scripts.map((url) => textOf(basename(url))).join('\n');
  const parts = (Object.keys(PARTS) as Part[]).filter((part) => text.includes(PARTS[part]));
  return { status, output: stdout + stderr, parts, bytes: Buffer.byteLength(text) };
}

describe('the bundle as a whole', () => {
  test('is smaller than 1.3 MB', () => {
    expect(Buffer.byteLength(whole)).toBeLessThan(1_300_000);
  });

  test('has no HTTP client of a package', () => {
    expect(whole).not.toMatch(/undici|http-client|HttpClient|llhttp/);
  });

  test('keeps the names of classes', () => {
    for (const name of ['UserError', 'CommandError', 'RegistryError'])
      expect(whole).toContain(`class ${name} `);
  });

  test.each(pieces)('%s is ASCII, and its modules are compiled at once', (piece) => {
    const text = textOf(piece);
    expect(/[^\0-\x7f]/.test(text)).toBe(false);
    const [, factory] = /^"use strict";\(\{id:.*?modules: *\{\d+:(.)/.exec(text) ?? [];
    if (piece.endsWith('.index.js')) expect(factory).toBe('(');
    // In a script Node can do neither.
    if (/index\.js$/.test(piece)) expect(text).not.toMatch(/(?<!\.|async )\bimport[(.]/);
  });

  test('carries the licences of what is in it, and of nothing else', () => {
    const licences = readFileSync('dist/licenses.txt', 'utf8');
    const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const bundled = [
      '@actions/core',
      '@actions/exec',
      '@actions/io',
      'bcryptjs',
      'diff',
      'ini',
      'smol-toml',
      'yaml',
    ];
    const others = Object.keys(devDependencies).filter((name) => !bundled.includes(name));
    const headings = licences.split('\n');
    for (const name of bundled) expect(headings).toContain(name);
    for (const name of [...others, 'undici', '@actions/http-client', 'tunnel'])
      expect(headings).not.toContain(name);
  });

  test.each(Object.entries(PARTS))('%s is known by "%s"', (_, word) => {
    expect(whole).toContain(word);
  });
});

describe('what is loaded', () => {
  const KILOBYTE = 1000;
  test.each<[string, string[], Record<string, string>, Part[], number]>([
    ['lint from a terminal', ['cli.js', 'lint', 'web.container'], {}, ['the lint engine'], 310],
    ['lint of a .kube unit', ['cli.js', 'lint', 'web.kube'], {}, ['the lint engine', 'yaml'], 420],
    ['lint as an action', ['quadlet-lint.js'], LINT_INPUTS, ['the lint engine', '@actions/core'], 340],
    ['post with nothing to do', ['registry-post.js'], {}, ['@actions/core'], 32],
    ['post of the doctor', ['doctor-post.js'], {}, ['@actions/core'], 32],
    ['post of generate', ['quadlet-generate-post.js'], {}, ['@actions/core'], 32],
    ['help', ['cli.js', '--help'], {}, [], 24],
  ])('%s', (_, argv, variables, expected, limit) => {
    const summary = join(directory, 'summary');
    const output = join(directory, 'output');
    for (const file of [summary, output]) writeFileSync(file, '');
    const job = { GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: output, RUNNER_TEMP: directory };
    const { status, output: said, parts, bytes } = loadedBy(argv, { ...job, ...variables });
    expect({ status, said: status === 0 ? '' : said, parts }).toEqual({
      status: 0,
      said: '',
      parts: expected,
    });
    expect(bytes).toBeLessThan(limit * KILOBYTE);
  });
});

describe('what was compiled', () => {
  const kept = (home: string) => existsSync(join(home, 'podman-registry-action/compiled'));
  test.each([
    ['is kept in the directory of the job', 'RUNNER_TEMP', ['cli.js', '--help'], {}, true],
    ['is kept in the cache of a person', 'XDG_CACHE_HOME', ['cli.js', '--help'], {}, true],
    ['is not kept by the doctor', 'XDG_CACHE_HOME', ['cli.js', 'doctor', '--help'], {}, false],
    ['is not kept by a step, which runs once', 'RUNNER_TEMP', ['registry-post.js'], {}, false],
    [
      'is not kept where the environment says so',
      'RUNNER_TEMP',
      ['cli.js', '--help'],
      { NODE_DISABLE_COMPILE_CACHE: '1' },
      false,
    ],
  ])('%s', (_, variable, argv, variables, expected) => {
    const home = mkdtempSync(join(directory, 'home-'));
    expect(start(argv, { [variable]: home, ...variables }).status).toBe(0);
    expect(kept(home)).toBe(expected);
  });

  test('is not kept in a relative directory, which could be one of a checkout', () => {
    expect(start(['cli.js', '--help'], { RUNNER_TEMP: 'relative' })).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(directory, 'relative'))).toBe(false);
  });

  test.each([
    ['a file', () => join(directory, 'no-directory')],
    // Where Node's recursive mkdir does not return.
    ['on procfs', () => '/proc/no-directory'],
  ])('is nothing where it cannot be kept: %s', (_, where) => {
    writeFileSync(join(directory, 'no-directory'), '');
    expect(start(['cli.js', '--help'], { RUNNER_TEMP: where() })).toMatchObject({ status: 0, stderr: '' });
  });
});
