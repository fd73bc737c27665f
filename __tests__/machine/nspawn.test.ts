import { describe, expect, test } from '@jest/globals';
import { type NspawnOptions, nspawnArgv } from '../../src/machine/nspawn.js';

const OPTIONS: NspawnOptions = {
  name: 'one',
  root: '/cache/root',
  tree: '/work/tree',
  cgroup: '/sys/fs/cgroup/registry-machine-one',
  binds: [],
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

  test('hands name, root, tree and cgroup to the script in the order in which it reads them', () => {
    const argv = nspawnArgv(OPTIONS);
    const script = argv[argv.indexOf('-c') + 1];
    expect(script).toContain('name=$1 root=$2 tree=$3 cgroup=$4\nshift 4\n');
    const at = argv.indexOf('launch') + 1;
    expect(argv.slice(at, at + 5)).toEqual(['one', '/cache/root', '/work/tree', OPTIONS.cgroup, 'env']);
  });

  test('boots the throwaway copy under its name, and never the pristine root', () => {
    expect(flags()).toEqual(
      expect.arrayContaining(['--boot', '--directory=/work/tree/root', '--machine=one', '--keep-unit']),
    );
    expect(flags().join(' ')).not.toContain('/cache/root');
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
