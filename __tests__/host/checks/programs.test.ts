import { describe, expect, test } from '@jest/globals';
import { CommandError } from '../../../src/exec/run.js';
import { runChecks } from '../../../src/host/check.js';
import { judgePrograms, programs, readOsRelease } from '../../../src/host/checks/programs.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const OS = {
  debian:
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\nID=debian\n',
  ubuntu: 'PRETTY_NAME="Ubuntu 24.04.2 LTS"\nNAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n',
  mint: 'PRETTY_NAME="Linux Mint 22"\nID=linuxmint\nID_LIKE="ubuntu debian"\n',
  fedora: 'NAME="Fedora Linux"\nID=fedora\nVERSION_ID=42\nPRETTY_NAME="Fedora Linux 42 (Server Edition)"\n',
  rhel: 'NAME="Red Hat Enterprise Linux"\nID="rhel"\nID_LIKE="fedora"\nPRETTY_NAME="Red Hat Enterprise Linux 9.5 (Plow)"\n',
  rocky:
    'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\nPRETTY_NAME="Rocky Linux 9.5 (Blue Onyx)"\n',
  alpine: 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.21.0\nPRETTY_NAME="Alpine Linux v3.21"\n',
} as const;

const DBUS_SOCKET = '/usr/lib/systemd/user/dbus.socket';
const ALL = ['podman', 'newuidmap', 'newgidmap', 'catatonit', 'pasta', 'openssl'];

function hostOf(system: keyof typeof OS, more: FakeHostParts = {}) {
  return fakeHost({ ...more, files: { '/etc/os-release': OS[system], ...more.files } });
}

const installs = (host: ReturnType<typeof fakeHost>) =>
  host.happened.flatMap((one) => ('root' in one && one.root.includes('install') ? [one.root] : []));

describe('the family of packages', () => {
  test.each([
    ['debian', 'apt', 'Debian GNU/Linux 12 (bookworm)'],
    ['ubuntu', 'apt', 'Ubuntu 24.04.2 LTS'],
    ['mint', 'apt', 'Linux Mint 22'],
    ['fedora', 'dnf', 'Fedora Linux 42 (Server Edition)'],
    ['rhel', 'dnf', 'Red Hat Enterprise Linux 9.5 (Plow)'],
    ['rocky', 'dnf', 'Rocky Linux 9.5 (Blue Onyx)'],
    ['alpine', undefined, 'Alpine Linux v3.21'],
  ] as const)('of %s is %p', (name, family, system) => {
    expect(readOsRelease(OS[name])).toEqual({ family, system });
  });

  test.each([
    ['nothing at all', '', 'this system'],
    ['an id alone', 'ID=void\n', 'void'],
  ])('is unknown with %s', (_, text, system) => {
    expect(readOsRelease(text)).toEqual({ family: undefined, system });
  });
});

describe('what is there', () => {
  test.each<[string, readonly string[], Record<string, string>, readonly string[]]>([
    ['everything', ALL, { [DBUS_SOCKET]: '' }, []],
    [
      'slirp4netns in place of pasta',
      [...ALL.filter((one) => one !== 'pasta'), 'slirp4netns'],
      { [DBUS_SOCKET]: '' },
      [],
    ],
    [
      "catatonit among podman's helpers, as on Fedora",
      ALL.filter((one) => one !== 'catatonit'),
      { [DBUS_SOCKET]: '', '/usr/libexec/podman/catatonit': '' },
      [],
    ],
    [
      'nothing',
      [],
      {},
      [
        'podman',
        'newuidmap',
        'newgidmap',
        'catatonit',
        'pasta or slirp4netns',
        'a D-Bus user session',
        'openssl',
      ],
    ],
    ['no user bus', ALL, {}, ['a D-Bus user session']],
    ['no forwarder', ALL.filter((one) => one !== 'pasta'), { [DBUS_SOCKET]: '' }, ['pasta or slirp4netns']],
  ])('%s', async (_, installed, files, missing) => {
    const { verdict } = await programs.look(hostOf('debian', { programs: installed, files }));
    expect(verdict).toMatchObject(
      missing.length === 0
        ? { fit: true, found: '/usr/bin/podman on Debian GNU/Linux 12 (bookworm), with all that it needs' }
        : {
            fit: false,
            severity: 'error',
            found: `missing on Debian GNU/Linux 12 (bookworm): ${missing.join(', ')}`,
          },
    );
  });
});

describe('the remedy', () => {
  const facts = { missing: ['newuidmap', 'newgidmap'], podman: '/usr/bin/podman', system: 'X' };
  test.each([
    ['apt', 'sudo apt-get install --yes uidmap'],
    ['dnf', 'sudo dnf install --assumeyes shadow-utils'],
    [undefined, 'Install newuidmap, newgidmap with the package manager of X.'],
  ] as const)('with %p', (family, remedy) => {
    expect(judgePrograms({ ...facts, family })).toMatchObject({ fit: false, remedy });
  });

  test('for a host without podman brings along what a pod on a bridge needs', () => {
    const verdict = judgePrograms({ ...facts, missing: ['podman'], podman: undefined, family: 'apt' });
    expect(verdict).toMatchObject({
      remedy: 'sudo apt-get install --yes podman netavark aardvark-dns nftables crun',
    });
  });
});

/** apt-cache that knows all packages but some. */
const aptCache =
  (...unknown: string[]): NonNullable<FakeHostParts['answer']> =>
  (argv) => ({
    exitCode: unknown.length > 0 ? 100 : 0,
    stdout: argv
      .slice(3)
      .filter((name) => !unknown.includes(name))
      .map((name) => `Package: ${name}\nVersion: 1\nDepends: passt\nDescription: ${name}\n\n`)
      .join(''),
  });

describe('installing with apt', () => {
  test('takes the packages of what is missing, once each, without recommendations or questions', async () => {
    const host = hostOf('ubuntu', { programs: ['podman'], answer: aptCache() });
    await (await programs.look(host)).mend?.();
    const [install = [], ...others] = installs(host);
    expect(others).toEqual([]);
    expect(install.slice(0, 3)).toEqual(['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']);
    const at = install.indexOf('install');
    expect(install.slice(at)).toEqual([
      ...['install', '--yes', '--no-install-recommends'],
      ...['uidmap', 'catatonit', 'passt', 'slirp4netns', 'dbus-user-session', 'openssl'],
    ]);
    expect(install.slice(3, at)).toContain('DPkg::Lock::Timeout=120');
  });

  test('brings along what podman alone leaves behind', async () => {
    const host = hostOf('debian', {
      programs: ALL.slice(1),
      files: { [DBUS_SOCKET]: '' },
      answer: aptCache(),
    });
    await (await programs.look(host)).mend?.();
    expect(installs(host)[0]?.slice(-5)).toEqual(['podman', 'netavark', 'aardvark-dns', 'nftables', 'crun']);
  });

  test('leaves out the packages that this release does not have', async () => {
    const host = hostOf('ubuntu', {
      programs: ALL.filter((one) => one !== 'pasta'),
      files: { [DBUS_SOCKET]: '' },
      answer: aptCache('passt'),
    });
    await (await programs.look(host)).mend?.();
    expect(installs(host)[0]?.slice(-2)).toEqual(['--no-install-recommends', 'slirp4netns']);
    expect(host.happened).toContainEqual({
      journal: { kind: 'kept', what: 'installed packages: slirp4netns' },
    });
  });

  test('updates, asks which packages there are, writes them down and only then installs', async () => {
    const host = hostOf('debian', { answer: aptCache() });
    await (await programs.look(host)).mend?.();
    const order = host.happened.map((one) => {
      if ('root' in one) return one.root.includes('update') ? 'update' : 'install';
      return 'run' in one ? one.run[0] : Object.keys(one)[0];
    });
    expect(order).toEqual(['update', 'apt-cache', 'journal', 'install']);
  });
});

/** dnf as it is: version 4 refuses `--skip-unavailable`, but not beside `--help`, which it obeys first. */
function dnf(major: 4 | 5): Pick<FakeHostParts, 'answer' | 'asRoot'> {
  const end = (argv: readonly string[]) => {
    if (argv.includes('--help')) return { stdout: 'usage: dnf install' };
    if (argv.includes('--version'))
      return { stdout: major === 5 ? 'dnf5 version 5.2.12.0\ndnf5 plugin API version 2.0\n' : '4.14.0\n' };
    return major === 4 && argv.includes('--skip-unavailable')
      ? { exitCode: 2, stderr: 'dnf install: error: unrecognized arguments: --skip-unavailable\n' }
      : {};
  };
  return {
    answer: end,
    asRoot: (argv) => {
      const { exitCode = 0, stderr = '' } = end(argv);
      if (exitCode !== 0) throw new CommandError(argv, { exitCode, stderr, stdout: '' }, 900);
    },
  };
}

describe('installing with dnf', () => {
  test('takes the packages of what is missing, and skips those that there are not', async () => {
    const host = hostOf('fedora', { programs: ['podman', 'openssl'], ...dnf(5) });
    await (await programs.look(host)).mend?.();
    expect(installs(host)).toEqual([
      [
        ...[
          'dnf',
          'install',
          '--assumeyes',
          '--quiet',
          '--setopt=install_weak_deps=False',
          '--skip-unavailable',
        ],
        ...['shadow-utils', 'catatonit', 'passt', 'slirp4netns', 'dbus-broker', 'dbus-daemon'],
      ],
    ]);
  });

  test('writes the packages down before it installs them', async () => {
    const host = hostOf('fedora', { programs: ALL, ...dnf(5) });
    await (await programs.look(host)).mend?.();
    expect(host.happened.filter((one) => !('run' in one))).toMatchObject([
      { journal: { kind: 'kept', what: 'installed packages: dbus-broker, dbus-daemon' } },
      { root: expect.arrayContaining(['dbus-broker', 'dbus-daemon']) },
    ]);
  });

  // Fails as long as the option is probed with --help: dnf 4 then shows help and ends with 0. Seen with dnf 4.14.
  test('skips with --skip-broken where dnf 4 has no --skip-unavailable', async () => {
    const host = hostOf('rocky', { programs: ['podman'], ...dnf(4) });
    await (await programs.look(host)).mend?.();
    expect(installs(host)[0]).toContain('--skip-broken');
    expect(installs(host)[0]).not.toContain('--skip-unavailable');
  });
});

test('on a system with neither, nothing is changed and a person is told what to install', async () => {
  const host = hostOf('alpine');
  const [result] = await runChecks([programs], host, { mend: true });
  expect(result).toMatchObject({ state: 'cannot', found: expect.stringContaining('neither apt nor dnf') });
  expect(host.happened).toEqual([]);
});
