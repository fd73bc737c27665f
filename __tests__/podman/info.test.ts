import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { parsePodmanInfo } from '../../src/podman/info.js';

/** What `podman info --format json` of a machine with Debian said, in full. */
function recorded(name: string): string {
  return readFileSync(new URL(`../fixtures/podman-info/${name}.json`, import.meta.url), 'utf8');
}

const STORE = '/home/runner/.local/share/containers/storage';
const DEBIAN = {
  rootless: true,
  cgroupManager: 'systemd',
  cgroupVersion: 'v2',
  eventLogger: 'journald',
  logDriver: 'journald',
  networkBackend: 'netavark',
  graphDriver: 'overlay',
  graphRoot: STORE,
  runRoot: '/run/user/1001/containers',
  volumePath: `${STORE}/volumes`,
  imageCount: 0,
  containerCount: 0,
  runningCount: 0,
  mountProgram: '',
  ignoreChownErrors: false,
  backingFilesystem: 'extfs',
};

describe('podman info', () => {
  test.each([
    ['4.3.1', { storageConf: '/home/runner/.config/containers/storage.conf' }, ['conmon']],
    ['5.4.2', {}, ['conmon', 'netavark', 'aardvark-dns', 'pasta']],
    ['5.8.6', { storageConf: '' }, ['conmon', 'netavark', 'aardvark-dns', 'pasta']],
  ])('of Podman %s', (version, expected, helpers) => {
    const info = parsePodmanInfo(recorded(version));
    const [major, minor, patch] = version.split('.').map(Number);
    expect(info).toMatchObject({ ...DEBIAN, ...expected, version: { major, minor, patch } });
    expect(info.ociRuntime).toMatchObject({ name: 'crun', path: '/usr/bin/crun' });
    expect(info.ociRuntime.version).toMatch(/^crun version 1\.\d+/);
    expect(info.helpers.map(({ name }) => name)).toEqual(helpers);
    for (const { name, path } of info.helpers) expect(path).toMatch(new RegExp(`^/usr/.*/${name}$`));
  });

  test('of a store with the driver vfs has no backing file system', () => {
    expect(parsePodmanInfo(recorded('5.4.2-vfs'))).toMatchObject({
      graphDriver: 'vfs',
      backingFilesystem: '',
    });
  });

  test.each([
    [
      { 'overlay.mount_program': { Executable: '/usr/bin/fuse-overlayfs', Version: 'x' } },
      '/usr/bin/fuse-overlayfs',
    ],
    [{ 'overlay.mount_program': '/usr/bin/fuse-overlayfs' }, '/usr/bin/fuse-overlayfs'],
  ])('names the program that mounts overlays: %j', (graphOptions, expected) => {
    const text = JSON.stringify({ version: { Version: '5.0.0' }, store: { graphOptions } });
    expect(parsePodmanInfo(text).mountProgram).toBe(expected);
  });

  test('tells of ignored errors of chown', () => {
    const graphOptions = { 'overlay.ignore_chown_errors': 'true' };
    const text = JSON.stringify({ version: { Version: '5.0.0' }, store: { graphOptions } });
    expect(parsePodmanInfo(text).ignoreChownErrors).toBe(true);
  });

  test('without a version is refused', () => {
    expect(() => parsePodmanInfo('{}')).toThrow(UserError);
  });
});
