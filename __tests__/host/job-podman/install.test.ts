import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { assertStore, installVersion } from '../../../src/host/job-podman/install.js';
import { libraries } from '../../../src/host/job-podman/unpack-packages.js';
import { UserError } from '../../../src/platform/errors.js';
import { type FakeHostParts, fakeHost, memoryJournal } from '../../fakes.js';

const ROOT = '/home/runner/.local/share/containers/storage';
const version = (text: string) => {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number);
  return { major, minor, patch };
};

describe('the storage of this user', () => {
  const BOLT = { [`${ROOT}/libpod/bolt_state.db`]: 'x' };
  const SQLITE = { [`${ROOT}/db.sql`]: 'x' };
  const IMAGES = { [`${ROOT}/overlay-images/images.json`]: '[]' };
  const CONTAINERS = {
    ...IMAGES,
    [`${ROOT}/overlay-containers/containers.json`]: '[{"id":"a"}]',
  };

  test.each<[string, Record<string, string>, string, RegExp]>([
    [
      'a BoltDB, with Podman 6',
      BOLT,
      '6.0.0',
      /Podman 6\.0\.0 does not read the BoltDB in .*storage; use an earlier/,
    ],
    [
      'containers in SQLite, with Podman 4.7',
      { ...SQLITE, ...CONTAINERS },
      '4.7.2',
      /4\.7\.2 does not read the SQLite/,
    ],
    [
      'containers in SQLite, with Podman 3',
      { ...SQLITE, ...CONTAINERS },
      '3.4.4',
      /use Podman 4\.8 or later/,
    ],
  ])('is refused: %s', async (_, files, podman, message) => {
    await expect(assertStore(version(podman), fakeHost({ files }))).rejects.toThrow(message);
  });

  test.each<[string, Record<string, string>, string]>([
    ['nothing, with Podman 6', {}, '6.1.1'],
    ['nothing, with Podman 3', {}, '3.4.4'],
    ['a BoltDB, with Podman 5', BOLT, '5.8.6'],
    ['a BoltDB that was migrated, with Podman 6', { ...BOLT, ...SQLITE }, '6.1.1'],
    ['containers in SQLite, with Podman 4.8', { ...SQLITE, ...CONTAINERS }, '4.8.0'],
    ['SQLite without containers, with Podman 4.7', SQLITE, '4.7.2'],
    [
      'SQLite and an empty list of containers, with Podman 4.7',
      { ...SQLITE, [`${ROOT}/overlay-containers/containers.json`]: '[]' },
      '4.7.2',
    ],
  ])('is used: %s', async (_, files, podman) => {
    await expect(assertStore(version(podman), fakeHost({ files }))).resolves.toBe(undefined);
  });
});

describe('a version of the distribution', () => {
  let scratch: string;
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'version-'));
  });
  afterEach(() => rm(scratch, { recursive: true }));

  const DEBIAN = { '/etc/os-release': 'VERSION_CODENAME=trixie\nID=debian\n' };
  const VERSIONS: Record<string, string> = {
    podman: '5.8.6+ds1-3',
    crun: '1.28-1',
    'podman/experimental': '6.1.1+ds1-1',
  };

  /** apt with these packages, which downloads nothing. */
  function machine(
    versions = VERSIONS,
    files: Record<string, string> = DEBIAN,
    update = 0,
    parts: FakeHostParts = {},
  ) {
    return fakeHost({
      files,
      ...parts,
      answer: (argv) => {
        if (argv.includes('update') && !argv.includes('--print-uris'))
          return { exitCode: update, stderr: 'E: The repository is not signed.\n' };
        if (argv.includes('download')) return { exitCode: 100, stderr: 'E: no network\n' };
        if (argv[0] !== 'apt-cache') return {};
        return {
          stdout: argv
            .filter((name) => name in versions)
            .map(
              (name) =>
                `Package: ${name.split('/')[0]}\nVersion: ${versions[name]}\nDepends: conmon, libc6 (>= 2.38)\n`,
            )
            .join('\n'),
        };
      },
    });
  }
  const install = (
    asked: 'newest' | `${number}.${number}`,
    host: ReturnType<typeof fakeHost>,
    installed?: string,
  ) => {
    const journal = memoryJournal();
    const job = { directory: join(scratch, 'job'), scratch, host, journal };
    const result = installVersion(asked, installed === undefined ? undefined : version(installed), job);
    return { journal, result };
  };
  const downloads = ({ happened }: ReturnType<typeof fakeHost>) =>
    happened.flatMap((one) => ('run' in one && one.run.includes('download') ? [one.run] : []));

  test('that is installed needs no list', async () => {
    const host = machine();
    expect(await install('5.4', host, '5.4.2').result).toBe(undefined);
    expect(host.happened).toEqual([]);
    // 5.4 is not 5.40.
    await expect(install('5.4', machine(), '5.40.1').result).rejects.toThrow(/Podman 5\.4 is not available/);
  });

  test('newest is the installed one where the release has none that is newer', async () => {
    expect(await install('newest', machine(), '5.8.6').result).toBe(undefined);
    expect(await install('newest', machine(), '6.0.0').result).toBe(undefined);
    const host = machine();
    await expect(install('newest', host, '5.8.5').result).rejects.toThrow('no network');
    expect(downloads(host)).toHaveLength(1);
  });

  describe('of Ubuntu, in several suites', () => {
    const UBUNTU = { '/etc/os-release': 'VERSION_CODENAME=noble\nID=ubuntu\n' };
    const URIS = ['noble', 'noble-updates', 'noble-backports']
      .map((suite) => `'http://archive.ubuntu.com/ubuntu/dists/${suite}/InRelease' x 0`)
      .join('\n');

    /** The versions by suite; what apt takes unasked of the last release is `resolute`. */
    function ubuntu(versions: Record<string, string>) {
      const order = Object.values(versions);
      return fakeHost({
        files: UBUNTU,
        answer: (argv) => {
          if (argv.includes('--print-uris')) return { stdout: URIS };
          // The later in this table is the higher one.
          if (argv[1] === '--compare-versions')
            return { exitCode: order.indexOf(argv[2] ?? '') > order.indexOf(argv[4] ?? '') ? 0 : 1 };
          if (argv.includes('download')) return { exitCode: 100, stderr: 'E: no network\n' };
          if (argv[0] !== 'apt-cache') return {};
          const suite = argv.some((one) => one.includes('apt-devel')) ? 'devel' : 'resolute';
          const shown = argv.flatMap((one) => {
            const [, name, addition] = /^(podman|crun)(?:\/(\S+))?$/.exec(one) ?? [];
            const found = name === 'crun' ? '1.21-1' : name && versions[addition ?? suite];
            return found ? [`Package: ${name}\nVersion: ${found}\n`] : [];
          });
          return { stdout: shown.join('\n') };
        },
      });
    }

    test('a release whose lists fail is left out, but not for the newest', async () => {
      const versions = { devel: '5.8.6-2', resolute: '5.7.0+ds2-3' };
      const failing = () => {
        const host = ubuntu(versions);
        const asUser: typeof host.asUser = (argv, options) =>
          argv.at(-1) === 'update' && argv.some((one) => one.includes('apt-devel'))
            ? Promise.reject(new UserError('404 Not Found'))
            : host.asUser(argv, options);
        return { ...host, asUser };
      };
      await expect(install('5.7', failing()).result).rejects.toThrow(
        '5.7.0+ds2-3 of Ubuntu resolute cannot be used',
      );
      const lists = /"podman-version": the package lists of Ubuntu devel cannot be used: .*404 Not Found/;
      await expect(install('5.8', failing()).result).rejects.toThrow(lists);
      await expect(install('newest', failing()).result).rejects.toThrow(lists);
    });

    test.each<[string, 'newest' | `${number}.${number}`, Record<string, string>, string, boolean]>([
      // Those before 5.8.4 have vulnerabilities.
      [
        'the development alone',
        '5.8',
        { resolute: '5.8.4-1', devel: '5.8.6+ds1-2' },
        '5.8.6+ds1-2 of Ubuntu devel',
        false,
      ],
      [
        'the last release',
        '5.7',
        { devel: '5.8.6+ds1-2', resolute: '5.7.0+ds2-3' },
        '5.7.0+ds2-3 of Ubuntu resolute',
        true,
      ],
      [
        'a fix in the updates of the same version',
        '5.7',
        { devel: '5.7.0+ds2-3build1', resolute: '5.7.0+ds2-3ubuntu0.1' },
        '5.7.0+ds2-3ubuntu0.1 of Ubuntu resolute',
        true,
      ],
      [
        'the first of equal ones',
        '5.7',
        { resolute: '5.7.0+ds2-3', devel: '5.7.0+ds2-3' },
        '5.7.0+ds2-3 of Ubuntu devel',
        true,
      ],
      [
        'a backport',
        '5.8',
        { resolute: '5.7.0', 'resolute-backports': '5.8.6-1~bpo1', devel: '6.0.2-1' },
        '5.8.6-1~bpo1 of Ubuntu resolute-backports',
        true,
      ],
      [
        'the newest',
        'newest',
        { 'resolute-backports': '6.1.2', devel: '5.8.6-2' },
        '5.8.6-2 of Ubuntu devel',
        false,
      ],
    ])('the highest version wins: %s', async (_, asked, versions, origin, readsStable) => {
      const host = ubuntu(versions);
      await expect(install(asked, host).result).rejects.toThrow(`Podman ${origin} cannot be used`);
      const updates = host.happened.filter((one) => 'run' in one && one.run.at(-1) === 'update');
      expect(updates).toHaveLength(readsStable ? 2 : 1);
    });
  });

  test.each<[string, Parameters<typeof install>, RegExp]>([
    [
      'a release without it, and names what there is',
      ['5.7', machine()],
      /"podman-version": Podman 5\.7 is not available; available: 5\.8\.6\+ds1-3 of Debian sid, 6\.1\.1\+ds1-1 of Debian experimental/,
    ],
    [
      'a list without a signature',
      ['5.8', machine(VERSIONS, DEBIAN, 100)],
      /lists of Debian sid cannot be used: .*not signed/s,
    ],
    [
      'Fedora',
      ['5.8', machine(VERSIONS, { '/etc/os-release': 'ID=fedora\nPRETTY_NAME="Fedora Linux 43"\n' })],
      /needs the packages of Debian or Ubuntu, and this is Fedora Linux 43; run "sudo dnf upgrade --refresh podman" \(and "--enablerepo=updates-testing" .*or use "podman-archive"/,
    ],
    [
      'RHEL',
      ['newest', machine(VERSIONS, { '/etc/os-release': 'ID="rhel"\nID_LIKE="fedora"\n' })],
      /this is rhel; run "sudo dnf upgrade --refresh podman", or use "podman-archive"$/,
    ],
    [
      'another distribution',
      ['5.8', machine(VERSIONS, { '/etc/os-release': 'ID=alpine\nPRETTY_NAME="Alpine Linux v3.21"\n' })],
      /this is Alpine Linux v3.21; use "podman-archive"$/,
    ],
    [
      'a crun that is too old for it',
      ['5.8', machine({ podman: '5.8.6', crun: '1.8-1' })],
      /Podman 5\.8\.6 needs crun 1\.14\.3 or later, and the release has 1\.8-1/,
    ],
    [
      'a database that it does not read',
      ['6.1', machine(VERSIONS, { ...DEBIAN, [`${ROOT}/libpod/bolt_state.db`]: 'x' })],
      /"podman-version": Podman 6\.1\.1\+ds1-1 of Debian experimental cannot be used: .*BoltDB/,
    ],
  ])('is refused before a download: %s', async (_, [asked, host], message) => {
    const { journal, result } = install(asked, host);
    await expect(result).rejects.toThrow(message);
    expect([journal.records, downloads(host)]).toEqual([[], []]);
  });
});

test('the libraries of a package are the first ones of each alternative', () => {
  const depends = 'conmon, crun | runc, libc6 (>= 2.38), libgpgme45 (>= 2.2.0), libx1:any | libx0';
  expect(libraries({ depends, 'pre-depends': 'libc6' })).toEqual(['libc6', 'libgpgme45', 'libx1', 'libc6']);
});
