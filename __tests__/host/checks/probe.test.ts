import { describe, expect, test } from '@jest/globals';
import { containerNetwork } from '../../../src/host/checks/probe/container-network.js';
import { scratchContainer } from '../../../src/host/checks/probe/scratch-container.js';
import { hasDefaultRoute } from '../../../src/host/facts/routes.js';
import { type Answer, type FakeHost, type FakeHostParts, fakeHost } from '../../fakes.js';

const WHOLE: Answer = { stdout: '0 1001 1\n1 100000 65536\n' };
const POOR: Answer = { stdout: '0 1001 1\n' };
const UNUSABLE: Answer = {
  exitCode: 126,
  stderr: 'Error: pasta failed with exit code 1:\nExternal interface not usable\n',
};
const ROUTES = 'Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\n';
const DEFAULT = `${ROUTES}eth0 00000000 0101A8C0 0003 0 0 100 00000000 0 0 0\n`;
const RANGES = { '/etc/subuid': 'runner:100000:65536\n', '/etc/subgid': 'runner:100000:65536\n' };

/** A host on which a test container ends in one of two ways. */
function hostWith(
  version: string,
  connected: Answer,
  alone: Answer = WHOLE,
  { programs = ['pasta'], ...parts }: FakeHostParts = {},
) {
  return fakeHost({
    ...parts,
    programs: ['podman', ...programs],
    files: { ...RANGES, '/dev/net/tun': '', '/proc/net/route': DEFAULT, ...parts.files },
    answer: (argv) => {
      if (argv[1] === '--version') return { stdout: `podman version ${version}\n` };
      if (argv[1] !== 'run') return undefined;
      return argv[argv.indexOf('--network') + 1] === 'none' ? alone : connected;
    },
  });
}

const FEW = { '/etc/subuid': 'runner:100000:1000\n', '/etc/subgid': 'runner:100000:1000\n' };

describe('RP092 and RP093: the test container', () => {
  test.each<[string, FakeHost, Record<string, unknown>, Record<string, unknown>]>([
    [
      'runs with pasta',
      hostWith('5.4.2', WHOLE),
      { state: 'ok', found: 'a container ran with 65537 IDs' },
      { state: 'ok', found: 'a container ran with pasta' },
    ],
    [
      'has the few IDs of the user, which RP021 reports',
      hostWith('5.4.2', { stdout: '0 1001 1\n1 100000 1000\n' }, {}, { files: FEW }),
      { state: 'ok', found: 'a container ran with 1001 IDs' },
      { state: 'ok' },
    ],
    [
      'runs with slirp4netns',
      hostWith('4.9.3', WHOLE, {}, { programs: ['slirp4netns'] }),
      { state: 'ok' },
      { found: 'a container ran with slirp4netns' },
    ],
    [
      'has no program for a network, which RP070 reports',
      hostWith('6.0.2', UNUSABLE, WHOLE, { programs: [] }),
      { state: 'ok' },
      { state: 'skipped' },
    ],
    [
      'has no default route',
      hostWith('5.4.2', UNUSABLE, WHOLE, { files: { '/proc/net/route': ROUTES } }),
      { state: 'ok' },
      {
        state: 'error',
        hinders: ['pod', 'quadlet'],
        found: expect.stringMatching(/^the host has no default route; .*External interface not usable/s),
      },
    ],
    [
      'has a route that pasta cannot copy',
      hostWith('6.0.2', { exitCode: 126, stderr: "Couldn't set IPv4 route(s) in guest: x\n" }),
      { state: 'ok' },
      { state: 'error', found: expect.stringMatching(/^a container starts without a network, but/) },
    ],
    [
      'may not open the device, which RP071 reports',
      hostWith('5.4.2', UNUSABLE, WHOLE, { closed: ['/dev/net/tun'] }),
      { state: 'ok' },
      { state: 'skipped' },
    ],
    [
      'does not run at all',
      hostWith('5.4.2', UNUSABLE, { exitCode: 125, stderr: 'crun: no\n' }),
      { state: 'error', found: 'podman cannot run a container: crun: no' },
      { state: 'skipped' },
    ],
    [
      'is of a podman that fails with every command',
      hostWith('unknown', UNUSABLE, { exitCode: 125, stderr: 'Error: no runtime directory\n' }),
      { state: 'error', found: 'podman cannot run a container: Error: no runtime directory' },
      { state: 'skipped' },
    ],
    ['has too few IDs', hostWith('5.4.2', POOR), { state: 'error' }, { state: 'ok' }],
    [
      'has too few IDs, because the user has no ranges',
      hostWith('5.4.2', POOR, POOR, { files: { '/etc/subgid': '' } }),
      { state: 'skipped', found: 'the user has no ID ranges, see RP020' },
      { state: 'skipped' },
    ],
    [
      'fails, because the user has no ranges',
      hostWith('5.4.2', UNUSABLE, UNUSABLE, { files: { '/etc/subuid': '' } }),
      { state: 'skipped' },
      { state: 'skipped' },
    ],
  ])('%s', async (_, host, container, network) => {
    expect(await scratchContainer.run(host)).toMatchObject(container);
    expect(await containerNetwork.run(host)).toMatchObject(network);
  });

  test('has a name that the other checks know', async () => {
    const host = hostWith('5.4.2', WHOLE);
    await scratchContainer.run(host);
    const run = host.happened.flatMap((one) => ('run' in one && one.run[1] === 'run' ? [one.run] : []))[0];
    expect(run?.[run.indexOf('--name') + 1]).toMatch(/^podman-registry-scratch-\w+$/);
  });

  test('is no matter without podman', async () => {
    expect(await scratchContainer.run(fakeHost())).toMatchObject({ state: 'skipped' });
    expect(await containerNetwork.run(fakeHost())).toMatchObject({ state: 'skipped' });
  });

  test('names a file of the user for pasta’s options, unless podman reads one file only', async () => {
    const given = async (variables: Record<string, string>) => {
      const verdict = await containerNetwork.run(hostWith('5.4.2', UNUSABLE, WHOLE, { variables }));
      return 'remedy' in verdict ? verdict.remedy : undefined;
    };
    expect(await given({})).toMatchObject({
      steps: [{ kind: 'write', as: 'user', text: expect.stringContaining('pasta_options') }],
    });
    expect((await given({ CONTAINERS_CONF: '/x' }))?.steps).toBeUndefined();
  });
});

const ZERO = '0'.repeat(32);
const six = (destination: string, flags: string, name: string) =>
  `${destination} 00 ${ZERO} 00 ${ZERO} 00000400 00000001 00000000 ${flags} ${name}\n`;

test.each<[string, Record<string, string>, boolean]>([
  ['for IPv4', { '/proc/net/route': DEFAULT }, true],
  ['that is unknown', {}, true],
  ['of which there is none', { '/proc/net/route': ROUTES }, false],
  ['that is down', { '/proc/net/route': DEFAULT.replace('0003', '0002') }, false],
  ['that rejects', { '/proc/net/route': DEFAULT.replace('0003', '0201') }, false],
  [
    'to one network alone',
    { '/proc/net/route': `${ROUTES}eth0 0009090A 00000000 0001 0 0 0 00FFFFFF 0 0 0\n` },
    false,
  ],
  ['for IPv6', { '/proc/net/route': ROUTES, '/proc/net/ipv6_route': six(ZERO, '00000003', 'eth0') }, true],
  [
    'for IPv6 that the kernel rejects',
    { '/proc/net/route': ROUTES, '/proc/net/ipv6_route': six(ZERO, '00200200', 'lo') },
    false,
  ],
])('a default route %s', async (_, files, expected) => {
  expect(await hasDefaultRoute(fakeHost({ files }))).toBe(expected);
});
