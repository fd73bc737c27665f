import { describe, expect, test } from '@jest/globals';
import { judgePlatform, platform } from '../../../src/host/checks/platform.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const MACHINE = { '/run/systemd/system': '', '/sys/fs/cgroup/cgroup.controllers': '' };
const BAD: readonly [string, FakeHostParts, RegExp, RegExp][] = [
  ['macOS', { files: MACHINE, platform: 'darwin' }, /darwin/, /ubuntu-latest/],
  ['Windows', { files: {}, platform: 'win32' }, /win32/, /ubuntu-latest/],
  [
    "Podman's container",
    { files: { ...MACHINE, '/run/.containerenv': '' } },
    /inside a container/,
    /container:/,
  ],
  ["Docker's container", { files: { ...MACHINE, '/.dockerenv': '' } }, /inside a container/, /container:/],
  ['root', { files: MACHINE, user: { uid: 0, name: 'root' } }, /as root/, /ordinary user/],
  [
    'no systemd',
    { files: { '/sys/fs/cgroup/cgroup.controllers': '' } },
    /systemd is not the init/,
    /systemd/,
  ],
  ['cgroup v1', { files: { '/run/systemd/system': '' } }, /cgroup v2/, /unified_cgroup_hierarchy=1/],
  // What a person can change first comes first: in a container everything else is the container's.
  [
    'root in a container',
    { files: { '/.dockerenv': '' }, user: { uid: 0 } },
    /inside a container/,
    /container:/,
  ],
];

describe('the platform', () => {
  test('is fit: Linux, booted with systemd, cgroup v2, an ordinary user', async () => {
    const { verdict } = await platform.look(fakeHost({ files: MACHINE }));
    expect(verdict).toEqual({ fit: true, found: 'Linux with systemd and cgroup v2, not as root' });
  });

  test.each(BAD)('is unfit: %s', async (_, parts, found, remedy) => {
    const { verdict, mend } = await platform.look(fakeHost(parts));
    expect(verdict).toMatchObject({
      fit: false,
      severity: 'error',
      found: expect.stringMatching(found),
      remedy: expect.stringMatching(remedy),
    });
    expect(mend).toBeUndefined();
  });

  test('is judged by what was found alone', () => {
    const facts = {
      platform: 'linux',
      uid: 1001,
      bootedWithSystemd: true,
      inContainer: false,
      unifiedCgroups: true,
    } as const;
    expect(judgePlatform(facts).fit).toBe(true);
    expect(judgePlatform({ ...facts, unifiedCgroups: false }).fit).toBe(false);
  });
});
