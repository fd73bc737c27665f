import { describe, expect, test } from '@jest/globals';
import { lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ115', 'PQ117', 'PQ134', 'PQ143'];

describe('files that nobody reads', () => {
  test.each<Row>([
    ['a name that is taken', { 'a.volume': '', 'b/a.volume': '⟦PQ117|[Volume]⟧\r\n' }],
    ['each time', { 'a.volume': '', 'b/a.volume': '⟦PQ117|⟧', 'c/a.volume': '⟦PQ117|⟧' }],
    ['a pod before 5.0', { 'a.pod': '⟦PQ134|[Pod]⟧' }, { targets: ['4.9.3'] }],
    ['an image before 4.8', { 'a.image': '⟦PQ134|[Image]⟧\n' }, { targets: ['4.7.0'] }],
    ['a build before 5.2', { 'a.build': '⟦PQ134|[Build]⟧\n' }, { targets: ['5.1.0'] }],
    ['an artifact before 5.7', { 'a.artifact': '⟦PQ134|[Artifact]⟧\n' }, { targets: ['5.6.0', '5.7.0'] }],
    ['a directory below before 4.7', { 'a/b.volume': '⟦PQ134|[Volume]⟧\n' }, { targets: ['4.6.1'] }],
    ['a directory of drop-ins', { 'a.d/b.volume': '⟦PQ134|[Volume]⟧\n' }],
    [
      'drop-ins before 5.0',
      { 'a.volume': '', 'a.volume.d/b.conf': '⟦PQ134|[Volume]⟧\n' },
      { targets: ['4.9.3'] },
    ],
    [
      'drop-ins of a kind before 5.2',
      { 'a.volume': '', 'volume.d/b.conf': '⟦PQ134|[Volume]⟧\n' },
      { targets: ['5.1.0'] },
    ],
    [
      'drop-ins of a prefix before 5.2',
      { 'a-b.volume': '', 'a-.volume.d/c.conf': '⟦PQ134|⟧' },
      { targets: ['5.0.0'] },
    ],
    [
      'drop-ins of no unit',
      { 'a.volume': '', 'b.volume.d/c.conf': '⟦PQ143|[Volume]⟧\n', 'b.volume.d/d.conf': '⟦PQ143|⟧' },
    ],
    ['drop-ins of another kind', { 'a.volume': '', 'a.network.d/c.conf': '⟦PQ143|[Network]⟧' }],
    ['drop-ins of a prefix that no unit has', { 'a.volume': '', 'a-.volume.d/c.conf': '⟦PQ143|⟧' }],
    ["systemd's directory", { '.config/systemd/user/a.volume': '⟦PQ115|⟧' }],
    ["the machine's directory of systemd", { 'etc/systemd/system/a.volume': '⟦PQ115|⟧' }, { mode: 'system' }],
    ['a directory below it', { 'usr/lib/systemd/system/x/a.volume': '⟦PQ115|⟧' }],
    [
      'the directory beside the right one',
      { '.config/containers/quadlet/a.volume': '⟦PQ115|⟧', '.config/containers/b.volume': '' },
    ],
    ['/usr/etc', { 'usr/etc/containers/systemd/a.volume': '⟦PQ115|⟧' }],
    ['a home directory', { 'home/me/containers/systemd/a.volume': '⟦PQ115|⟧' }],
    ["the machine's, for a user", { 'etc/containers/systemd/a.volume': '⟦PQ115|⟧' }],
    ["a user's, for the machine", { '.config/containers/systemd/a.volume': '⟦PQ115|⟧' }, { mode: 'system' }],
    [
      "all users', for the machine",
      { 'etc/containers/systemd/users/a.volume': '⟦PQ115|⟧' },
      { mode: 'system' },
    ],
    [
      "users' directory of the distribution, for a user",
      { 'usr/share/containers/systemd/users/a.volume': '⟦PQ115|⟧' },
    ],
    [
      'and for the machine, which runs it as root',
      { 'usr/share/containers/systemd/users/1000/a.volume': '⟦PQ115|⟧' },
      { mode: 'system' },
    ],
    ['one for users that only the machine reads', { 'run/containers/systemd/users/a.volume': '⟦PQ115|⟧' }],
    [
      'the same for the machine',
      { 'run/containers/systemd/users/1000/a.volume': '⟦PQ115|⟧' },
      { mode: 'system' },
    ],
    ['a temporary one of the machine, for a user', { 'run/containers/systemd/a.volume': '⟦PQ115|⟧' }],
    ["the distribution's, for a user", { 'usr/share/containers/systemd/a.volume': '⟦PQ115|⟧' }],
    [
      "drop-ins in systemd's directory",
      {
        '.config/containers/systemd/a.volume': '',
        '.config/systemd/user/a.volume.d/1.conf': '⟦PQ115|⟧',
        '.config/systemd/user/a.service.d/1.conf': '',
      },
    ],
    ["drop-ins of a kind in systemd's directory", { 'etc/systemd/user/container.d/1.conf': '⟦PQ115|⟧' }],
    ['once a directory', { 'etc/systemd/user/a.volume': '⟦PQ115|⟧', 'etc/systemd/user/b.volume': '' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });
});

describe('files that are read, or are none', () => {
  test.each<Row>([
    ['directories below', { 'a.volume': '', 'b/c.volume': '' }],
    ['kinds of the version', { 'a.image': '', 'b.volume': '' }, { targets: ['4.8.0'] }],
    [
      'drop-ins',
      {
        'a-b@c.volume': '',
        'a-b@c.volume.d/1.conf': '',
        'a-b@.volume.d/2.conf': '',
        'a-.volume.d/3.conf': '',
        'volume.d/4.conf': '',
      },
    ],
    ['drop-ins of a kind of which there is none', { 'volume.d/4.conf': '' }],
    ["drop-ins of systemd's units", { 'a.volume': '', 'a.service.d/b.conf': '' }],
    ['what is no drop-in', { 'a.volume': '', 'b.volume.d/README.md': '' }],
    [
      'the right directory of a user',
      { '.config/containers/systemd/a.volume': '', 'home/me/.config/containers/systemd/b/c.volume': '' },
    ],
    [
      'the right directory of the machine',
      { 'etc/containers/systemd/a.volume': '', 'usr/share/containers/systemd/b.volume': '' },
      { mode: 'system' },
    ],
    [
      'the directory of all users',
      { 'etc/containers/systemd/users/a.volume': '', 'etc/containers/systemd/users/1000/b.volume': '' },
    ],
    [
      'a directory of the right one that is called as systemd calls its own',
      { '.config/containers/systemd/user/a.volume': '', '.config/containers/systemd/system/b.volume': '' },
    ],
    [
      'a directory that only looks like it',
      { 'my-systemd/users/a.volume': '', 'systemd/userland/b.volume': '' },
    ],
    ["units of systemd in systemd's directory", { 'etc/systemd/system/a.service': '' }],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).found).toEqual([]);
  });
});

test.each([
  [
    { 'usr/share/containers/systemd/users/a.volume': '' },
    'the system manager also reads this directory and runs its units as root; move the files to /etc/containers/systemd/users',
  ],
  [
    { 'a@.volume': '', 'a@b.volume.d/1.conf': '' },
    'no unit is named a@b.volume, so this drop-in has no effect; add a link a@b.volume to a@.volume, which makes this instance',
  ],
])('the words for %j', (files, message) => {
  expect(lintMarked(CODES, files).messages).toEqual([message]);
});
