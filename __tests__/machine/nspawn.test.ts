import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type NspawnOptions, nspawnArgv } from '../../src/machine/nspawn.js';
import { attempt } from '../../src/platform/exec.js';

const OPTIONS: NspawnOptions = {
  name: 'one',
  root: '/cache/root',
  tree: '/srv/tree',
  cgroup: '/sys/fs/cgroup/registry-machine-one',
  binds: [],
  network: 'host',
};
/** What follows `systemd-nspawn`. */
function flags(options: Partial<NspawnOptions> = {}): string[] {
  const argv = nspawnArgv({ ...OPTIONS, ...options });
  return argv.slice(argv.indexOf('systemd-nspawn') + 1);
}

describe('the command that becomes systemd-nspawn', () => {
  test('mounts in a name space of its own, whose mounts the host never sees', () => {
    const argv = nspawnArgv(OPTIONS);
    const at = argv.indexOf('unshare');
    expect(argv.slice(0, at)).toEqual(process.getuid?.() === 0 ? [] : ['sudo', '-n']);
    expect(argv.slice(at, at + 5)).toEqual(['unshare', '--mount', '--propagation=slave', 'sh', '-c']);
  });

  test('hands name, root, tree, cgroup and network to the script in the order in which it reads them', () => {
    const argv = nspawnArgv(OPTIONS);
    const script = argv[argv.indexOf('-c') + 1];
    expect(script).toContain('name=$1 root=$2 tree=$3 cgroup=$4 network=$5\nshift 5\n');
    const at = argv.indexOf('launch') + 1;
    expect(argv.slice(at, at + 6)).toEqual([
      'one',
      '/cache/root',
      '/srv/tree',
      OPTIONS.cgroup,
      'host',
      'env',
    ]);
  });

  test('boots the throwaway copy under its name, and never the pristine root', () => {
    expect(flags()).toEqual(
      expect.arrayContaining(['--boot', '--directory=/srv/tree/root', '--machine=one', '--keep-unit']),
    );
    expect(flags().join(' ')).not.toContain('/cache/root');
  });

  test('starts it again on the same tree for as long as it ends by a reboot, which nspawn tells by 133', async () => {
    const argv = nspawnArgv(OPTIONS);
    const script = argv[argv.indexOf('-c') + 1] ?? '';
    const loop = script.slice(script.indexOf('while :'));
    const cgroup = await mkdtemp(join(tmpdir(), 'cgroup-'));
    await mkdir(join(cgroup, 'payload/below'), { recursive: true });
    await mkdir(join(cgroup, 'launch'));
    // Stands for nspawn: notes what it finds, reboots twice, fails.
    const stand = `
      { echo boot; ls -d payload launch; cat cgroup.subtree_control; } >> boots 2> /dev/null
      echo cpu pids > cgroup.subtree_control
      [ $(grep -c boot boots) = 3 ] && exit 7
      exit 133`;
    const result = await attempt(['sh', '-c', `set -eu; cgroup=.; ${loop}`, 'launch', 'sh', '-c', stand], {
      timeout: 10,
      cwd: cgroup,
    });
    expect(result.exitCode).toBe(7);
    // The last word written into the kernel's file; here, where it is a file, it stays.
    expect((await readFile(join(cgroup, 'boots'), 'utf8')).trim().split('\n')).toEqual([
      ...['boot', 'launch', 'payload'],
      ...['boot', 'launch', '-pids'],
      ...['boot', 'launch', '-pids'],
    ]);
    await rm(cgroup, { recursive: true });
  });

  test.each([
    ['to be written to', { source: '/a', target: '/b', readOnly: false }, '--bind=/a:/b'],
    ['to be read only', { source: '/a', target: '/b', readOnly: true }, '--bind-ro=/a:/b'],
    ['with a colon', { source: '/a:1', target: '/b:2', readOnly: false }, '--bind=/a\\:1:/b\\:2'],
    ['with a backslash', { source: '/a\\1', target: '/b', readOnly: false }, '--bind=/a\\\\1:/b'],
    ['with a blank', { source: '/a b', target: '/c', readOnly: false }, '--bind=/a b:/c'],
  ])('binds a directory %s', (_, bind, flag) => {
    expect(flags({ binds: [bind] }).filter((one) => one.startsWith('--bind'))).toEqual([flag]);
  });

  test('binds all of several, in their order', () => {
    const binds = ['/a', '/b'].map((path) => ({ source: path, target: path, readOnly: true }));
    expect(flags({ binds }).slice(-2)).toEqual(['--bind-ro=/a:/a', '--bind-ro=/b:/b']);
  });
});
