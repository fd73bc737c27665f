import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Installation } from '../../../../src/quadlet/generate/start/install.js';
import {
  isInstallation,
  readInstallation,
  writeInstallation,
} from '../../../../src/quadlet/generate/start/installation.js';

const QUADLETS = '/home/runner/.config/containers/systemd';
const GOOD: Installation = {
  paths: [`${QUADLETS}/quadlet-generate-1a2b3c4d`],
  parents: [QUADLETS, '/home/runner/.config/containers'],
  services: ['web.service', 'data-volume.service', 'a\\x2db.service'],
  volumes: ['systemd-data'],
  networks: [],
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'installation-'));
});
afterEach(() => rm(directory, { recursive: true }));

test('what a start puts on the machine is read back, and is for this user only', async () => {
  writeInstallation(directory, GOOD);
  expect(await readInstallation(directory)).toEqual(GOOD);
  expect((await stat(join(directory, 'installation.json'))).mode & 0o777).toBe(0o600);
});

test('one that is missing is an error', async () => {
  await expect(readInstallation(directory)).rejects.toThrow('it is missing');
});

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
