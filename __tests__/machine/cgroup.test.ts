import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { cgroupsNamed, processesIn, unifiedMount } from '../../src/machine/cgroup.js';

const UNIFIED = [
  'proc /proc proc rw,nosuid 0 0',
  'cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nsdelegate 0 0',
  '/dev/sda1 /mnt/cgroup2 ext4 rw 0 0',
  '',
].join('\n');
const HYBRID = [
  'tmpfs /sys/fs/cgroup tmpfs ro 0 0',
  'cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0',
  'cgroup /sys/fs/cgroup/systemd cgroup rw,xattr,name=systemd 0 0',
  'cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0',
].join('\n');
const LEGACY = 'cgroup /sys/fs/cgroup/memory cgroup rw,memory 0 0\n';

describe('where cgroups are', () => {
  test.each([
    ['pure v2', UNIFIED, '/sys/fs/cgroup', ['/sys/fs/cgroup/m']],
    [
      'the hybrid layout',
      HYBRID,
      '/sys/fs/cgroup/unified',
      ['/sys/fs/cgroup/unified/m', '/sys/fs/cgroup/systemd/m', '/sys/fs/cgroup/memory/m'],
    ],
    ['v1 alone', LEGACY, undefined, ['/sys/fs/cgroup/memory/m']],
    ['none', '', undefined, []],
  ])('%s', (_, mounts, unified, named) => {
    expect(unifiedMount(mounts)).toBe(unified);
    expect(cgroupsNamed('m', mounts)).toEqual(named);
  });
});

describe('the processes in a cgroup', () => {
  let cgroup: string;
  beforeEach(async () => {
    cgroup = await mkdtemp(join(tmpdir(), 'cgroup-test-'));
  });
  afterEach(() => rm(cgroup, { recursive: true, force: true }));

  test('are its own and those below', async () => {
    await mkdir(join(cgroup, 'a/b'), { recursive: true });
    await mkdir(join(cgroup, 'empty'));
    await writeFile(join(cgroup, 'cgroup.procs'), '1\n20\n');
    await writeFile(join(cgroup, 'a/cgroup.procs'), '');
    await writeFile(join(cgroup, 'a/b/cgroup.procs'), '300\n');
    expect((await processesIn(cgroup)).toSorted((a, b) => a - b)).toEqual([1, 20, 300]);
  });

  test('are none where it does not exist', async () => {
    expect(await processesIn(join(cgroup, 'not'))).toEqual([]);
  });
});
