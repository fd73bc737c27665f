import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../../src/platform/boundary.js';
import { installReadme } from '../../../../src/quadlet/generate/stage/install-readme.js';
import type { Published } from '../../../../src/quadlet/generate/stage/published.js';
import { stage } from '../../../../src/quadlet/generate/stage/stage.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { inDirectory, thrownBy } from '../../../registry/fakes.js';
import { writeFiles } from '../../lint/files.js';

function published(sources: readonly string[] = ['app.container', 'd/app.env']): Published {
  return {
    set: {
      services: [{ name: 'app.service', source: 'app.container', unit: UnitView.read('[Service]\n') }],
      links: [{ path: 'default.target.wants/app.service', target: '../app.service' }],
    },
    sources: sources.map((path) => ({ path, file: `q/${path}`, content: `# ${path}\n` })),
    mode: 'user',
    installDirectory: '%h/.config/containers/systemd',
    podman: '5.4.2',
    generator: 'a generator',
    commit: undefined,
  };
}

const filesBelow = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .sort();

describe('stage', () => {
  test('writes sources, units, a README, and a manifest with the sums of all', () =>
    inDirectory(async (directory) => {
      const out = join(directory, 'made/out');
      const boundary = workspaceBoundary(directory);
      expect(stage(published(), out, false, boundary)).toEqual({ directory: out, tarball: undefined });
      expect(filesBelow(out)).toEqual([
        'README.md',
        'manifest.json',
        'quadlet/app.container',
        'quadlet/d/app.env',
        'units/app.service',
      ]);
      const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({
        version: 1,
        podman: '5.4.2',
        generator: 'a generator',
        mode: 'user',
        commit: null,
        services: [{ name: 'app.service', source: 'app.container' }],
        links: [{ path: 'default.target.wants/app.service', target: '../app.service' }],
      });
      expect(manifest.files).toEqual(
        ['README.md', 'quadlet/app.container', 'quadlet/d/app.env', 'units/app.service'].map((path) => {
          const content = readFileSync(join(out, path));
          const sha256 = createHash('sha256').update(content).digest('hex');
          return { path, size: content.length, sha256 };
        }),
      );
    }));

  test.each<[mode: 'user' | 'system', start: string]>([
    ['user', "systemctl --user start -- '-a.service' 'b\\x2dc.service'\n"],
    ['system', "sudo systemctl start -- '-a.service' 'b\\x2dc.service'\n"],
  ])('the commands of the README for mode %s have each name as one word', (mode, start) => {
    const services = ['-a.service', 'b\\x2dc.service', 't@.service'].map((name) => ({
      name,
      source: '',
      unit: UnitView.read('[Service]\n'),
    }));
    const text = installReadme({ ...published(), set: { services, links: [] }, mode });
    expect(text).toContain(start);
    expect(text).toContain(start.replace('start', 'enable --now'));
  });

  test('packs the same files, and the same bytes each time', () =>
    inDirectory(async (directory) => {
      const boundary = workspaceBoundary(directory);
      const archives = ['one', 'two'].map((name) => {
        const { tarball = '' } = stage(published(), join(directory, name), true, boundary);
        expect(tarball).toBe(join(directory, name, 'quadlet-units.tar.gz'));
        return readFileSync(tarball);
      });
      expect(archives[0]).toEqual(archives[1]);
      const text = gunzipSync(archives[0] ?? Buffer.alloc(0)).toString('latin1');
      for (const path of ['README.md', 'manifest.json', 'quadlet/d/app.env', 'units/app.service']) {
        expect(text).toContain(`${path}\0`);
      }
    }));

  test('leaves nothing of an earlier run', () =>
    inDirectory(async (directory) => {
      const boundary = workspaceBoundary(directory);
      const out = join(directory, 'out');
      stage(published(['old.container']), out, true, boundary);
      stage(published(['new.container']), out, false, boundary);
      expect(filesBelow(out)).toEqual([
        'README.md',
        'manifest.json',
        'quadlet/new.container',
        'units/app.service',
      ]);
    }));

  test.each<[title: string, files: Record<string, string>, words: string]>([
    ['files of somebody else', { 'out/notes': 'mine' }, 'is not empty'],
    ['a manifest of something else', { 'out/manifest.json': '{"name":"x"}' }, 'is not empty'],
    [
      'an earlier run and a file beside it',
      { 'out/manifest.json': '{"installDirectory":"/"}', 'out/notes': 'mine' },
      'contains notes, which is not from an earlier run; remove it',
    ],
  ])('a directory with %s is an error', (_, files, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, files);
      const boundary = workspaceBoundary(directory);
      const error = await thrownBy(() => stage(published(), join(directory, 'out'), false, boundary));
      expect(error.message).toContain(words);
      expect(filesBelow(directory)).not.toContain('out/README.md');
    }),
  );

  test('a link within the workspace is not followed', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'elsewhere/': '', 'workspace/': '' });
      symlinkSync('../elsewhere', join(directory, 'workspace/out'));
      const boundary = workspaceBoundary(join(directory, 'workspace'));
      const error = await thrownBy(() =>
        stage(published(), join(directory, 'workspace/out'), false, boundary),
      );
      expect(error.message).toContain('a symbolic link, which output must not follow');
      expect(readdirSync(join(directory, 'elsewhere'))).toEqual([]);
    }));
});
