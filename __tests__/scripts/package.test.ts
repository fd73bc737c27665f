import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

test('the lock file has the integrity of every package', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const names = Object.keys(packages).filter((name) => name !== '');
  expect(names.length).toBeGreaterThan(100);
  expect(names.filter((name) => packages[name].integrity === undefined)).toEqual([]);
});

test('a package from the registry needs no other package', () => {
  expect(dependencies).toBeUndefined();
});

describe('the packed package in an empty directory', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'package-'));
    const npm = (...args: readonly string[]) =>
      execFileSync('npm', [...args, '--ignore-scripts', '--silent'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    npm('pack', '--pack-destination', directory);
    mkdirSync(join(directory, 'project'));
    npm(
      'install',
      '--offline',
      '--prefix',
      join(directory, 'project'),
      join(directory, `podman-registry-action-${version}.tgz`),
    );
    writeFileSync(join(directory, 'project/good.volume'), '[Volume]\n');
    writeFileSync(join(directory, 'project/bad.container'), '[Container]\nImag=x\n');
  }, 60_000);
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function run(...args: readonly string[]) {
    const { NODE_OPTIONS: _, ...env } = process.env;
    return spawnSync('node_modules/.bin/podman-registry', args, {
      cwd: join(directory, 'project'),
      encoding: 'utf8',
      env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
  }

  test('holds the bundle, action.yml and the pages that commands print, and nothing else', () => {
    const list = (path: string) =>
      readdirSync(join(directory, 'project/node_modules/podman-registry-action', path)).toSorted();
    expect(list('.')).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist', 'docs', 'package.json']);
    expect(list('docs')).toEqual(['checks', 'lint-json.schema.json', 'rules']);
    for (const path of ['dist', 'docs/checks', 'docs/rules']) expect(list(path)).toEqual(readdirSync(path));
  });

  test('lints', () => {
    expect(run('lint', 'good.volume')).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = run('lint', 'bad.container');
    expect(status).toBe(1);
    expect(stdout).toContain('PQ010');
  });

  test.each([
    [['lint', '--explain', 'PQ010'], /^# PQ010/],
    [['doctor', '--explain', 'RP020'], /^# RP020/],
    [['help'], /podman-registry/],
  ])('%j prints its page', (args, words) => {
    expect(run(...args)).toMatchObject({ status: 0, stdout: expect.stringMatching(words) });
  });
});
