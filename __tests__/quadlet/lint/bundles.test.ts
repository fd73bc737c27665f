import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terminalBoundary } from '../../../src/platform/boundary.js';
import { fixAll } from '../../../src/quadlet/lint/fix/fix-all.js';
import { lint } from '../../../src/quadlet/lint/lint.js';
import { type Prepared, prepareLint } from '../../../src/quadlet/lint/prepare.js';
import { inDirectory } from '../../registry/fakes.js';
import { writeFiles } from './files.js';

const IMAGE = 'Image=quay.io/a/b:1';
const WEB = `# FileName=web\n[Container]\n${IMAGE}\n`;
const DATA = '# FileName=data\n[Volume]\n';
const USES = `[Container]\n${IMAGE}\nVolume=data.volume:/a\nVolume=no.volume:/b\n`;
const PLAYS = '# FileName=a\n[Kube]\nYaml=pod.yaml\n';

function prepare(directory: string, paths: readonly string[]): Promise<Prepared> {
  const request = {
    paths: paths.map((path) => join(directory, path)),
    podman: '5.8.6',
    mode: undefined,
    templates: undefined,
    configuration: { file: undefined },
    allowEmpty: false,
  };
  return prepareLint(request, terminalBoundary(), () => Promise.reject(new Error('not asked')));
}

/** Runs a lint of paths in a directory with files; returns codes with file and line, without advice. */
async function lintPaths(files: Readonly<Record<string, string>>, paths: readonly string[]) {
  return inDirectory(async (directory) => {
    await writeFiles(directory, files);
    const { sets, policy } = await prepare(directory, paths);
    return lint(sets, policy).findings.map(
      ({ code, file, line }) => `${code} ${file.replace(`${directory}/`, '')}:${line}`,
    );
  });
}

describe('bundles on disk', () => {
  test.each<[title: string, files: Record<string, string>, paths: string[], found: string[]]>([
    [
      'of a directory',
      { 'app.quadlets': `${DATA}---\n${WEB}Port=80\n`, 'use.container': USES },
      ['.'],
      ['PQ010 app.quadlets:7', 'PQ030 use.container:4'],
    ],
    [
      'given by itself',
      { 'app.quadlets': `${WEB}Port=80\nVolume=data.volume:/a\n`, 'data.volume': '[Volume]\nNo=1\n' },
      ['app.quadlets'],
      ['PQ010 app.quadlets:4', 'PQ130 app.quadlets:5'],
    ],
    [
      'by a glob',
      { 'app.quadlets': `${WEB}Port=80\n`, 'b.quadlets': `${DATA}No=1\n` },
      ['*.quadlets'],
      ['PQ010 app.quadlets:4', 'PQ010 b.quadlets:3'],
    ],
    [
      'next to a file that refers to them',
      { 'app.quadlets': `${DATA}No=1\n`, 'use.container': USES },
      ['use.container'],
      ['PQ130 use.container:3', 'PQ030 use.container:4'],
    ],
    [
      'with the drop-ins of their parts',
      { 'app.quadlets': WEB, 'web.container.d/a.conf': '[Container]\nPort=80\n' },
      ['app.quadlets'],
      ['PQ010 web.container.d/a.conf:2'],
    ],
    [
      'whose drop-in is given',
      { 'app.quadlets': `${WEB}No=1\n`, 'web.container.d/a.conf': '[Container]\nPort=80\n' },
      ['web.container.d/a.conf'],
      ['PQ010 web.container.d/a.conf:2'],
    ],
    [
      'with a manifest',
      { 'app.quadlets': PLAYS, 'pod.yaml': 'kind: Nothing\n' },
      ['app.quadlets'],
      ['PQ132 app.quadlets:3', 'PQ132 pod.yaml:1'],
    ],
    [
      'with a manifest in a directory',
      { 'app.quadlets': PLAYS, 'pod.yaml': 'kind: Nothing\n' },
      ['.'],
      ['PQ132 app.quadlets:3', 'PQ132 pod.yaml:1'],
    ],
    [
      'that are directories',
      { 'a.quadlets/web.container': `[Container]\n${IMAGE}\nPort=80\n` },
      ['.'],
      ['PQ010 a.quadlets/web.container:3'],
    ],
    [
      'of which another has the same names',
      { 'dev.quadlets': `${DATA}No=1\n`, 'app.quadlets': `${DATA}---\n${WEB}Port=80\n`, 'data.volume': 'x' },
      ['app.quadlets'],
      ['PQ010 app.quadlets:7'],
    ],
    [
      'of which two given ones have the same names',
      { 'dev.quadlets': DATA, 'app.quadlets': DATA, 'data.volume': '[Volume]\n' },
      ['app.quadlets', 'dev.quadlets', 'data.volume'],
      ['PQ194 app.quadlets:1', 'PQ194 dev.quadlets:1'],
    ],
    ['that are too large', { 'a.quadlets': 'x'.repeat(1024 * 1024 + 1) }, ['.'], ['PQ092 a.quadlets:1']],
    ['in a subdirectory', { 'a/b/c.quadlets': `${WEB}Port=80\n` }, ['.'], ['PQ010 a/b/c.quadlets:4']],
  ])('%s', async (_, files, paths, found) => {
    const all = await lintPaths(files, paths);
    expect(all.filter((one) => !/^PQ1(?:02|10) /.test(one))).toEqual(found);
  });

  test('started by a unit of the directory are not reported', async () => {
    const files = {
      'app.quadlets': WEB,
      'other.container': `[Unit]\nWants=web.container\n[Container]\n${IMAGE}\n[Install]\nWantedBy=default.target\n`,
    };
    expect((await lintPaths(files, ['app.quadlets'])).filter((one) => one.startsWith('PQ102'))).toEqual([]);
    const alone = await lintPaths({ 'app.quadlets': WEB }, ['app.quadlets']);
    expect(alone.filter((one) => one.startsWith('PQ102'))).toEqual(['PQ102 app.quadlets:2']);
  });

  test('are fixed', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'app.quadlets': `${DATA}---\r\n${WEB}DnS=1.1.1.1\n` });
      const prepared = await prepare(directory, ['app.quadlets']);
      fixAll(prepared, 'safe', terminalBoundary(), () => undefined);
      expect(readFileSync(join(directory, 'app.quadlets'), 'utf8')).toBe(`${DATA}---\r\n${WEB}DNS=1.1.1.1\n`);
    }));
});
