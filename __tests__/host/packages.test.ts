import { describe, expect, test } from '@jest/globals';
import { install, readOsRelease } from '../../src/host/packages.js';
import { CommandError } from '../../src/platform/exec.js';
import { type FakeHost, type FakeHostParts, fakeHost } from '../fakes.js';

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

describe('the family of packages', () => {
  test.each([
    ['debian', 'apt', 'Debian GNU/Linux 12 (bookworm)'],
    ['ubuntu', 'apt', 'Ubuntu 24.04.2 LTS'],
    ['mint', 'apt', 'Linux Mint 22'],
    ['fedora', 'dnf', 'Fedora Linux 42 (Server Edition)'],
    ['rhel', 'dnf', 'Red Hat Enterprise Linux 9.5 (Plow)'],
    ['rocky', 'dnf', 'Rocky Linux 9.5 (Blue Onyx)'],
    ['alpine', undefined, 'Alpine Linux v3.21'],
  ] as const)('of %s is %p', async (system, family, name) => {
    expect(await readOsRelease(OS[system])).toEqual({ family, name });
  });

  test.each([
    ['nothing at all', '', 'this system'],
    ['an id alone', 'ID=void\n', 'void'],
  ])('is unknown with %s', async (_, text, name) => {
    expect(await readOsRelease(text)).toEqual({ family: undefined, name });
  });
});

interface Machine {
  /** Installed packages, and what their --verify prints. */
  readonly installed?: Readonly<Record<string, string>>;
  /** Packages that no source has. */
  readonly unknown?: readonly string[];
  readonly dnf?: 4 | 5;
  /** What apt-get says when it cannot read all sources. */
  readonly unread?: string;
}

/** dpkg, apt-cache, rpm and dnf as they are. */
function machine({ installed = {}, unknown = [], dnf = 5, unread }: Machine = {}): FakeHost {
  const answer: NonNullable<FakeHostParts['answer']> = (argv) => {
    const [tool, verb] = argv;
    const names = argv.slice(3);
    if (verb === '--verify') return { stdout: installed[argv[2] ?? ''] ?? '', exitCode: 0 };
    switch (tool) {
      case 'dpkg-query':
        return {
          exitCode: names.every((name) => name in installed) ? 0 : 1,
          // Known to dpkg for a recommendation of another package, but not installed.
          stdout: names
            .map((name) => `${name in installed ? 'installed' : 'not-installed'} ${name}\n`)
            .join(''),
        };
      case 'rpm':
        return {
          stdout: names
            .map((name) => (name in installed ? `${name}\n` : `package ${name} is not installed\n`))
            .join(''),
        };
      case 'apt-cache':
        return {
          exitCode: unknown.length > 0 ? 100 : 0,
          stdout: names
            .filter((name) => !unknown.includes(name))
            .map((name) => `Package: ${name}\nVersion: 1\nDepends: passt\nDescription: ${name}\n\n`)
            .join(''),
        };
      case 'dnf':
        return { stdout: dnf === 5 ? 'dnf5 version 5.2.12.0\ndnf5 plugin API version 2.0\n' : '4.14.0\n' };
    }
    return {};
  };
  return fakeHost({
    answer,
    asRoot: (argv) => {
      if (unread !== undefined && argv.includes('update')) {
        throw new CommandError(argv, { exitCode: 100, stderr: unread, stdout: '' }, 300);
      }
      if (dnf === 4 && argv.includes('--skip-unavailable')) {
        const stderr = 'dnf install: error: unrecognized arguments: --skip-unavailable\n';
        throw new CommandError(argv, { exitCode: 2, stderr, stdout: '' }, 900);
      }
    },
  });
}

const installs = (host: FakeHost) =>
  host.happened.flatMap((one) =>
    'root' in one && one.root.some((word) => word === 'install' || word === 'reinstall') ? [one.root] : [],
  );

const kept = (host: FakeHost) => host.happened.flatMap((one) => ('journal' in one ? [one.journal] : []));

describe('installing with apt', () => {
  test('asks nothing, takes no recommendations, and waits for dpkg’s lock', async () => {
    const host = machine();
    await install('apt', ['uidmap', 'catatonit'], host);
    const [command = [], ...others] = installs(host);
    expect(others).toEqual([]);
    expect(command.slice(0, 3)).toEqual(['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']);
    const at = command.indexOf('install');
    expect(command.slice(3, at)).toContain('DPkg::Lock::Timeout=120');
    expect(command.slice(at)).toEqual(['install', '--yes', '--no-install-recommends', 'uidmap', 'catatonit']);
  });

  test('looks what is there, updates, asks which packages there are, writes them down and only then installs', async () => {
    const host = machine();
    await install('apt', ['uidmap'], host);
    const order = host.happened.map((one) => {
      if ('root' in one) return one.root.includes('update') ? 'update' : 'install';
      return 'run' in one ? one.run[0] : Object.keys(one)[0];
    });
    expect(order).toEqual(['dpkg-query', 'update', 'apt-cache', 'journal', 'install']);
  });

  test('leaves out the packages that this release does not have', async () => {
    const host = machine({ unknown: ['passt'] });
    await install('apt', ['passt', 'slirp4netns'], host);
    expect(installs(host)[0]?.slice(-2)).toEqual(['--no-install-recommends', 'slirp4netns']);
    expect(kept(host)).toEqual([{ kind: 'kept', what: 'installed packages: slirp4netns' }]);
  });

  test('says so where the release has none of them', async () => {
    const host = machine({ unknown: ['passt'] });
    await expect(install('apt', ['passt'], host)).rejects.toThrow('no package source of this host has passt');
    expect(installs(host)).toEqual([]);
  });

  test('uses the other sources when one is out of reach, and says so', async () => {
    const unread = 'E: The repository https://ppa.example noble Release does not have a Release file.';
    const host = machine({ unread });
    await install('apt', ['uidmap'], host);
    expect(installs(host)[0]?.slice(-1)).toEqual(['uidmap']);
    expect(host.log.lines).toContainEqual(expect.stringContaining(`trying the others: ${unread}`));
  });

  test('unpacks one again that lacks a file, and leaves one alone that is whole', async () => {
    const host = machine({ installed: { uidmap: 'missing     /usr/bin/newuidmap\n', crun: '' } });
    await install('apt', ['uidmap', 'crun', 'catatonit'], host);
    expect(installs(host)[0]?.slice(-4)).toEqual([
      '--no-install-recommends',
      '--reinstall',
      'catatonit',
      'uidmap',
    ]);
    // What was there before stays anyway.
    expect(kept(host)).toEqual([{ kind: 'kept', what: 'installed packages: catatonit' }]);
  });

  test.each([
    ['a manual page, as minimal images do', 'missing     /usr/share/man/man1/podman.1.gz\n', false],
    ['a file of the configuration', 'missing   c /etc/containers/registries.conf\n', true],
    ['a file that may not be looked at', 'missing     /usr/lib/podman/netavark (Permission denied)\n', true],
    ['nothing, although a file was changed', '??5??????   /usr/bin/podman\n', false],
  ])('of one that lacks %s', async (_, verify, torn) => {
    const host = machine({ installed: { podman: verify } });
    const done = install('apt', ['podman'], host);
    if (torn) await done;
    else await expect(done).rejects.toThrow('podman: already installed and complete');
    expect(installs(host)).toHaveLength(torn ? 1 : 0);
  });
});

const OPTIONS = ['--assumeyes', '--quiet', '--setopt=install_weak_deps=False'];

describe('installing with dnf', () => {
  test('takes no weak dependencies, and skips packages that there are not', async () => {
    const host = machine();
    await install('dnf', ['shadow-utils', 'passt'], host);
    expect(installs(host)).toEqual([
      ['dnf', 'install', ...OPTIONS, '--skip-unavailable', 'shadow-utils', 'passt'],
    ]);
  });

  // Fails as long as the option is probed with --help: dnf 4 then shows help and ends with 0. Seen with dnf 4.14.
  test('skips with --skip-broken where dnf 4 has no --skip-unavailable', async () => {
    const host = machine({ dnf: 4 });
    await install('dnf', ['shadow-utils'], host);
    expect(installs(host)).toEqual([['dnf', 'install', ...OPTIONS, '--skip-broken', 'shadow-utils']]);
  });

  test('writes the packages down before it installs them', async () => {
    const host = machine();
    await install('dnf', ['dbus-broker', 'dbus-daemon'], host);
    expect(host.happened.filter((one) => !('run' in one))).toMatchObject([
      { journal: { kind: 'kept', what: 'installed packages: dbus-broker, dbus-daemon' } },
      { root: expect.arrayContaining(['dbus-broker', 'dbus-daemon']) },
    ]);
  });

  test('unpacks one again that lacks a file', async () => {
    const host = machine({ installed: { 'shadow-utils': 'missing     /usr/bin/newuidmap\n', crun: '' } });
    await install('dnf', ['shadow-utils', 'crun'], host);
    expect(installs(host)).toEqual([['dnf', 'reinstall', '--assumeyes', '--quiet', 'shadow-utils']]);
    expect(kept(host)).toEqual([]);
  });
});
