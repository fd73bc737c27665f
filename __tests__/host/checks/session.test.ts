import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../src/host/check.js';
import { checks } from '../../../src/host/checks/index.js';
import { busAddress } from '../../../src/host/checks/session/bus-address.js';
import { killUserProcesses } from '../../../src/host/checks/session/kill-user-processes.js';
import { lingering } from '../../../src/host/checks/session/lingering.js';
import { runtimeDirectory } from '../../../src/host/checks/session/runtime-directory.js';
import { runtimeDirectorySet } from '../../../src/host/checks/session/runtime-directory-set.js';
import { userBus } from '../../../src/host/checks/session/user-bus.js';
import { userManager } from '../../../src/host/checks/session/user-manager.js';
import type { PathFacts } from '../../../src/host/host.js';
import { runChecks } from '../../../src/host/run-checks.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const sessionChecks = checks.filter(({ id }) => /^RP04[0-469]$/.test(id));

const DIRECTORY = '/run/user/1001';
const BUS = `${DIRECTORY}/bus`;
const PRIVATE = `${DIRECTORY}/systemd/private`;
const CGROUP = '/sys/fs/cgroup/user.slice/user-1001.slice/user@1001.service/init.scope';
const SYSTEMD = { '/run/systemd/system': '' };
const LINGERS = { '/var/lib/systemd/linger/runner': '' };
const MANAGER = { ...SYSTEMD, [PRIVATE]: '', [CGROUP]: '' };
const SESSION = { ...MANAGER, [BUS]: '' };
const DEBIAN = { '/etc/os-release': 'ID=debian\nPRETTY_NAME="Debian 13"\n' };
const OWN: Partial<PathFacts> = { kind: 'directory', mode: 0o700, uid: 1001 };
const STATS = { [DIRECTORY]: OWN };

/** A machine on which nothing is wrong. */
function healthy(parts: FakeHostParts = {}) {
  return fakeHost({
    files: { ...SESSION, ...LINGERS },
    stats: STATS,
    variables: { XDG_RUNTIME_DIR: DIRECTORY },
    ...parts,
  });
}

function adviceOf(verdict: Verdict): string {
  return 'remedy' in verdict ? verdict.remedy.advice : '';
}

describe('a session', () => {
  test.each<[string, FakeHostParts]>([
    ['of a hosted runner', {}],
    [
      'with both variables',
      { variables: { XDG_RUNTIME_DIR: DIRECTORY, DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}` } },
    ],
  ])('in which nothing is wrong is left alone: %s', async (_, parts) => {
    const host = healthy(parts);
    const results = await runChecks(sessionChecks, host, { fix: true });
    expect(results.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'RP042 ok',
      'RP043 ok',
      'RP044 ok',
      'RP040 ok',
      'RP041 ok',
      'RP046 ok',
      'RP049 ok',
    ]);
    expect(host.happened).toEqual([]);
  });

  test('of the service of a self-hosted runner is put right from lingering to the variables', async () => {
    const host = fakeHost({
      files: { ...SYSTEMD, ...DEBIAN },
      asRoot: (argv, { files }) => {
        if (argv[0] === 'loginctl') files.set('/var/lib/systemd/linger/runner', '');
        if (argv[0] === 'systemctl') for (const path of [DIRECTORY, PRIVATE, CGROUP]) files.set(path, '');
      },
      answer: (argv, { files }) => {
        if (argv[0] === 'apt-cache') return { stdout: 'Package: dbus-user-session\n' };
        if (argv.includes('dbus.socket')) files.set(BUS, '');
        return undefined;
      },
    });
    const results = await runChecks(sessionChecks.slice(0, 4), host, { fix: true });
    expect(results.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'RP042 fixed',
      'RP043 fixed',
      'RP044 fixed',
      'RP040 fixed',
    ]);
    expect(Object.fromEntries(host.variables)).toEqual({
      XDG_RUNTIME_DIR: DIRECTORY,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}`,
    });
  });
});

describe('lingering', () => {
  test.each<[string, FakeHostParts, Partial<Verdict>]>([
    [
      'on where logind keeps a file for the user',
      { files: { ...SYSTEMD, ...LINGERS } },
      { state: 'ok', found: 'on for runner' },
    ],
    [
      'on for a user of a domain',
      { files: { ...SYSTEMD, '/var/lib/systemd/linger/corp\\\\jane': '' }, user: { name: 'corp\\jane' } },
      { state: 'ok' },
    ],
    [
      'off where the file is that of another, which is no more than a warning',
      { files: { ...SYSTEMD, '/var/lib/systemd/linger/other': '' } },
      { state: 'warning', hinders: [] },
    ],
    ['nothing to tell without systemd', {}, { state: 'skipped' }],
  ])('is %s', async (_, parts, expected) => {
    expect(await lingering.run(fakeHost(parts))).toMatchObject(expected);
  });

  test('is written down before it is switched on', async () => {
    const host = fakeHost({
      files: SYSTEMD,
      asRoot: (_, { files }) => void files.set('/var/lib/systemd/linger/runner', ''),
    });
    const [result] = await runChecks([lingering], host, { fix: true });
    expect(result).toMatchObject({ state: 'fixed', found: 'on for runner' });
    expect(changes(host)).toEqual([
      { journal: { kind: 'lingering', user: 'runner' } },
      { root: ['loginctl', 'enable-linger', 'runner'], timeout: 60 },
    ]);
  });
});

describe('the user manager', () => {
  test.each<[string, Record<string, string>, Partial<Verdict>]>([
    ['up', MANAGER, { state: 'ok', found: 'user@1001.service is running' }],
    ['down', SYSTEMD, { state: 'error', hinders: ['quadlet'], found: 'user@1001.service is not running' }],
    [
      'down, with the sockets of one that was stopped',
      { ...SYSTEMD, [PRIVATE]: '', [BUS]: '' },
      { state: 'error' },
    ],
    [
      'down, with the directory of one that was stopped, which podman is misled by',
      { ...SYSTEMD, [DIRECTORY]: '' },
      {
        state: 'error',
        hinders: ['pod', 'quadlet'],
        found: `user@1001.service is not running, although ${DIRECTORY} exists`,
      },
    ],
    ['starting', { ...SYSTEMD, [CGROUP]: '' }, { state: 'error' }],
    ['nothing to tell without systemd', {}, { state: 'skipped' }],
  ])('is %s', async (_, files, expected) => {
    expect(await userManager.run(fakeHost({ files }))).toMatchObject(expected);
  });

  test('that is down is started as root', async () => {
    const host = fakeHost({
      files: SYSTEMD,
      asRoot: (_, { files }) => void files.set(PRIVATE, '').set(CGROUP, ''),
    });
    const [result] = await runChecks([userManager], host, { fix: true });
    expect(result?.state).toBe('fixed');
    expect(host.happened).toMatchObject([{ root: ['systemctl', 'start', 'user@1001.service'] }]);
  });
});

describe('the D-Bus of the user', () => {
  const UNIT = { '/usr/lib/systemd/user/dbus.socket': '' };
  const packagesOf = (verdict: Verdict) =>
    'remedy' in verdict ? verdict.remedy.steps?.filter(({ kind }) => kind === 'packages') : undefined;

  test.each<[string, Record<string, string>, Partial<Verdict>]>([
    ['there', SESSION, { state: 'ok', found: `${BUS} answers` }],
    ['of no use without a manager', { ...SYSTEMD, ...UNIT, [BUS]: '' }, { state: 'skipped' }],
    // Podman goes on with cgroupfs, and so does what Quadlet makes of it.
    ['not started', { ...MANAGER, ...UNIT }, { state: 'warning', found: `${BUS} does not exist` }],
    [
      'not installed',
      MANAGER,
      { state: 'warning', found: `${BUS} does not exist, and its package is not installed` },
    ],
  ])('is %s', async (_, files, expected) => {
    expect(await userBus.run(fakeHost({ files }))).toMatchObject(expected);
  });

  test('keeps containers from starting where its socket is there and nobody listens, and is started anew', async () => {
    const silent = [BUS];
    const host = fakeHost({
      files: { ...SESSION, ...UNIT },
      silent,
      answer: (argv) => {
        if (argv.includes('dbus.socket')) silent.pop();
        return undefined;
      },
    });
    expect(await userBus.run(host)).toMatchObject({
      state: 'error',
      hinders: ['pod', 'quadlet'],
      found: `no process listens on ${BUS}`,
    });
    const [result] = await runChecks([userBus], host, { fix: true });
    expect(result).toMatchObject({ state: 'fixed', found: `${BUS} answers` });
  });

  test.each([
    ['ID=ubuntu\nID_LIKE=debian\n', [{ kind: 'packages', family: 'apt', names: ['dbus-user-session'] }]],
    ['ID=fedora\n', [{ kind: 'packages', family: 'dnf', names: ['dbus-broker', 'dbus-common'] }]],
    ['ID=alpine\n', undefined],
  ])('comes from a package of %j', async (release, packages) => {
    const verdict = await userBus.run(fakeHost({ files: { ...MANAGER, '/etc/os-release': release } }));
    expect(packagesOf(verdict)).toEqual(packages);
    expect(adviceOf(verdict)).toMatch(/Install/);
  });

  test('is started in its own session where the package came after the manager', async () => {
    const host = fakeHost({
      files: { ...MANAGER, ...UNIT, ...DEBIAN },
      answer: (argv, { files }) => {
        if (argv.includes('dbus.socket')) files.set(BUS, '');
        return undefined;
      },
    });
    const [result] = await runChecks([userBus], host, { fix: true });
    expect(result?.state).toBe('fixed');
    const env = { XDG_RUNTIME_DIR: DIRECTORY };
    expect(host.happened).toMatchObject([
      { run: ['systemctl', '--user', 'daemon-reload'], options: { env } },
      { run: ['systemctl', '--user', 'restart', 'dbus.socket'], options: { env } },
    ]);
  });
});

describe('the session variables', () => {
  const BOTH = { XDG_RUNTIME_DIR: DIRECTORY, DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}` };
  const VARIABLES = [runtimeDirectorySet, runtimeDirectory, busAddress];

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['both are missing', {}, BOTH],
    ['both are empty', { XDG_RUNTIME_DIR: '', DBUS_SESSION_BUS_ADDRESS: '' }, BOTH],
    [
      'the directory is missing',
      { DBUS_SESSION_BUS_ADDRESS: BOTH.DBUS_SESSION_BUS_ADDRESS },
      { XDG_RUNTIME_DIR: DIRECTORY },
    ],
    [
      'the directory is wrong and the bus is right',
      { ...BOTH, XDG_RUNTIME_DIR: '/run/user/0' },
      { XDG_RUNTIME_DIR: DIRECTORY },
    ],
    [
      'both are those of root',
      { XDG_RUNTIME_DIR: '/run/user/0', DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/0/bus' },
      BOTH,
    ],
    [
      'the bus is gone',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/gone' },
      { DBUS_SESSION_BUS_ADDRESS: BOTH.DBUS_SESSION_BUS_ADDRESS },
    ],
    [
      'the bus is gone and its address has a guid',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:guid=01,path=/tmp/gone' },
      { DBUS_SESSION_BUS_ADDRESS: BOTH.DBUS_SESSION_BUS_ADDRESS },
    ],
    [
      'the bus is right and its address has a guid',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS},guid=01` },
      {},
    ],
    ['the bus is an abstract socket', { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x' }, {}],
    ['the bus is not named, which is enough', { XDG_RUNTIME_DIR: DIRECTORY }, {}],
    ['both are right', BOTH, {}],
  ])('are exported where they have to be: %s', async (_, variables, exported) => {
    const host = healthy({ variables });
    const results = await runChecks(VARIABLES, host, { fix: true });
    expect(
      Object.fromEntries(host.happened.map((one) => ('export' in one ? [one.export, one.value] : []))),
    ).toEqual(exported);
    expect(results.filter(({ state }) => state === 'fixed')).toHaveLength(
      Object.keys(exported).length > 0 ? 1 : 0,
    );
    expect(results.filter(({ state }) => state !== 'fixed' && state !== 'ok')).toEqual([]);
  });

  test.each<[string, FakeHostParts, Partial<Verdict>, boolean]>([
    ['the own', {}, { state: 'ok' }, false],
    ['not set', { variables: {} }, { state: 'skipped' }, false],
    [
      'missing',
      { variables: { XDG_RUNTIME_DIR: '/run/user/0' } },
      {
        state: 'error',
        hinders: ['pod', 'quadlet', 'push'],
        found: 'XDG_RUNTIME_DIR is /run/user/0, which does not exist',
      },
      true,
    ],
    [
      'a file',
      {
        variables: { XDG_RUNTIME_DIR: '/tmp/x' },
        stats: { ...STATS, '/tmp/x': { kind: 'file', uid: 1001 } },
      },
      { state: 'error', found: 'XDG_RUNTIME_DIR is /tmp/x, which is not a directory' },
      true,
    ],
    [
      "another user's",
      {
        variables: { XDG_RUNTIME_DIR: '/etc' },
        stats: { ...STATS, '/etc': { kind: 'directory', mode: 0o755 } },
      },
      { state: 'error', found: 'XDG_RUNTIME_DIR is /etc, which belongs to uid 0, not to uid 1001' },
      true,
    ],
    [
      'not writable',
      { variables: { XDG_RUNTIME_DIR: '/tmp/x' }, stats: { ...STATS, '/tmp/x': { ...OWN, mode: 0o500 } } },
      { state: 'error', found: 'XDG_RUNTIME_DIR is /tmp/x, which is not writable' },
      true,
    ],
    [
      'of the user, but without a manager',
      { variables: { XDG_RUNTIME_DIR: '/tmp/x' }, stats: { ...STATS, '/tmp/x': OWN } },
      {
        state: 'warning',
        found: `XDG_RUNTIME_DIR is /tmp/x, but the user manager is in ${DIRECTORY}`,
      },
      true,
    ],
    [
      'of the user, with a manager of its own',
      {
        files: { ...SESSION, '/tmp/x/systemd/private': '' },
        variables: { XDG_RUNTIME_DIR: '/tmp/x' },
        stats: { ...STATS, '/tmp/x': OWN },
      },
      { state: 'ok' },
      false,
    ],
    [
      'of the user, and no manager anywhere',
      { files: SYSTEMD, variables: { XDG_RUNTIME_DIR: '/tmp/x' }, stats: { '/tmp/x': OWN } },
      { state: 'skipped' },
      false,
    ],
    // There is nothing to export to: the manager has to come first.
    [
      'the right one, and not there',
      { files: SYSTEMD, stats: {} },
      { state: 'error', found: `XDG_RUNTIME_DIR is ${DIRECTORY}, which does not exist` },
      false,
    ],
    [
      'a wrong one, and the right one is not there',
      { files: SYSTEMD, stats: {}, variables: { XDG_RUNTIME_DIR: '/run/user/0' } },
      { state: 'error' },
      false,
    ],
  ])('XDG_RUNTIME_DIR names a directory: %s', async (_, parts, expected, automatic) => {
    const verdict = await runtimeDirectory.run(healthy(parts));
    expect(verdict).toMatchObject(expected);
    expect('remedy' in verdict && verdict.remedy.automatic === true).toBe(automatic);
  });

  test.each([
    ['down', SYSTEMD, {}, 'start'],
    ['up', MANAGER, { [DIRECTORY]: { ...OWN, uid: 0 } }, 'restart'],
  ] as const)(
    'a wrong directory of a manager that is %s comes with the command for it',
    async (_, files, stats, verb) => {
      const verdict = await runtimeDirectory.run(healthy({ files, stats }));
      expect(verdict).toMatchObject({
        remedy: { steps: [{ as: 'root', argv: ['systemctl', verb, 'user@1001.service'] }] },
      });
    },
  );

  test('that are missing are not exported while there is no directory', async () => {
    const host = fakeHost({ files: SYSTEMD });
    const [result] = await runChecks([runtimeDirectorySet], host, { fix: true });
    expect(result).toMatchObject({
      state: 'warning',
      found: `XDG_RUNTIME_DIR is not set, and ${DIRECTORY} does not exist yet`,
      remedy: {
        steps: [
          { kind: 'export', name: 'XDG_RUNTIME_DIR', value: DIRECTORY },
          { kind: 'export', name: 'DBUS_SESSION_BUS_ADDRESS', value: `unix:path=${BUS}` },
        ],
      },
    });
    expect(host.happened).toEqual([]);
  });

  test('name no bus that is not there', async () => {
    const host = healthy({ files: MANAGER, variables: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/gone' } });
    const results = await runChecks(VARIABLES, host, { fix: true });
    expect(results.map(({ state }) => state)).toEqual(['fixed', 'ok', 'skipped']);
    expect(host.variables.get('DBUS_SESSION_BUS_ADDRESS')).toBe('unix:path=/tmp/gone');
  });
});

describe('processes after logout', () => {
  const KILLS = '[Login]\nKillUserProcesses=yes\n';
  test.each<[string, Record<string, string>, Verdict['state']]>([
    ['kept by default', { '/etc/systemd/logind.conf': '[Login]\n#KillUserProcesses=no\n' }, 'ok'],
    [
      'killed by a default of the build',
      { '/usr/lib/systemd/logind.conf': '[Login]\n#KillUserProcesses=yes\n' },
      'info',
    ],
    ['killed', { '/etc/systemd/logind.conf': KILLS }, 'info'],
    ['killed by a drop-in', { '/etc/systemd/logind.conf.d/x.conf': KILLS }, 'info'],
    ['killed, but the user lingers', { '/etc/systemd/logind.conf': KILLS, ...LINGERS }, 'ok'],
    ['killed for others only', { '/etc/systemd/logind.conf': `${KILLS}KillOnlyUsers=a b\n` }, 'ok'],
    ['killed for this user too', { '/etc/systemd/logind.conf': `${KILLS}KillOnlyUsers=a runner\n` }, 'info'],
    [
      'killed for all but this user',
      { '/etc/systemd/logind.conf': `${KILLS}KillExcludeUsers=root runner\n` },
      'ok',
    ],
  ])('are %s', async (_, files, state) => {
    const verdict = await killUserProcesses.run(fakeHost({ files }));
    expect(verdict.state).toBe(state);
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });
});

test.each([
  ['Failed to connect to bus: No medium found', 'RP040'],
  [
    'Failed to connect to user scope bus via local transport: $DBUS_SESSION_BUS_ADDRESS and $XDG_RUNTIME_DIR not defined (consider using --machine=<user>@.host --user to connect to bus of other user)',
    'RP040',
  ],
  ['Failed to obtain podman configuration: lstat /run/user/0: no such file or directory', 'RP041'],
  ['Failed to obtain podman configuration: mkdir /etc/libpod: permission denied', 'RP041'],
  [
    'time="2026-11-23T19:40:25Z" level=error msg="XDG_RUNTIME_DIR directory "/etc" is not owned by the current user"',
    'RP041',
  ],
  ['Error: creating tmpdir: mkdir /run/user/1001: permission denied', 'RP041'],
  [
    'Error: crun: create directory `/run/user/1001`: No such file or directory: OCI runtime attempted',
    'RP041',
  ],
  ['Error: crun: sd-bus call: Interactive authentication required.: Permission denied: OCI', 'RP043'],
  [
    'Error: crun: sd-bus call: Access denied as the requested operation requires interactive authentication. However,',
    'RP043',
  ],
  ['Failed to connect to bus: No such file or directory', 'RP043'],
  ['Failed to connect to user scope bus via local transport: Connection refused', 'RP043'],
  [
    'msg="Failed to add pause process to systemd sandbox cgroup: dial unix /run/user/1001/bus: connect: connection refused"',
    'RP043',
  ],
  [
    'msg="Failed to add pause process to systemd sandbox cgroup: dial unix /run/user/1001/bus: connect: no such file or directory"',
    'RP044',
  ],
  [
    'msg="Failed to add pause process to systemd sandbox cgroup: dbus: couldn\'t determine address of session bus"',
    'RP044',
  ],
  [
    'msg="Failed to add pause process to systemd sandbox cgroup: exec: "dbus-launch": executable file not found in $PATH"',
    'RP044',
  ],
])('the session is what an error speaks of: %s', (message, id) => {
  const matching = sessionChecks.filter(({ signatures }) => signatures.some((one) => one.test(message)));
  expect(matching.map((one) => one.id)).toEqual([id]);
});
