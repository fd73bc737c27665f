import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import type { Condition, Verdict } from '../../../src/host/check.js';
import { cniBackend } from '../../../src/host/checks/network/cni-backend.js';
import { forwarders } from '../../../src/host/checks/network/forwarders.js';
import { loopbackServer } from '../../../src/host/checks/network/loopback-server.js';
import { netavark } from '../../../src/host/checks/network/netavark.js';
import { parseNetavarkVersion } from '../../../src/host/checks/network/netavark-version.js';
import { pastaConfinement } from '../../../src/host/checks/network/pasta-confinement.js';
import { pastaStalls } from '../../../src/host/checks/network/pasta-stalls.js';
import { ping } from '../../../src/host/checks/network/ping.js';
import { portsInUse } from '../../../src/host/checks/network/ports-in-use.js';
import { privilegedPorts } from '../../../src/host/checks/network/privileged-ports.js';
import { tunDevice } from '../../../src/host/checks/network/tun-device.js';
import { commandFor } from '../../../src/undo/commands.js';
import type { CommandUndo } from '../../../src/undo/step.js';
import { changes, type FakeHost, type FakeHostParts, fakeHost } from '../../fakes.js';

const DEBIAN = { '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n' };
const CONF = '/home/runner/.config/containers/containers.conf';

/** A Debian with this version of podman; `netavark version` and `podman info` answer what is given. */
function hostOf(
  podman: string | undefined,
  parts: FakeHostParts & { netavark?: string; info?: unknown } = {},
): FakeHost {
  const { netavark: told = '', info, ...more } = parts;
  return fakeHost({
    ...more,
    programs: [...(podman === undefined ? [] : ['podman']), ...(parts.programs ?? [])],
    files: { ...DEBIAN, ...parts.files },
    answer: (argv) => {
      if (argv[1] === '--version') return { stdout: `podman version ${podman}\n` };
      if (argv[1] === 'version') return { stdout: told };
      return info === undefined ? { exitCode: 125 } : { stdout: JSON.stringify(info) };
    },
  });
}

function packagesOf(verdict: Verdict): readonly string[] {
  if (!('remedy' in verdict)) return [];
  return (verdict.remedy.steps ?? []).flatMap((step) => (step.kind === 'packages' ? step.names : []));
}

const isAutomatic = (verdict: Verdict) => 'remedy' in verdict && verdict.remedy.automatic === true;

test.each<[Condition, string]>([
  [
    forwarders,
    'could not find pasta, the network namespace can\'t be configured: exec: "pasta": executable file not found in $PATH',
  ],
  [forwarders, "Error: could not find slirp4netns, the network namespace can't be configured"],
  [tunDevice, 'Error: pasta failed with exit code 1:\nFailed to open() /dev/net/tun: Permission denied'],
  [
    tunDevice,
    'Error: /usr/bin/slirp4netns failed: "open(\\"/dev/net/tun\\"): No such file or directory\\nchild failed(1)\\n"',
  ],
  [pastaConfinement, 'Error: pasta failed with exit code 1: netns dir open: Permission denied, exiting'],
  [pastaConfinement, "Couldn't open network namespace /run/user/1001/netns/netns-1: Permission denied"],
  [netavark, 'Error: could not find "netavark" in one of [/usr/local/libexec/podman /usr/lib/podman]'],
  [
    netavark,
    'Error: netavark: nftables error: unable to execute nft: No such file or directory (os error 2)',
  ],
  [
    netavark,
    'Error: netavark: nftables error: unable to execute "nft": No such file or directory (os error 2)',
  ],
  [netavark, 'Error: netavark: No such file or directory (os error 2)'],
  [netavark, 'Error: netavark: ip6tables: No such file or directory (os error 2)'],
  [privilegedPorts, 'Listen failed for HOST TCP port */80: Permission denied'],
  [netavark, 'level=warning msg="aardvark-dns binary not found, container dns will not be enabled"'],
  [cniBackend, 'plugin bridge does not support config version "1.0.0"'],
  [
    privilegedPorts,
    "rootlessport cannot expose privileged port 80, you can add 'net.ipv4.ip_unprivileged_port_start=80' to /etc/sysctl.conf",
  ],
  [privilegedPorts, "Failed to bind port 80 (Permission denied) for option '-t 80-80:80-80'"],
  [portsInUse, 'rootlessport listen tcp 0.0.0.0:8443: bind: address already in use'],
  [
    portsInUse,
    "Failed to bind port 8443 (Address already in use) for option '-t 8443-8443:443-443', exiting",
  ],
  [loopbackServer, 'read tcp 127.0.0.1:51234->127.0.0.1:8443: read: connection reset by peer'],
])('%#: what is said points to one of these checks alone', (expected, text) => {
  const all = [
    ...[forwarders, tunDevice, netavark, privilegedPorts, portsInUse, loopbackServer, ping],
    ...[pastaConfinement, cniBackend],
  ];
  const found = all.filter(({ signatures }) => signatures.some((one) => one.test(text)));
  expect(found.map(({ id }) => id)).toEqual([expected.id]);
});

describe('RP070 pasta or slirp4netns', () => {
  const configured = (name: string) => ({ [CONF]: `[network]\ndefault_rootless_network_cmd = "${name}"\n` });
  test.each<[string, string | undefined, FakeHostParts, Partial<Verdict>, readonly string[]]>([
    ['pasta for Podman 5', '5.4.2', { programs: ['pasta'] }, { state: 'ok', found: 'pasta' }, []],
    ['slirp4netns for Podman 4', '4.9.3', { programs: ['slirp4netns'] }, { state: 'ok' }, []],
    [
      'slirp4netns for Podman 5, which a pod can be told to use',
      '5.4.2',
      { programs: ['slirp4netns'] },
      { state: 'error', hinders: ['quadlet'] },
      ['passt'],
    ],
    [
      'slirp4netns for Podman 6, which has nothing to do with it',
      '6.0.0',
      { programs: ['slirp4netns'] },
      { state: 'error', hinders: ['pod', 'quadlet'] },
      ['passt'],
    ],
    [
      'pasta for Podman 4',
      '4.3.1',
      { programs: ['pasta'] },
      {
        state: 'error',
        hinders: ['pod', 'quadlet'],
        found: 'slirp4netns is missing; Podman 4.3.1 uses it; installed: pasta',
      },
      ['slirp4netns'],
    ],
    ['none', '5.4.2', {}, { state: 'error', hinders: ['pod', 'quadlet'] }, ['passt']],
    ['either before there is a podman', undefined, { programs: ['slirp4netns'] }, { state: 'ok' }, []],
    ['none before there is a podman', undefined, {}, { state: 'error' }, ['passt']],
    [
      'the one that is configured',
      '5.4.2',
      { programs: ['slirp4netns'], files: configured('slirp4netns') },
      { state: 'ok' },
      [],
    ],
    [
      'not the one that is configured',
      '5.4.2',
      { programs: ['pasta'], files: configured('slirp4netns') },
      { state: 'error', hinders: ['quadlet'] },
      ['slirp4netns'],
    ],
    [
      "among podman's own programs",
      '5.4.2',
      { files: { '/usr/libexec/podman/pasta': '' } },
      { state: 'ok', found: 'pasta' },
      [],
    ],
  ])('%s', async (_, version, parts, expected, packages) => {
    const verdict = await forwarders.run(hostOf(version, parts));
    expect(verdict).toMatchObject(expected);
    expect(packagesOf(verdict)).toEqual(packages);
  });
});

describe('RP071 /dev/net/tun', () => {
  const DRIVER = { '/sys/class/misc/tun': '' };
  const KERNEL = { '/proc/sys/kernel/osrelease': '6.12.1\n', '/lib/modules/6.12.1': '' };
  const device = (mode: number) => ({ '/dev/net/tun': { kind: 'character-device' as const, mode } });
  test.each<[string, FakeHostParts, Partial<Verdict>]>([
    ['open to all', { files: DRIVER, stats: device(0o666) }, { state: 'ok', found: 'accessible' }],
    [
      'open to all, with a driver that is loaded on demand',
      { files: KERNEL, stats: device(0o666) },
      { state: 'ok', found: 'accessible; opening it loads its driver' },
    ],
    [
      'without the modules of the running kernel',
      { files: { '/proc/sys/kernel/osrelease': '6.12.1\n' }, stats: device(0o666) },
      {
        state: 'error',
        found: expect.stringContaining('the running kernel 6.12.1 are not installed') as never,
      },
    ],
    [
      'closed',
      { files: DRIVER, stats: device(0o600), closed: ['/dev/net/tun'] },
      { state: 'error', hinders: ['pod', 'quadlet'], found: 'this user may not open it: mode 0600' },
    ],
    [
      'a file of that name',
      { files: { ...DRIVER, '/dev/net/tun': '' } },
      { state: 'error', found: 'missing' },
    ],
    ['missing', { files: KERNEL }, { state: 'error', found: 'missing' }],
  ])('%s', async (_, parts, verdict) => {
    expect(await tunDevice.run(fakeHost(parts))).toMatchObject(verdict);
  });

  type TunFacts = Parameters<typeof tunDevice.judge>[0];
  const FACTS: TunFacts = {
    mode: undefined,
    openable: false,
    directory: true,
    driver: true,
    modules: true,
    kernel: '6',
  };
  test.each<[string, Partial<TunFacts>, readonly string[]]>([
    ['closed', { mode: 0o600 }, ['undo chmod 0600 /dev/net/tun', 'chmod 0666 /dev/net/tun']],
    [
      'missing beside its driver',
      {},
      ['undo rm --force /dev/net/tun', 'mknod --mode=0666 /dev/net/tun c 10 200'],
    ],
    [
      'missing with its directory',
      { directory: false },
      [
        ...['undo rmdir /dev/net', 'mkdir /dev/net'],
        ...['undo rm --force /dev/net/tun', 'mknod --mode=0666 /dev/net/tun c 10 200'],
      ],
    ],
    ['missing with its driver', { driver: false }, ['modprobe tun']],
  ])('%s is put right', async (_, facts, expected) => {
    const host = fakeHost({ files: { '/dev/net/tun': '' } });
    const verdict = tunDevice.judge({ ...FACTS, ...facts });
    expect(isAutomatic(verdict)).toBe(true);
    await applySteps('remedy' in verdict ? (verdict.remedy.steps ?? []) : [], host);
    const words = changes(host).flatMap((one) => {
      if ('root' in one) return [one.root.join(' ')];
      if (!('journal' in one)) return [];
      const command = commandFor(one.journal as CommandUndo, { directory: '/changes', self: [] });
      return [`undo ${command.argv.join(' ')}`];
    });
    expect(words).toEqual(expected);
  });
});

describe('RP072 AppArmor and pasta', () => {
  const ON = { '/sys/module/apparmor/parameters/enabled': 'Y\n', '/etc/apparmor.d/usr.bin.pasta': '' };
  const info = (runRoot: string) => ({ version: { Version: '5.4.2' }, store: { runRoot } });
  const USUAL = '/run/user/1001';
  test.each<[string, Parameters<typeof hostOf>[1], Verdict['state']]>([
    ['no AppArmor', { files: { '/etc/apparmor.d/usr.bin.pasta': '' } }, 'ok'],
    ['no profile', { files: { '/sys/module/apparmor/parameters/enabled': 'Y\n' } }, 'ok'],
    [
      'the usual directory',
      { files: ON, variables: { XDG_RUNTIME_DIR: USUAL }, info: info(`${USUAL}/containers`) },
      'ok',
    ],
    [
      'another run root',
      { files: ON, variables: { XDG_RUNTIME_DIR: USUAL }, info: info('/tmp/storage-run-1001/containers') },
      'warning',
    ],
    [
      'another runtime directory',
      { files: ON, variables: { XDG_RUNTIME_DIR: '/tmp/x' }, info: info(`${USUAL}/containers`) },
      'warning',
    ],
    [
      'a directory whose name only begins alike',
      { files: ON, info: info('/run/user/10010/containers') },
      'warning',
    ],
    ['a podman that does not answer', { files: ON }, 'skipped'],
  ])('with %s', async (_, parts, state) => {
    expect(await pastaConfinement.run(hostOf('5.4.2', parts))).toMatchObject({ state });
  });

  const RANGES = { '/etc/subuid': 'runner:100000:65536\n', '/etc/subgid': 'runner:100000:65536\n' };
  /** A podman whose containers with a network fail or not, and a pasta of a release. */
  const stale = (fails: boolean, release: string, packaged: string, files: Record<string, string> = {}) =>
    fakeHost({
      programs: ['podman', 'pasta', 'dpkg-query'],
      files: { ...ON, ...RANGES, '/dev/net/tun': '', ...files },
      answer: (argv) => {
        if (argv[0] === 'dpkg-query') return { stdout: `ii  0.0~git${packaged}.81c97f6-1` };
        if (argv[0]?.endsWith('pasta')) return { stdout: `pasta 0.0~git${release}.090d739\n` };
        if (argv[1] === '--version') return { stdout: 'podman version 6.0.1\n' };
        if (argv[1] !== 'run') return { stdout: JSON.stringify(info(`${USUAL}/containers`)) };
        if (!fails || argv[argv.indexOf('--network') + 1] === 'none')
          return { stdout: '0 1001 1\n1 100000 65536\n' };
        return {
          exitCode: 126,
          stderr: 'Error: pasta failed with exit code 1:\nFailed to open() /proc/self/uid_map\n',
        };
      },
    });
  test.each<[string, ReturnType<typeof stale>, Verdict['state'], RegExp]>([
    [
      'another pasta than that of the package, which fails',
      stale(true, '20260716', '20260120'),
      'error',
      /is of 2026_07_16, and the profile of the package is of 2026_01_20\. A container has no network: .*uid_map/s,
    ],
    ['another pasta that works', stale(false, '20260716', '20260120'), 'info', /2026_07_16/],
    ['the pasta of the package', stale(true, '20260120', '20260120'), 'ok', /everything is in/],
    [
      'a profile that was kept',
      stale(true, '20260120', '20260120', { '/etc/apparmor.d/usr.bin.passt.dpkg-dist': '' }),
      'error',
      /newer profile in \/etc\/apparmor\.d\/usr\.bin\.passt\.dpkg-dist/,
    ],
  ])('of another release: %s', async (_, host, state, found) => {
    expect(await pastaConfinement.run(host)).toMatchObject({ state, found: expect.stringMatching(found) });
  });
});

const told = (version: string, driver?: string) =>
  JSON.stringify({ version, ...(driver === undefined ? {} : { default_fw_driver: driver }) }, undefined, 2);

describe('netavark', () => {
  test.each([
    ['of Debian 12', told('1.4.0'), '1.4.0', 'iptables'],
    ['of Debian 13', told('1.14.0', 'nftables'), '1.14.0', 'nftables'],
    ['as upstream builds it', told('1.17.2', 'iptables'), '1.17.2', 'iptables'],
    ['2', told('2.0.0'), '2.0.0', 'nftables'],
    ['with a suffix', told('2.1.0-dev', 'none'), '2.1.0', 'none'],
  ])('%s tells its version and driver', (_, text, version, driver) => {
    const [major, minor, patch] = version.split('.').map(Number);
    expect(parseNetavarkVersion(text)).toEqual({ version: { major, minor, patch }, driver });
  });

  test('that says something else tells nothing', () => {
    expect(parseNetavarkVersion('error')).toBeUndefined();
  });
});

describe('RP073 netavark', () => {
  const BOTH = { '/usr/lib/podman/netavark': '', '/usr/lib/podman/aardvark-dns': '' };
  const driver = (name: string) => ({ [CONF]: `[network]\nfirewall_driver = "${name}"\n` });
  const DROP_IN = '/home/runner/.config/containers/containers.conf.d/99-podman-registry-firewall.conf';

  test.each<[string, string | undefined, Parameters<typeof hostOf>[1], Partial<Verdict>, readonly string[]]>([
    [
      'Debian 13',
      '5.4.2',
      { files: BOTH, programs: ['nft'], netavark: told('1.14.0', 'nftables') },
      { state: 'ok' },
      [],
    ],
    ['either tool', '5.4.2', { files: BOTH, programs: ['nft', 'iptables'] }, { state: 'ok' }, []],
    [
      'Debian 13 without nft',
      '5.4.2',
      { files: BOTH, netavark: told('1.14.0', 'nftables') },
      {
        state: 'error',
        hinders: ['quadlet'],
        found:
          'cannot create bridge networks: netavark 1.14.0 uses the firewall driver nftables, and nft is missing',
      },
      ['nftables'],
    ],
    [
      'Ubuntu 24.04 without iptables',
      '4.9.3',
      { files: BOTH, programs: ['nft'], netavark: told('1.4.0') },
      { state: 'error', hinders: ['quadlet'] },
      ['iptables'],
    ],
    [
      'Debian 12, which has no Quadlet',
      '4.3.1',
      { files: BOTH, programs: ['nft'], netavark: told('1.4.0') },
      { state: 'info' },
      ['iptables'],
    ],
    [
      'neither nft nor aardvark-dns',
      '5.4.2',
      { files: { '/usr/lib/podman/netavark': '' }, netavark: told('1.14.0', 'nftables') },
      { state: 'error' },
      ['nftables', 'aardvark-dns'],
    ],
    [
      'no aardvark-dns',
      '5.4.2',
      { files: { '/usr/lib/podman/netavark': '' }, programs: ['nft', 'iptables'] },
      { state: 'warning' },
      ['aardvark-dns'],
    ],
    [
      'no netavark',
      '5.4.2',
      { programs: ['nft'] },
      { state: 'error', hinders: ['pod', 'quadlet', 'push'], found: 'missing' },
      ['netavark', 'aardvark-dns'],
    ],
    [
      'no netavark, which only Podman 5 has to have',
      '4.9.3',
      { files: { '/opt/cni/bin/bridge': '' } },
      { state: 'ok' },
      [],
    ],
    [
      'CNI’s plugins are no help to Podman 5',
      '5.4.2',
      { files: { '/opt/cni/bin/bridge': '' } },
      { state: 'error' },
      ['netavark', 'aardvark-dns'],
    ],
    [
      'no netavark, which an earlier call has chosen',
      '4.3.1',
      {
        files: {
          '/opt/cni/bin/bridge': '',
          '/home/runner/.local/share/containers/storage/defaultNetworkBackend': 'netavark',
        },
      },
      { state: 'error' },
      ['netavark', 'aardvark-dns'],
    ],
    ['Podman 3', '3.4.4', {}, { state: 'ok' }, []],
    ['no podman', undefined, {}, { state: 'skipped' }, []],
    [
      'no firewall at all',
      '5.4.2',
      { files: { ...BOTH, ...driver('none') }, netavark: told('1.14.0', 'nftables') },
      { state: 'ok' },
      [],
    ],
    ['a netavark that does not answer', '5.4.2', { files: BOTH, netavark: 'oh' }, { state: 'ok' }, []],
  ])('%s', async (_, version, parts, expected, packages) => {
    const verdict = await netavark.run(hostOf(version, parts));
    expect(verdict).toMatchObject(expected);
    expect(packagesOf(verdict)).toEqual(packages);
    expect(isAutomatic(verdict)).toBe(packages.length > 0 && verdict.state !== 'info');
  });

  test.each([
    ['iptables', '2.0.0', 'nftables'],
    ['nftables', '1.4.0', 'iptables'],
  ])(
    '%s is asked of netavark %s, which does not have it: the user’s own file says %s',
    async (asked, version, instead) => {
      const files = { ...BOTH, ...driver(asked) };
      const parts = { files, programs: ['nft', 'iptables'], netavark: told(version) };
      const verdict = await netavark.run(hostOf('5.8.0', parts));
      expect(verdict).toMatchObject({
        state: 'error',
        hinders: ['quadlet'],
        remedy: {
          automatic: true,
          steps: [
            { kind: 'write', as: 'user', path: DROP_IN, text: `[network]\nfirewall_driver = "${instead}"\n` },
          ],
        },
      });
      const alone = { ...parts, variables: { CONTAINERS_CONF: CONF } };
      const forced = await netavark.run(hostOf('5.8.0', alone));
      expect(forced.state).toBe('error');
      expect(isAutomatic(forced)).toBe(false);
    },
  );
});

describe('RP074 the network backend', () => {
  test.each<[string, unknown, Verdict['state']]>([
    ['netavark', { version: { Version: '5.4.2' }, host: { networkBackend: 'netavark' } }, 'ok'],
    ['cni', { version: { Version: '4.3.1' }, host: { networkBackend: 'cni' } }, 'info'],
    ['that Podman 3 does not name', { version: { Version: '3.4.4' }, host: {} }, 'info'],
    ['of a podman that does not answer', undefined, 'skipped'],
  ])('%s', async (_, info, state) => {
    expect(await cniBackend.run(hostOf('5.4.2', { info }))).toMatchObject({ state });
  });
});

describe('RP075 privileged ports', () => {
  test.each([
    ['80\n', 'users may listen on ports from 80'],
    ['', 'users may listen on ports from 1024'],
  ])('where the kernel says %p', async (text, found) => {
    const files = { '/proc/sys/net/ipv4/ip_unprivileged_port_start': text };
    expect(await privilegedPorts.run(fakeHost({ files }))).toEqual({ state: 'ok', found });
  });
});

describe('RP076 ports in use', () => {
  const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid\n';
  // 0x20FB is 8443; 0A listens, 01 is a connection.
  const row = (port: string, state: string, address = '0100007F') =>
    `   0: ${address}:${port} 00000000:0000 ${state} 00000000:00000000 00:00000000 00000000  1001\n`;

  test.each([
    ['listens on it', { '/proc/net/tcp': HEAD + row('20FB', '0A') }, 'info'],
    ['listens on it with IPv6', { '/proc/net/tcp6': HEAD + row('20FB', '0A', '0'.repeat(32)) }, 'info'],
    ['listens on others', { '/proc/net/tcp': HEAD + row('0016', '0A') + row('1F90', '0A') }, 'ok'],
    ['is connected from it', { '/proc/net/tcp': HEAD + row('20FB', '01') }, 'ok'],
    ['can be told', {} as Record<string, string>, 'ok'],
  ])('where something %s', async (_, files, state) => {
    expect(await portsInUse.run(fakeHost({ files }))).toMatchObject({ state });
  });
});

describe('RP078 ping', () => {
  test.each([
    ['1\t0\n', 'info', 'group 1001 may not ping: no group may'],
    ['0\t2147483647\n', 'ok', 'group 1001 may ping'],
    ['0\t1000\n', 'info', 'group 1001 may not ping: only groups 0 to 1000 may'],
    ['', 'ok', 'not restricted'],
  ])('in the range %p', async (text, state, found) => {
    const files = { '/proc/sys/net/ipv4/ping_group_range': text };
    expect(await ping.run(fakeHost({ files }))).toMatchObject({ state, found });
  });
});

describe('RP079 pasta that stalls', () => {
  const host = (podman: string | undefined, told: string, parts: FakeHostParts = { programs: ['pasta'] }) =>
    fakeHost({
      ...parts,
      programs: [...(podman === undefined ? [] : ['podman']), ...(parts.programs ?? [])],
      answer: (argv) =>
        argv[0] === 'podman' ? { stdout: `podman version ${podman}\n` } : { stdout: `${told}\n` },
    });

  test.each<[podman: string | undefined, told: string, state: string, found: string]>([
    ['5.8.6', 'pasta 0.0~git20261002.cba3570-1', 'ok', 'pasta 2026_10_02'],
    [
      '5.8.6',
      'pasta 2026_05_26.038c51e',
      'warning',
      'transfers over /usr/bin/pasta 2026_05_26 can stall (fixed in 2026_06_11)',
    ],
    [
      '5.0.3',
      'pasta 0^20240426.gd03c4e2-1.fc40.x86_64',
      'warning',
      'transfers over /usr/bin/pasta 2024_04_26 can stall (fixed in 2024_10_30)',
    ],
    ['5.4.2', '', 'ok', 'the release of /usr/bin/pasta is unknown'],
    ['4.9.3', 'pasta 2024_02_20.1e6f92b', 'ok', 'pasta is not used'],
    [undefined, 'pasta 2026_05_26.038c51e', 'skipped', 'podman is not installed'],
  ])('of Podman %p that says %p: %s', async (podman, told, state, found) => {
    expect(await pastaStalls.run(host(podman, told))).toMatchObject({ state, found });
  });

  test('where there is none', async () => {
    expect(await pastaStalls.run(host('5.8.6', '', {}))).toMatchObject({ state: 'ok' });
  });

  test("the one that is looked at is podman's own", async () => {
    const own = { programs: ['pasta'], files: { '/usr/libexec/podman/pasta': '' } };
    const verdict = await pastaStalls.run(host('5.8.6', 'pasta 2026_05_26.038c51e', own));
    expect(verdict.found).toContain('/usr/libexec/podman/pasta');
    expect(isAutomatic(verdict)).toBe(false);
  });
});
