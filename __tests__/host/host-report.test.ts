import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import {
  formatCheck,
  hostChecks,
  liveChecks,
  platformChecks,
  prepareHost,
  probePodman,
} from '../../src/host/host-report.js';
import { type FakeHostParts, fakeHost, rootCommands } from '../fakes.js';

const WHOLE_MAP = '0 1001 1\n1 100000 65536\n';

/** A host with nothing to complain about. */
const FIT: FakeHostParts = {
  files: {
    '/run/systemd/system': '',
    '/sys/fs/cgroup/cgroup.controllers': '',
    '/usr/lib/systemd/user/dbus.socket': '',
    '/var/lib/systemd/linger/runner': '',
    '/run/user/1001/bus': '',
    '/run/user/1001/systemd/private': '',
    '/etc/subuid': 'runner:100000:65536\n',
    '/etc/subgid': 'runner:100000:65536\n',
    '/etc/os-release': 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12"\n',
  },
  programs: ['podman', 'newuidmap', 'newgidmap', 'catatonit', 'pasta', 'openssl'],
  variables: { XDG_RUNTIME_DIR: '/run/user/1001' },
  answer: (argv) => {
    if (argv[1] === 'version') return { stdout: '{"Client":{"Version":"5.4.2"}}' };
    if (argv[1] === 'unshare') return { stdout: WHOLE_MAP };
    return undefined;
  },
};

const without = (...paths: string[]) => ({
  ...FIT,
  files: Object.fromEntries(Object.entries(FIT.files ?? {}).filter(([path]) => !paths.includes(path))),
});

async function obstacles(parts: FakeHostParts, setup: 'auto' | 'check'): Promise<string> {
  return prepareHost(fakeHost(parts), setup).then(
    () => 'none',
    (thrown) => {
      expect(thrown).toBeInstanceOf(UserError);
      return thrown.message;
    },
  );
}

describe('one line of the report', () => {
  const base = { id: 'RP020', title: 'ranges', found: 'as found' };
  test.each([
    ['fine', { ...base, state: 'ok' }, '✓ RP020 ranges: as found'],
    ['mended', { ...base, state: 'mended' }, '✎ RP020 ranges: put right: as found'],
    ['a warning', { ...base, state: 'warning', remedy: 'do it' }, '! RP020 ranges: as found\n        do it'],
    ['an obstacle', { ...base, state: 'cannot', remedy: 'do it' }, '✗ RP020 ranges: as found\n        do it'],
  ] as const)('%s', (_, result, line) => {
    expect(formatCheck(result)).toBe(line);
  });
});

test('every check has an id of its own, of the form that people search for', () => {
  const ids = [...platformChecks, ...hostChecks, ...liveChecks].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^RP\d{3}$/.test(id))).toEqual([]);
});

describe('a fit host', () => {
  test.each(['auto', 'check'] as const)(
    'passes under `%s` with a line for each check, unchanged',
    async (setup) => {
      const host = fakeHost(FIT);
      const results = [...(await prepareHost(host, setup)), ...(await probePodman(host, setup))];
      expect(results.map(({ state }) => state)).toEqual(results.map(() => 'ok'));
      expect(results).toHaveLength(platformChecks.length + hostChecks.length + liveChecks.length);
      expect(host.log.lines).toEqual(results.map((one) => `info: ${formatCheck(one)}`));
      expect(rootCommands(host)).toEqual([]);
    },
  );

  test('is not even looked at under `off`', async () => {
    const host = fakeHost();
    expect(await prepareHost(host, 'off')).toEqual([]);
    expect(host.happened).toEqual([]);
  });
});

describe('an unfit host', () => {
  const poor = without('/etc/subuid', '/run/user/1001/bus', '/run/user/1001/systemd/private');

  test('is refused with every obstacle and its remedy at once', async () => {
    const message = await obstacles({ ...poor, programs: ['podman'] }, 'check');
    expect(message).toContain('rootless Podman cannot work on this host:');
    for (const id of ['RP010', 'RP020', 'RP043']) expect(message).toContain(`\n${id} `);
    expect(message.match(/\n {2}what to do: \S/g)).toHaveLength(3);
    expect(message).not.toMatch(/undefined|RP042|RP040/);
  });

  test('is told of `auto` only where it was not in force', async () => {
    const noRange = without('/etc/subuid');
    expect(await obstacles(noRange, 'check')).toMatch(/RP020[\s\S]*`setup: auto`/);
    expect(await obstacles(noRange, 'auto')).toMatch(/RP020(?![\s\S]*`setup: auto`)/);
  });

  test('on the wrong platform is asked for nothing further', async () => {
    const host = fakeHost({ ...FIT, platform: 'darwin', programs: [] });
    await expect(prepareHost(host, 'auto')).rejects.toThrow(/RP001[\s\S]*darwin/);
    expect(host.log.lines).toHaveLength(platformChecks.length);
    expect(host.happened).toEqual([]);
  });

  test('is not asked for a user namespace before the rest is right', async () => {
    const host = fakeHost(poor);
    await expect(prepareHost(host, 'check')).rejects.toThrow(UserError);
    expect(host.happened.filter((one) => 'run' in one && one.run.includes('unshare'))).toEqual([]);
  });

  test('passes with a warning where a pod can run all the same', async () => {
    const host = fakeHost(without('/var/lib/systemd/linger/runner'));
    const results = await prepareHost(host, 'check');
    expect(results.filter(({ state }) => state !== 'ok')).toMatchObject([{ id: 'RP042', state: 'warning' }]);
  });
});

test('under `auto` a host from its first day is put right from end to end', async () => {
  const host = fakeHost({
    ...FIT,
    files: {
      '/run/systemd/system': '',
      '/sys/fs/cgroup/cgroup.controllers': '',
      '/etc/os-release': 'ID=debian\n',
      '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nrunner:x:1001:1001::/home/runner:/bin/bash\n',
    },
    programs: [],
    variables: {},
    answer: (argv, machine) =>
      argv[0] === 'apt-cache'
        ? { stdout: argv.map((name) => `Package: ${name}\n`).join('') }
        : FIT.answer?.(argv, machine),
    asRoot: (argv, { files, programs }) => {
      const command = argv.join(' ');
      if (command.includes('install')) {
        for (const name of FIT.programs ?? []) programs.add(name);
        files.set('/usr/lib/systemd/user/dbus.socket', '');
      } else if (command.startsWith('usermod')) {
        files.set('/etc/subuid', 'runner:131072:65536\n').set('/etc/subgid', 'runner:131072:65536\n');
      } else if (command.startsWith('loginctl')) {
        files.set('/var/lib/systemd/linger/runner', '');
      } else if (command.startsWith('systemctl')) {
        files.set('/run/user/1001/bus', '').set('/run/user/1001/systemd/private', '');
      }
    },
  });
  const results = [...(await prepareHost(host, 'auto')), ...(await probePodman(host, 'auto'))];
  expect(Object.fromEntries(results.map(({ id, state }) => [id, state]))).toEqual({
    RP001: 'ok',
    RP010: 'mended',
    RP011: 'ok',
    RP020: 'mended',
    RP027: 'ok',
    RP040: 'mended',
    RP042: 'mended',
    RP043: 'mended',
  });
});
