import { describe, expect, test } from '@jest/globals';
import { judgeMount, mountCheck } from '../../../src/host/checks/storage/mount.js';
import type { MountFacts } from '../../../src/host/checks/storage/mount-facts.js';
import type { PathFacts } from '../../../src/host/host.js';
import { type MountIds, podmanIds } from '../../../src/host/subids/idmap.js';
import { fakeHost } from '../../fakes.js';

const whole = [
  { inside: 0, outside: 1001, count: 1 },
  { inside: 1, outside: 100000, count: 65536 },
];
const podman = { uids: whole, gids: whole };
const root: MountIds = { ...podman, podman, process: { uid: 0, gid: 0 } };
const kept = [
  { inside: 0, outside: 100000, count: 1001 },
  { inside: 1001, outside: 1001, count: 1 },
];
const keepId: MountIds = { uids: kept, gids: kept, podman, process: { uid: 1001, gid: 1001 } };
const shifted = [{ inside: 0, outside: 100004, count: 1000 }];
const mapped: MountIds = { uids: shifted, gids: shifted, podman, process: { uid: 0, gid: 0 } };

const directory = (uid: number, mode = 0o755, more: Partial<PathFacts> = {}): PathFacts => ({
  kind: 'directory',
  mode,
  uid,
  gid: uid,
  size: 0,
  link: false,
  ...more,
});

const facts = (more: Partial<MountFacts> = {}): MountFacts => ({
  path: '/srv/data',
  user: { name: 'runner', uid: 1001, gid: 1001, home: '/home/runner' },
  ids: root,
  itself: directory(1001, 0o700),
  above: [
    { path: '/srv', facts: directory(0) },
    { path: '/', facts: directory(0) },
  ],
  content: [],
  readOnly: false,
  fileSystem: undefined,
  selinux: false,
  ...more,
});
const place = (uid: number, mode?: number) => [{ path: '/srv/data/docker', facts: directory(uid, mode) }];
const elsewhere = directory(5000, 0o755);

describe('judgeMount', () => {
  test.each<[string, Partial<MountFacts>, found: RegExp]>([
    [
      "the user's own, for container root",
      {},
      /\(1001:1001, mode 0700\); the registry is container uid 0, on the host 1001 \(runner\)/,
    ],
    ['of a subordinate id, for container root', { itself: directory(100000, 0o700) }, /100000:100000/],
    ["the user's own, with keep-id", { ids: keepId }, /container uid 1001, on the host 1001 \(runner\)/],
    ['of the mapped id', { ids: mapped, itself: directory(100004, 0o700) }, /on the host 100004/],
    ['open to everybody', { ids: mapped, itself: directory(1001, 0o777) }, /mode 0777/],
    ['by the group, with keep-id', { ids: keepId, itself: directory(0, 0o770, { gid: 1001 }) }, /0:1001/],
    [
      'one that is to be made',
      { itself: undefined, above: [{ path: '/srv', facts: directory(1001) }] },
      /will be created/,
    ],
    [
      "below a directory of the user's that nobody else may enter",
      { ids: mapped, itself: directory(100004), above: [{ path: '/srv', facts: directory(1001, 0o700) }] },
      /on the host 100004/,
    ],
    ['with SELinux, which podman labels for', { selinux: true }, /podman labels it/],
    ['on a network file system, as the user', { fileSystem: 'network' }, /1001/],
  ])('fits: %s', (_, more, found) => {
    const verdict = judgeMount(facts(more));
    expect(verdict.state).toBe('ok');
    expect(verdict.found).toMatch(found);
  });

  test.each<[string, Partial<MountFacts>, found: RegExp, advice: RegExp, argv: string | undefined]>([
    [
      'a stranger’s directory',
      { itself: elsewhere },
      /^the registry, container uid 0, .*, has no access to \/srv\/data \(5000:5000, mode 0755\)/,
      /as root, because it belongs to IDs that runner does not have: chown -R 1001:1001/,
      'root chown -R 1001:1001 /srv/data',
    ],
    [
      'strange content',
      { content: place(5000) },
      /has no access to \/srv\/data\/docker \(5000:5000/,
      /as root/,
      'root chown -R 1001:1001 /srv/data',
    ],
    [
      "the user's own, for a mapped id",
      { ids: mapped },
      /on the host 100004/,
      /podman unshare chown -R 5:5 \/srv\/data; .*:U` does the same.*; or use `userns: keep-id`/,
      'user podman unshare chown -R 5:5 /srv/data',
    ],
    [
      'of container root, with keep-id',
      { ids: keepId, itself: directory(100000, 0o700) },
      /container uid 1001/,
      /podman unshare chown -R 0:0/,
      'user podman unshare chown -R 0:0 /srv/data',
    ],
    [
      'to be read only, with keep-id',
      { ids: keepId, itself: directory(100000, 0o755) },
      /^the registry, .* has no access to /,
      /unshare chown -R 0:0/,
      'user podman unshare chown -R 0:0 /srv/data',
    ],
    [
      'a group that is not mapped',
      { itself: directory(1001, 0o500, { gid: 44 }) },
      /1001:44/,
      /as root/,
      'root chown -R 1001:1001 /srv/data',
    ],
    [
      'a closed directory above',
      { above: [{ path: '/srv', facts: directory(0, 0o700) }] },
      /^runner, .*, has no access to \/srv \(0:0, mode 0700\)/,
      /enter \/srv/,
      'root chmod o+x /srv',
    ],
    ['a read-only mount', { readOnly: true }, /read-only/, /another|Use/, undefined],
    [
      'a file',
      { itself: directory(1001, 0o600, { kind: 'file' }) },
      /is not a directory/,
      /Use a directory/,
      undefined,
    ],
    [
      'one that cannot be made',
      { itself: undefined, ids: mapped },
      /runner cannot create it in \/srv \(0:0/,
      /as root/,
      'root install --directory --owner=100004 --group=100004 /srv/data',
    ],
    [
      'one to be made where there are no owners',
      {
        itself: undefined,
        ids: mapped,
        fileSystem: 'without owners',
        above: [{ path: '/srv', facts: directory(1001) }],
      },
      /without owners/,
      /keep-id/,
      undefined,
    ],
  ])('hinders the pod: %s', (_, more, found, advice, argv) => {
    const verdict = judgeMount(facts(more));
    if (verdict.state !== 'error') throw new Error(verdict.state);
    expect(verdict.hinders).toEqual(['pod']);
    expect(verdict.found).toMatch(found);
    expect(verdict.remedy.advice).toMatch(advice);
    // What is the user's is never changed without being asked.
    expect(verdict.remedy.automatic).toBeUndefined();
    const steps = (verdict.remedy.steps ?? []).map((step) =>
      step.kind === 'run' ? `${step.as} ${step.argv.join(' ')}` : step.kind,
    );
    expect(steps).toEqual(argv === undefined ? [] : [argv]);
  });

  test.each<[string, Partial<MountFacts>, state: string, found: RegExp]>([
    ['SELinux, without labels', { selinux: true, fileSystem: 'network' }, 'warning', /without labels/],
    ['SELinux, of somebody else', { selinux: true, itself: directory(0, 0o777) }, 'warning', /may not label/],
    [
      'a server that does not know the id',
      { ids: mapped, itself: directory(100004), fileSystem: 'network' },
      'warning',
      /server may not know/,
    ],
    ['memory', { fileSystem: 'memory' }, 'info', /is lost when the machine stops/],
  ])('is told: %s', (_, more, state, found) => {
    const verdict = judgeMount(facts(more));
    expect([verdict.state, verdict.found]).toEqual([state, expect.stringMatching(found)]);
  });
});

test.each([
  [root, { uid: 0, gid: 0 }],
  [keepId, { uid: 0, gid: 0 }],
  [mapped, { uid: 5, gid: 5 }],
])('what podman counts the process as', (ids, expected) => expect(podmanIds(ids)).toEqual(expected));

describe('mountCheck', () => {
  const stats = {
    '/srv': directory(0),
    '/': directory(0),
    '/srv/data': directory(1001),
    '/srv/data/docker': directory(1001),
    '/srv/data/docker/registry': directory(5000),
    '/srv/data/docker/link': directory(5000, 0o755, { link: true }),
  };
  const files = {
    '/srv/data/docker/registry': '',
    '/srv/data/docker/link': '',
    '/proc/self/mountinfo':
      '1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / /srv/ro ro,nosuid - ext4 /dev/sdb rw\n',
  };

  test('looks into the directory, and not through links', async () => {
    const verdict = await mountCheck('/srv/data', root).run(fakeHost({ files, stats }));
    expect(verdict.found).toMatch(/has no access to \/srv\/data\/docker\/registry \(5000:5000/);
    const clean = { ...stats, '/srv/data/docker/registry': directory(1001) };
    expect((await mountCheck('/srv/data', root).run(fakeHost({ files, stats: clean }))).state).toBe('ok');
  });

  test.each<[string, Parameters<typeof fakeHost>[0], RegExp]>([
    [
      'a mount',
      { files: { ...files, '/srv/ro/x': '' }, stats: { ...stats, '/srv/ro': directory(1001) } },
      /read-only/,
    ],
    [
      'the nearest directory',
      { files, stats: { ...stats, '/srv/ro': directory(0) }, links: { '/srv/ro/x': '/srv/rw/x' } },
      /does not exist, and runner cannot create it in \/srv\/ro/,
    ],
  ])('reads %s', async (_, parts, found) => {
    expect((await mountCheck('/srv/ro/x', root).run(fakeHost(parts))).found).toMatch(found);
  });

  test('sees SELinux and the file system', async () => {
    const host = fakeHost({
      files: { ...files, '/sys/fs/selinux/enforce': '1\n' },
      stats: { ...stats, '/srv/data/docker/registry': directory(1001) },
      space: { type: 0x6969 },
    });
    expect((await mountCheck('/srv/data', root).run(host)).found).toMatch(/SELinux is enforcing/);
  });

  test.each([
    'Error: lsetxattr(label=system_u:object_r:container_file_t:s0) /srv/data: operation not supported',
    'filesystem: mkdir /var/lib/registry/docker: permission denied',
  ])('knows what podman or the registry say: %s', (text) => {
    expect(mountCheck('/x', root).signatures.some((one) => one.test(text))).toBe(true);
  });
});
