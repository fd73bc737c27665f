import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { install, planInstallation, uninstall } from '../../../../src/quadlet/generate/start/install.js';
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
      expect(() => planInstallation(FILES, join(directory, 'systemd'), looksDeep)).toThrow(
        'would get in the way of',
      );
    }),
  );

  test('never overwrites a file', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'a.volume': 'mine' });
      expect(() => install(FILES, directory)).toThrow('EEXIST');
    }));
});
