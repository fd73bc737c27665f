import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import type { Check, Verdict } from '../../../src/host/check.js';
import { catatonit } from '../../../src/host/checks/programs/catatonit.js';
import { mappingRights } from '../../../src/host/checks/programs/mapping-rights.js';
import { mappingTools } from '../../../src/host/checks/programs/mapping-tools.js';
import { noNewPrivileges } from '../../../src/host/checks/programs/no-new-privileges.js';
import { openssl } from '../../../src/host/checks/programs/openssl.js';
import { podmanInstalled } from '../../../src/host/checks/programs/podman-installed.js';
import { podmanVersion } from '../../../src/host/checks/programs/podman-version.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n';
const FEDORA = 'PRETTY_NAME="Fedora Linux 42"\nID=fedora\n';
const ALPINE = 'PRETTY_NAME="Alpine Linux v3.21"\nID=alpine\n';

function hostOf(system: string, parts: FakeHostParts = {}) {
  return fakeHost({ ...parts, files: { '/etc/os-release': system, ...parts.files } });
}

/** The names of the packages that a verdict's remedy installs by itself. */
function packagesOf(verdict: Verdict): readonly string[] | undefined {
  if (!('remedy' in verdict) || verdict.remedy.automatic !== true) return undefined;
  return verdict.remedy.steps?.flatMap((step) => (step.kind === 'packages' ? step.names : []));
}

const podmanSays =
  (version: string): NonNullable<FakeHostParts['answer']> =>
  (argv) =>
    argv.join(' ') === 'podman --version' ? { stdout: `podman version ${version}\n` } : {};

const explains = ({ signatures }: Check, text: string) => signatures.some((one) => one.test(text));

describe('RP010 podman', () => {
  test('in PATH is fine', async () => {
    expect(await podmanInstalled.run(hostOf(DEBIAN, { programs: ['podman'] }))).toEqual({
      state: 'ok',
      found: '/usr/bin/podman on Debian GNU/Linux 13 (trixie)',
    });
  });

  // Without recommended packages these stay behind, and a pod, a Quadlet unit or a bridge network needs them.
  test.each([
    [
      DEBIAN,
      'podman uidmap catatonit passt slirp4netns dbus-user-session netavark aardvark-dns nftables crun openssl',
    ],
    [FEDORA, 'podman shadow-utils passt dbus-broker dbus-common netavark aardvark-dns nftables crun openssl'],
  ])('that is missing comes with what it needs: %s', async (system, names) => {
    const verdict = await podmanInstalled.run(hostOf(system));
    expect(verdict).toMatchObject({ state: 'error', hinders: ['pod', 'quadlet', 'push'] });
    expect(packagesOf(verdict)).toEqual(names.split(' '));
  });

  test('that is missing where neither apt nor dnf is, is for a person to install', async () => {
    expect(await podmanInstalled.run(hostOf(ALPINE))).toMatchObject({
      state: 'error',
      remedy: {
        advice:
          'Install podman and the packages that it needs with the package manager of Alpine Linux v3.21.',
      },
    });
  });
});

describe('RP011 the version of podman', () => {
  test.each([
    ['3.3.1', 'error', 'Podman 3.3.1'],
    ['3.4.0', 'info', 'Podman 3.4.0, without Quadlet'],
    ['4.3.1', 'info', 'Podman 4.3.1, without Quadlet'],
    ['4.4.0', 'ok', 'Podman 4.4.0'],
    ['4.9.4-rhel', 'ok', 'Podman 4.9.4'],
    ['6.0.0-dev', 'ok', 'Podman 6.0.0'],
  ])('%s', (version, state, found) => {
    expect(podmanVersion.judge(parsePodmanVersion(version))).toMatchObject({ state, found });
  });

  test('is not asked for where podman is not installed', async () => {
    const host = fakeHost();
    expect(await podmanVersion.run(host)).toMatchObject({ state: 'skipped' });
    expect(host.happened).toEqual([]);
  });

  test('is what podman info says', async () => {
    const answer = () => ({ stdout: '{"version":{"Version":"5.4.2"}}' });
    expect(await podmanVersion.run(fakeHost({ programs: ['podman'], answer }))).toEqual({
      state: 'ok',
      found: 'Podman 5.4.2',
    });
  });
});

describe('RP014 newuidmap and newgidmap', () => {
  test.each<[readonly string[], string, string, readonly string[] | undefined]>([
    [['newuidmap', 'newgidmap'], DEBIAN, '/usr/bin/newuidmap, /usr/bin/newgidmap', undefined],
    [['newgidmap'], DEBIAN, 'missing: newuidmap', ['uidmap']],
    [['newuidmap'], FEDORA, 'missing: newgidmap', ['shadow-utils']],
    [[], DEBIAN, 'missing: newuidmap and newgidmap', ['uidmap']],
  ])('with %p', async (programs, system, found, packages) => {
    const verdict = await mappingTools.run(hostOf(system, { programs }));
    expect(verdict).toMatchObject({ state: packages === undefined ? 'ok' : 'error', found });
    expect(packagesOf(verdict)).toEqual(packages);
  });

  test.each([
    'Error: command required for rootless mode with multiple IDs: exec: "newuidmap": executable file not found in $PATH',
    'Error: finding newuidmap: exec: "newuidmap": executable file not found in $PATH',
  ])('explains %s', (text) => {
    expect(explains(mappingTools, text)).toBe(true);
  });
});

describe('RP015 the rights of newuidmap', () => {
  const [U, G] = ['/usr/bin/newuidmap', '/usr/bin/newgidmap'];
  const both = (mode: number, uid = 0) => ({ [U]: { mode, uid }, [G]: { mode, uid } });
  const programs = ['newuidmap', 'newgidmap'];
  const getcap = (u: string, g: string): FakeHostParts => ({
    programs: [...programs, 'getcap'],
    answer: ([, path]) => ({ stdout: path === U ? u : path === G ? g : '' }),
  });

  test('are the setuid bit, which spares getcap', async () => {
    const host = hostOf(DEBIAN, { ...getcap('', ''), stats: both(0o4755) });
    expect(await mappingRights.run(host)).toMatchObject({
      state: 'ok',
      found: `${U}: setuid, ${G}: setuid`,
    });
    expect(host.happened).toEqual([]);
  });

  test.each<[string, string, FakeHostParts, Partial<Verdict>]>([
    [
      'capabilities, as on Fedora',
      FEDORA,
      { ...getcap(`${U} cap_setuid=ep\n`, `${G} cap_setgid=ep\n`), stats: both(0o755) },
      { state: 'ok', found: `${U}: capable, ${G}: capable` },
    ],
    [
      'capabilities as older libcap writes them',
      FEDORA,
      { ...getcap(`${U} = cap_setuid+ep\n`, `${G} = cap_setgid+ep\n`), stats: both(0o755) },
      { state: 'ok' },
    ],
    [
      'no capability of the right kind',
      FEDORA,
      { ...getcap(`${U} cap_setuid=ep\n`, `${G} cap_setuid=ep\n`), stats: both(0o755) },
      { state: 'error', found: `neither setuid root nor capable: ${G}` },
    ],
    [
      'none, without getcap, on Debian',
      DEBIAN,
      { programs, stats: both(0o755) },
      { state: 'error', found: `neither setuid root nor capable: ${U}, ${G}` },
    ],
    [
      'not to be told without getcap on Fedora',
      FEDORA,
      { programs, stats: both(0o755) },
      { state: 'skipped' },
    ],
    [
      'nobody’s where one is missing',
      DEBIAN,
      { programs: ['newuidmap'], stats: both(0o4755) },
      { state: 'skipped' },
    ],
    [
      'not root’s where the file is another’s',
      DEBIAN,
      { programs, stats: both(0o4755, 1001) },
      { state: 'error' },
    ],
  ])('are %s', async (_, system, parts, verdict) => {
    expect(await mappingRights.run(hostOf(system, parts))).toMatchObject(verdict);
  });

  test('are given to the one that lacks them, and its old mode is written down first', async () => {
    const stats = { [U]: { mode: 0o4755 }, [G]: { mode: 0o755 } };
    const host = hostOf(DEBIAN, { ...getcap('', ''), stats });
    const verdict = await mappingRights.run(host);
    if (!('remedy' in verdict)) throw new Error(verdict.found);
    expect(verdict.remedy.automatic).toBe(true);
    await applySteps(verdict.remedy.steps ?? [], host);
    expect(changes(host)).toMatchObject([
      { journal: { kind: 'mode', path: G, mode: '0755' } },
      { root: ['chmod', 'u+s', G] },
    ]);
  });

  test('are never given to a file that was another’s', async () => {
    const verdict = await mappingRights.run(hostOf(DEBIAN, { programs, stats: both(0o755, 1001) }));
    expect(verdict).toMatchObject({ remedy: { steps: [{ argv: expect.arrayContaining(['--reinstall']) }] } });
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });

  test.each([
    'newuidmap: write to uid_map failed: Operation not permitted',
    'cannot set up namespace using "/usr/bin/newgidmap": should have setgid or have filecaps setgid: exit status 1',
  ])('explain %s', (text) => {
    expect(explains(mappingRights, text)).toBe(true);
  });

  test('do not explain a map that overlaps itself', () => {
    expect(explains(mappingRights, 'newuidmap: write to uid_map failed: Invalid argument')).toBe(false);
  });
});

describe('RP016 new privileges', () => {
  const MOUNTS =
    '1 0 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n2 1 8:2 / /usr rw,nosuid - ext4 /dev/sda2 rw\n';
  const PAUSE = {
    '/run/user/1001/libpod/tmp/pause.pid': '77',
    '/proc/77/comm': 'catatonit\n',
    '/proc/77/uid_map': '0 1001 1\n',
  };
  const status = (value: number) => ({
    '/proc/self/status': `Name:\tnode\nNoNewPrivs:\t${value}\nSeccomp:\t0\n`,
  });
  const links = { '/usr/bin/newuidmap': '/usr/bin/newuidmap' };
  test.each<[string, Record<string, string>, Partial<Verdict>]>([
    ['allowed', status(0), { state: 'ok' }],
    ['forbidden', status(1), { state: 'error', hinders: ['pod', 'push'] }],
    ['forbidden, beside a pause process', { ...status(1), ...PAUSE }, { state: 'warning' }],
    [
      'ignored by the mount of newuidmap',
      { ...status(0), '/proc/self/mountinfo': MOUNTS },
      { state: 'error', found: '/usr/bin/newuidmap gets no privileges: /usr is mounted with nosuid' },
    ],
    [
      'ignored by another mount',
      { ...status(0), '/proc/self/mountinfo': MOUNTS.replace('/usr', '/home') },
      { state: 'ok' },
    ],
  ])('%s', async (_, files, verdict) => {
    const variables = { XDG_RUNTIME_DIR: '/run/user/1001' };
    const host = fakeHost({ programs: ['newuidmap'], links, files, variables });
    expect(await noNewPrivileges.run(host)).toMatchObject(verdict);
  });
});

describe('RP017 catatonit', () => {
  const CONF = '/home/runner/.config/containers/containers.conf';
  test.each<[string, string, FakeHostParts, Partial<Verdict>]>([
    ['in PATH', '5.4.2', { programs: ['catatonit'] }, { state: 'ok', found: '/usr/bin/catatonit' }],
    [
      "among podman's own programs, as on Fedora",
      '5.4.2',
      { files: { '/usr/libexec/podman/catatonit': '' } },
      { state: 'ok', found: '/usr/libexec/podman/catatonit' },
    ],
    [
      'where helper_binaries_dir leads',
      '5.4.2',
      { files: { [CONF]: '[engine]\nhelper_binaries_dir = ["/opt/p"]\n', '/opt/p/catatonit': '' } },
      { state: 'ok', found: '/opt/p/catatonit' },
    ],
    [
      'where helper_binaries_dir no longer leads',
      '5.4.2',
      { files: { [CONF]: '[engine]\nhelper_binaries_dir = ["/opt/p"]\n', '/usr/lib/podman/catatonit': '' } },
      { state: 'error' },
    ],
    [
      'beside what helper_binaries_dir appends',
      '5.4.2',
      {
        files: {
          [CONF]: '[engine]\nhelper_binaries_dir = ["/opt/p", {append=true}]\n',
          '/usr/lib/podman/catatonit': '',
        },
      },
      { state: 'ok', found: '/usr/lib/podman/catatonit' },
    ],
    [
      'beside podman',
      '5.4.2',
      {
        files: {
          [CONF]: '[engine]\nhelper_binaries_dir = ["$BINDIR/../x"]\n',
          '/opt/bin/../x/catatonit': '',
        },
        links: { '/usr/bin/podman': '/opt/bin/podman' },
      },
      { state: 'ok' },
    ],
    [
      'as init_path has it',
      '5.4.2',
      { files: { [CONF]: '[engine]\ninit_path = "/opt/init"\n', '/opt/init': '' } },
      { state: 'ok', found: '/opt/init' },
    ],
    [
      'not where init_path has it',
      '5.4.2',
      { files: { [CONF]: '[containers]\ninit_path = "/opt/init"\n' }, programs: ['catatonit'] },
      { state: 'error', found: `init_path in ${CONF} is /opt/init, which does not exist` },
    ],
    [
      'not where init_path has it, which this podman does not heed for pods',
      '4.7.2',
      { files: { [CONF]: '[containers]\ninit_path = "/opt/init"\n' }, programs: ['catatonit'] },
      { state: 'ok', found: '/usr/bin/catatonit' },
    ],
    ['nowhere', '4.3.1', {}, { state: 'error', hinders: ['pod', 'quadlet'] }],
    ['nowhere, where pods need another pause image', '3.4.4', {}, { state: 'info' }],
  ])('%s', async (_, version, parts, verdict) => {
    const programs = ['podman', ...(parts.programs ?? [])];
    const host = hostOf(DEBIAN, { ...parts, programs, answer: podmanSays(version) });
    expect(await catatonit.run(host)).toMatchObject(verdict);
  });

  test.each([
    'Error: building local pause image: finding pause binary: exec: "catatonit": executable file not found in $PATH',
    'Error: finding catatonit binary: exec: "catatonit": executable file not found in $PATH',
  ])('explains %s', (text) => {
    expect(explains(catatonit, text)).toBe(true);
  });

  test('comes as a package', async () => {
    expect(packagesOf(await catatonit.run(hostOf(FEDORA)))).toEqual(['catatonit']);
  });
});

describe('RP018 openssl', () => {
  test.each([
    [['openssl'], 'ok', undefined],
    [[], 'error', ['openssl']],
  ])('with %p', async (programs, state, packages) => {
    const verdict = await openssl.run(hostOf(DEBIAN, { programs }));
    expect(verdict).toMatchObject({ state, ...(state === 'error' ? { hinders: ['pod'] } : {}) });
    expect(packagesOf(verdict)).toEqual(packages);
  });
});
