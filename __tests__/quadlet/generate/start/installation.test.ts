import { existsSync, readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type Installation,
  install,
  isInstallation,
  planInstallation,
  readInstallation,
  uninstall,
  writeInstallation,
} from '../../../../src/quadlet/generate/start/installation.js';
import { inDirectory } from '../../../registry/fakes.js';
import { CLEAN, writeFiles } from '../../lint/files.js';

const FILES = ['a.volume', 'a.volume.d/1.conf', 'd/env'].map((path) => ({
  path,
  file: path,
  content: CLEAN,
}));
const nothing = { services: [], volumes: [], networks: [] };

describe('an installation', () => {
  test('comes and goes, with the directories on the way', () =>
    inDirectory(async (directory) => {
      const place = join(directory, 'config/containers/systemd');
      const plan = planInstallation(FILES, place, true);
      install(FILES, plan.directory);
      expect(existsSync(join(plan.directory, 'a.volume.d/1.conf'))).toBe(true);
      uninstall({ ...nothing, ...plan });
      expect(readdirSync(directory)).toEqual([]);
      uninstall({ ...nothing, ...plan });
    }));

  test.each([true, false])('leaves what was there (into a directory: %s)', (looksDeep) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'systemd/b.volume': CLEAN });
      const plan = planInstallation(FILES, join(directory, 'systemd'), looksDeep);
      install(FILES, plan.directory);
      expect(readdirSync(join(directory, 'systemd'))).toHaveLength(looksDeep ? 2 : 4);
      uninstall({ ...nothing, ...plan });
      expect(readdirSync(join(directory, 'systemd'))).toEqual(['b.volume']);
    }),
  );

  test.each<[there: string, looksDeep: boolean]>([
    ['a.volume', true],
    ['x/y/a.volume', true],
    ['a.volume', false],
    ['d/own', false],
  ])('is refused where %s is there', (there, looksDeep) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { [`systemd/${there}`]: CLEAN });
      expect(() => planInstallation(FILES, join(directory, 'systemd'), looksDeep)).toThrow('would replace');
    }),
  );

  test('never overwrites a file', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'a.volume': 'mine' });
      expect(() => install(FILES, directory)).toThrow('EEXIST');
    }));
});

const QUADLETS = '/home/runner/.config/containers/systemd';
const GOOD: Installation = {
  paths: [`${QUADLETS}/quadlet-generate-1a2b3c4d`],
  parents: [QUADLETS, '/home/runner/.config/containers'],
  services: ['web.service', 'data-volume.service', 'a\\x2db.service'],
  volumes: ['systemd-data'],
  networks: [],
};

test('what a start puts on the machine is read back, and is for this user only', () =>
  inDirectory(async (directory) => {
    writeInstallation(directory, GOOD);
    expect(await readInstallation(directory)).toEqual(GOOD);
    expect((await stat(join(directory, 'installation.json'))).mode & 0o777).toBe(0o600);
  }));

test('one that is missing is an error', () =>
  inDirectory(async (directory) => {
    await expect(readInstallation(directory)).rejects.toThrow('it is missing');
  }));

test('the files of an older Podman lie beside each other', () => {
  expect(
    isInstallation({ ...GOOD, paths: [`${QUADLETS}/web.container`, `${QUADLETS}/web.container.d`] }),
  ).toBe(true);
});

describe('nothing else is removed or stopped:', () => {
  test.each<[string, object]>([
    ['the home', { paths: ['/home/runner'] }],
    ['the directory itself', { paths: [QUADLETS] }],
    ['what lies deeper', { paths: [`${QUADLETS}/a/b`] }],
    ['what lies elsewhere', { paths: [...GOOD.paths, '/home/runner/work'] }],
    ['a way up', { paths: [`${QUADLETS}/../x`] }],
    ['no path', { paths: [] }],
    ['a path that is a number', { paths: [7] }],
    ['a directory beside', { parents: ['/home/runner/work'] }],
    ['an option for a service', { services: ['web.service --now'] }],
    ['a service by a path', { services: ['/etc/x.service'] }],
    ['an option for a volume', { volumes: ['--all'] }],
    ['a network that is missing', { networks: undefined }],
  ])('%s', (_, change) => {
    expect(isInstallation({ ...GOOD, ...change })).toBe(false);
  });
  test.each([null, 7, 'x', []])('%j', (value) => expect(isInstallation(value)).toBe(false));
});
