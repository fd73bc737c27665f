import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../src/host/check.js';
import { checks } from '../../../src/host/checks/index.js';
import { healthChecks } from '../../../src/host/checks/services/health-checks.js';
import { journal } from '../../../src/host/checks/services/journal.js';
import { managerEnvironment } from '../../../src/host/checks/services/manager-environment.js';
import { networkOnline } from '../../../src/host/checks/services/network-online.js';
import { podmanSocket } from '../../../src/host/checks/services/podman-socket.js';
import { quadletGenerator } from '../../../src/host/checks/services/quadlet-generator.js';
import { runChecks } from '../../../src/host/run-checks.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const MANAGER = {
  '/run/user/1001/systemd/private': '',
  '/sys/fs/cgroup/user.slice/user-1001.slice/user@1001.service/init.scope': '',
};

interface Says {
  readonly version?: string;
  readonly log?: string;
  readonly events?: string;
  readonly cgroups?: string;
}

/** A podman that answers `podman info`. */
function podman({
  version = '5.4.2',
  log = 'journald',
  events = 'journald',
  cgroups = 'systemd',
}: Says = {}) {
  return {
    programs: ['podman', 'systemd-run'],
    answer: () => ({
      stdout: JSON.stringify({
        host: { cgroupManager: cgroups, logDriver: log, eventLogger: events },
        version: { Version: version },
      }),
    }),
  } satisfies FakeHostParts;
}

function isAutomatic(verdict: Verdict): boolean {
  return 'remedy' in verdict && verdict.remedy.automatic === true;
}

describe('the journal', () => {
  const ID = { '/etc/machine-id': 'e694\n' };
  const KEPT = { ...ID, '/var/log/journal/e694': '' };
  const OWN = '/var/log/journal/e694/user-1001.journal';
  const WHOLE = '/var/log/journal/e694/system.journal';
  const CLOSED = { [WHOLE]: { mode: 0o640 } };
  const SHARED = { '/etc/systemd/journald.conf.d/x.conf': '[Journal]\nSplitMode=none\n' };

  test.each<[string, FakeHostParts, Verdict['state'], RegExp]>([
    [
      'that may be read: the own',
      { files: { ...KEPT, [OWN]: '' }, stats: CLOSED },
      'ok',
      /may read the journal of runner/,
    ],
    [
      'that may be read: the whole',
      { files: { ...KEPT, ...SHARED, [WHOLE]: '' } },
      'ok',
      /may read the system journal/,
    ],
    [
      'that may be read, in memory',
      { files: { ...ID, '/run/log/journal/e694/system.journal': '' } },
      'ok',
      /the system journal/,
    ],
    [
      'that is made with the first message',
      { files: KEPT, stats: CLOSED },
      'ok',
      /may read the journal of runner/,
    ],
    [
      'that podman does not use',
      { ...podman({ log: 'k8s-file', events: 'file' }), files: ID },
      'ok',
      /^not used by podman: k8s-file and file$/,
    ],
    ['that podman 3.4 does not use', { ...podman({ log: '', events: 'file' }), files: ID }, 'ok', /: file$/],
    ['that cannot be told of without podman', { programs: [], files: ID }, 'skipped', /podman/],
    [
      'that is one for all',
      { files: { ...KEPT, ...SHARED, [OWN]: '' }, stats: CLOSED },
      'warning',
      /SplitMode=none/,
    ],
    [
      'that is closed',
      { files: KEPT, stats: { ...CLOSED, [OWN]: { mode: 0o600 } } },
      'warning',
      /no permission for user-1001\.journal/,
    ],
    ['in memory only', { files: ID }, 'warning', /the journal is in memory/],
    [
      'of events alone',
      { ...podman({ log: 'k8s-file' }), files: ID },
      'warning',
      /writes to the journal, which runner may not read/,
    ],
    // As the user gitlab-runner of its package is.
    [
      'of a user of the system',
      { files: KEPT, stats: CLOSED, user: { uid: 998 } },
      'warning',
      /uid 998 is a system user/,
    ],
    ['of a dynamic user', { files: KEPT, stats: CLOSED, user: { uid: 61308 } }, 'warning', /uid 61308/],
  ])('is one %s', async (_, parts, state, found) => {
    const verdict = await journal.run(fakeHost({ ...podman(), ...parts }));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
    expect(isAutomatic(verdict)).toBe(state === 'warning');
  });

  test('that may not be read is left for files of the user', async () => {
    const verdict = await journal.run(fakeHost({ ...podman(), files: ID }));
    expect(verdict).toMatchObject({
      remedy: {
        steps: [
          {
            kind: 'write',
            as: 'user',
            path: '/home/runner/.config/containers/containers.conf.d/99-podman-registry-logs.conf',
            text: '[containers]\nlog_driver = "k8s-file"\n\n[engine]\nevents_logger = "file"\n',
          },
        ],
      },
    });
  });

  test('is left alone where CONTAINERS_CONF names the only file', async () => {
    const host = fakeHost({ ...podman(), files: ID, variables: { CONTAINERS_CONF: '/tmp/c.conf' } });
    const verdict = await journal.run(host);
    expect(verdict).toMatchObject({
      state: 'warning',
      remedy: { advice: expect.stringMatching(/CONTAINERS_CONF/) },
    });
    expect(isAutomatic(verdict)).toBe(false);
  });
});

describe('health checks', () => {
  const STATIC = podman({ cgroups: 'cgroupfs', log: 'k8s-file', events: 'file' });
  test.each<[string, FakeHostParts, Verdict['state'], RegExp]>([
    ['run', {}, 'ok', /timers/],
    ['run, also with all settings of a static build', STATIC, 'ok', /timers/],
    ['cannot be told of without podman', { programs: [] }, 'skipped', /podman/],
    ['cannot be told of without a manager', { files: {} }, 'skipped', /manager/],
    [
      'are switched off',
      { variables: { DISABLE_HC_SYSTEMD: 'true' } },
      'warning',
      /DISABLE_HC_SYSTEMD is set/,
    ],
    ['lack systemd-run', { programs: ['podman'] }, 'warning', /systemd-run is not installed/],
  ])('%s', async (_, parts, state, found) => {
    const verdict = await healthChecks.run(fakeHost({ ...podman(), files: MANAGER, ...parts }));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test.each([
    [STATIC, 'warning'],
    [podman({ cgroups: 'cgroupfs', events: 'file' }), 'ok'],
    [podman({ log: 'k8s-file', events: 'file' }), 'ok'],
    [podman({ cgroups: 'cgroupfs', log: 'k8s-file' }), 'ok'],
  ] as const)('of a podman in /usr/local are judged by what it does', async (parts, state) => {
    const host = fakeHost({ ...parts, files: MANAGER });
    const local = { ...host, find: async (program: string) => `/usr/local/bin/${program}` };
    expect((await healthChecks.run(local)).state).toBe(state);
  });
});

describe('the Quadlet generator', () => {
  const USUAL = '/usr/lib/systemd/user-generators/podman-user-generator';
  const ETC = '/etc/systemd/user-generators/podman-user-generator';
  test.each<[string, FakeHostParts, Partial<Verdict>]>([
    ['there', { stats: { [USUAL]: { size: 9_000_000, link: true } } }, { state: 'ok', found: USUAL }],
    [
      'that of /usr/local',
      { stats: { [USUAL.replace('/usr/', '/usr/local/')]: { size: 1 }, [USUAL]: { size: 0 } } },
      { state: 'ok', found: '/usr/local/lib/systemd/user-generators/podman-user-generator' },
    ],
    ['not to be told of without podman', { programs: [] }, { state: 'skipped' }],
    [
      'missing',
      {},
      {
        state: 'error',
        hinders: ['quadlet'],
        found: 'Podman 5.4.2 was installed without podman-user-generator',
      },
    ],
    [
      'not to be expected yet',
      podman({ version: '4.3.1' }),
      { state: 'info', found: 'Podman 4.3.1 does not support Quadlet' },
    ],
    ['expected from 4.4 on', podman({ version: '4.4.0' }), { state: 'error' }],
    [
      'masked by a link',
      { stats: { [USUAL]: { size: 1 }, [ETC]: { kind: 'character-device', link: true } } },
      { state: 'error', found: `${ETC} is masked` },
    ],
    [
      'masked by an empty file',
      { stats: { [USUAL]: { size: 1 }, [ETC]: { size: 0 } } },
      { state: 'error', found: `${ETC} is masked` },
    ],
    [
      'that of a job, which systemd does not run',
      { variables: { CONTAINERS_CONF_OVERRIDE: '/t/podman-registry-01234567/containers.conf' } },
      {
        state: 'info',
        found: expect.stringContaining('does not run that of the Podman of this job') as never,
      },
    ],
  ])('is %s', async (_, parts, expected) => {
    const host = fakeHost({ ...podman(), ...parts });
    // That of the job is first in PATH.
    const find = async (name: string) =>
      parts.variables === undefined ? host.find(name) : `/t/podman-registry-01234567/podman/bin/${name}`;
    const verdict = await quadletGenerator.run({ ...host, find });
    expect(verdict).toMatchObject(expected);
    expect(isAutomatic(verdict)).toBe(false);
  });
});

describe('network-online.target', () => {
  const UNIT = { '/usr/lib/systemd/user/podman-user-wait-network-online.service': { size: 500 } };
  const state = (word: string) => ({
    answer: () => ({ stdout: word, exitCode: word === 'active\n' ? 0 : 3 }),
  });

  test.each<[string, FakeHostParts, Partial<Verdict>]>([
    ['reached', { stats: UNIT, ...state('active\n') }, { state: 'ok', found: 'reached' }],
    ['waited for in vain', { stats: UNIT, ...state('inactive\n') }, { state: 'warning' }],
    ['not to be told of where systemd does not answer', { stats: UNIT, ...state('') }, { state: 'skipped' }],
  ])('is %s', async (_, parts, expected) => {
    expect(await networkOnline.run(fakeHost(parts))).toMatchObject(expected);
  });

  test.each<[string, FakeHostParts]>([
    ['an older podman', {}],
    [
      'a unit that is masked',
      {
        stats: {
          ...UNIT,
          '/etc/systemd/user/podman-user-wait-network-online.service': { kind: 'character-device' },
        },
      },
    ],
    [
      'a unit that this user has masked',
      {
        stats: { ...UNIT, '/cfg/systemd/user/podman-user-wait-network-online.service': { size: 0 } },
        variables: { XDG_CONFIG_HOME: '/cfg' },
      },
    ],
  ])('is of no interest to %s, and not asked for', async (_, parts) => {
    const host = fakeHost({ ...state('inactive\n'), ...parts });
    expect(await networkOnline.run(host)).toEqual({ state: 'ok', found: 'no user unit waits for it' });
    expect(host.happened).toEqual([]);
  });

  test('is started, and nothing is taken back', async () => {
    let word = 'inactive\n';
    const host = fakeHost({
      stats: UNIT,
      answer: () => ({ stdout: word }),
      asRoot: () => {
        word = 'active\n';
      },
    });
    const [result] = await runChecks([networkOnline], host, { fix: true });
    expect(result?.state).toBe('fixed');
    expect(changes(host)).toEqual([{ root: ['systemctl', 'start', 'network-online.target'], timeout: 60 }]);
  });
});

describe('the environment of the user manager', () => {
  const shows = (...lines: string[]) => ({ answer: () => ({ stdout: `${lines.join('\n')}\n` }) });
  const HOME = 'HOME=/home/runner';

  test.each<[string, FakeHostParts, Verdict['state'], RegExp]>([
    ['the same', shows(HOME, 'PATH=/usr/bin'), 'ok', /\/home\/runner\/\.config$/],
    [
      'the same in other words, as on hosted runners',
      { ...shows(HOME), variables: { XDG_CONFIG_HOME: '/home/runner/.config/', XDG_DATA_HOME: '' } },
      'ok',
      /^same directories: /,
    ],
    [
      'the same, quoted',
      { ...shows("HOME=$'/home/a b'"), variables: { HOME: '/home/a b' } },
      'ok',
      /\/home\/a b\/\.config/,
    ],
    [
      'without the configuration of the step',
      { ...shows(HOME), variables: { XDG_CONFIG_HOME: '/tmp/c' } },
      'warning',
      /^it reads Quadlet files and configuration from \/home\/runner\/\.config, not from \/tmp\/c$/,
    ],
    [
      'with a configuration of its own',
      shows(HOME, 'XDG_CONFIG_HOME=/srv/c'),
      'warning',
      /from \/srv\/c, not from \/home\/runner\/\.config$/,
    ],
    [
      'with images of its own',
      shows(HOME, 'XDG_DATA_HOME=/srv/d'),
      'warning',
      /^it reads images from \/srv\/d, not from \/home\/runner\/\.local\/share$/,
    ],
    [
      'that of another home',
      { ...shows(HOME), variables: { HOME: '/tmp/h' } },
      'warning',
      /configuration.*; .*images/,
    ],
    ['not to be told without an answer', { answer: () => ({ exitCode: 1 }) }, 'skipped', /does not answer/],
    ['not to be told without a manager', { ...shows(HOME), files: {} }, 'skipped', /does not answer/],
  ])('is %s', async (_, parts, state, found) => {
    const host = fakeHost({ files: MANAGER, ...parts });
    const verdict = await managerEnvironment.run(host);
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
    expect(isAutomatic(verdict)).toBe(false);
    // The variable of this process may be wrong, or not set.
    for (const one of host.happened) {
      expect(one).toMatchObject({ options: { env: { XDG_RUNTIME_DIR: '/run/user/1001' } } });
    }
  });
});

describe('podman.socket', () => {
  const UNIT = { '/usr/lib/systemd/user/podman.socket': { size: 200 } };
  test.each<[string, FakeHostParts, Verdict['state'], number]>([
    ['on', { files: { ...MANAGER, '/run/user/1001/podman/podman.sock': '' } }, 'ok', 0],
    ['off', { stats: UNIT }, 'info', 1],
    ['not there', {}, 'info', 0],
    ['not to be told of without a manager', { files: {} }, 'skipped', 0],
  ])('is %s', async (_, parts, state, steps) => {
    const verdict = await podmanSocket.run(fakeHost({ files: MANAGER, ...parts }));
    expect(verdict.state).toBe(state);
    expect(('remedy' in verdict && verdict.remedy.steps?.length) || 0).toBe(steps);
    expect(isAutomatic(verdict)).toBe(false);
  });
});

test.each([
  ['Error: initial journal cursor: failed to get cursor: cannot assign requested address', 'RP080'],
  [
    'Error: unable to get systemd connection to add healthchecks: dial unix /run/user/1001/systemd/private',
    'RP081',
  ],
  ['dial unix /run/user/1001/podman/podman.sock: connect: no such file or directory', 'RP085'],
  [
    'Cannot connect to the Docker daemon at unix:///run/user/1001/podman/podman.sock. Is the docker daemon running?',
    'RP085',
  ],
])('a service is what an error speaks of: %s', (message, id) => {
  const matching = checks.filter(({ signatures }) => signatures.some((one) => one.test(message)));
  expect(matching.map((one) => one.id)).toEqual([id]);
});
