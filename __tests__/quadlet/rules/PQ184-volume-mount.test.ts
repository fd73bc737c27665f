import { describe, expect, test } from '@jest/globals';
import { lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ184'];
const volume = (...lines: readonly string[]) => ({ 'a.volume': `[Volume]\n${lines.join('\n')}\n` });

describe('volumes that podman cannot mount', () => {
  test.each<Row>([
    ['a directory without bind', volume('⟦PQ184|Type⟧=none', 'Device=/srv/pg')],
    ['with other options', volume('⟦PQ184|Type⟧=none', 'Device=/srv/pg', 'Options=ro,bindings')],
    ['a directory without a type', volume('⟦PQ184|Device⟧=/srv/pg')],
    ['for the system', volume('⟦PQ184|Device⟧=/srv/pg/'), { mode: 'system' }],
    ['a path that Quadlet does not resolve', volume('Type=bind', '⟦PQ184|Device⟧=./data')],
    ['a home directory', volume('Type=none', 'Options=bind', '⟦PQ184|Device⟧=~/data')],
    ['a relative path', volume('Options=rbind,ro', '⟦PQ184|Device⟧=data')],
    [
      'a file system of the network',
      volume('⟦PQ184|Type⟧=nfs', 'Device=storage:/a', 'Options=addr=10.1.0.2'),
    ],
    ['a file system of a device', volume('⟦PQ184|Type⟧=ext4', 'Device=/dev/sdb1')],
    ['a device', volume('⟦PQ184|Device⟧=/dev/sdb1')],
    [
      'by a drop-in',
      {
        ...volume('Type=none', 'Device=/srv/pg', 'Options=bind'),
        'a.volume.d/1.conf': '[Volume]\n⟦PQ184|Type⟧=none\nOptions=ro\n',
      },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['a volume of podman', volume('VolumeName=a', 'User=1000')],
    ['a directory', volume('Type=none', 'Device=/srv/pg', 'Options=bind')],
    ['with several options', volume('Type=none', 'Device=%h/pg', 'Options=ro,rbind')],
    ['without a type', volume('Device=/srv/pg', 'Options=bind')],
    ['as a type', volume('Type=bind', 'Device=/srv/pg')],
    ['memory', volume('Type=tmpfs', 'Device=tmpfs', 'Options=size=64m')],
    ['an overlay', volume('Type=overlay', 'Device=overlay', 'Options=lowerdir=/a,upperdir=/b,workdir=/c')],
    ['an image of a file system', volume('Device=/srv/pg.img')],
    ['the network, for the system', volume('Type=nfs', 'Device=storage:/a'), { mode: 'system' }],
    ['a device, for the system', volume('Device=/dev/sdb1'), { mode: 'system' }],
    ['a plugin', volume('Driver=mine', 'Device=./a', 'Type=none')],
    ['specifiers in the options', volume('Type=none', 'Device=/srv/pg', 'Options=%i')],
    ['options of podman', volume('Type=none', 'Device=/srv/pg', 'PodmanArgs=--opt o=bind')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test.each([
    [
      ['Type=none', 'Device=/srv'],
      'mount has no file system "none"; add Options=bind to mount the directory',
    ],
    [
      ['Type=bind', 'Device=./a'],
      'Quadlet does not resolve Device=./a, so podman cannot mount it; use an absolute path, or %h for the home directory',
    ],
    [
      ['Device=/srv'],
      '/srv is mounted as a block device, because Type= is missing; add Type=none and Options=bind to mount the directory',
    ],
    [
      ['Type=nfs', 'Device=a:/b'],
      'rootless podman cannot mount nfs; mount it in the system, and use its directory with Type=none and Options=bind',
    ],
  ])('%j', (lines, message) => {
    expect(lintMarked(CODES, volume(...lines)).messages).toEqual([message]);
  });
});
