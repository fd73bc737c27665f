import { describe, expect, test } from '@jest/globals';
import { runChecks } from '../../../src/host/check.js';
import {
  type EnvironmentFacts,
  environment,
  judgeEnvironment,
  judgeManager,
  lingering,
  userManager,
} from '../../../src/host/checks/session.js';
import { changes, fakeHost } from '../../fakes.js';

const BUS = '/run/user/1001/bus';
const PRIVATE = '/run/user/1001/systemd/private';

describe('lingering', () => {
  test('is on where logind keeps a file for the user', async () => {
    const host = fakeHost({ files: { '/var/lib/systemd/linger/runner': '' } });
    expect((await lingering.look(host)).verdict).toEqual({ fit: true, found: 'on for runner' });
  });

  test('that is off is no more than a warning', async () => {
    const host = fakeHost({ files: { '/var/lib/systemd/linger/other': '' } });
    expect((await lingering.look(host)).verdict).toMatchObject({
      fit: false,
      severity: 'warning',
      remedy: 'sudo loginctl enable-linger runner',
    });
  });

  test('is written down before it is switched on', async () => {
    const host = fakeHost();
    await (await lingering.look(host)).mend?.();
    expect(changes(host)).toMatchObject([
      { journal: { kind: 'linger', user: 'runner' } },
      { root: ['loginctl', 'enable-linger', 'runner'] },
    ]);
  });
});

describe('the user manager', () => {
  test.each([
    [true, true, { fit: true }],
    [false, true, { fit: false, found: 'user@1001.service is up, but has no D-Bus' }],
    [false, false, { fit: false, found: 'user@1001.service is not running' }],
    // A stale socket without a manager behind it.
    [true, false, { fit: false, found: 'user@1001.service is not running' }],
  ])('with its bus: %p, and its own socket: %p', (bus, manager, expected) => {
    expect(judgeManager({ uid: 1001, bus, manager })).toMatchObject(expected);
  });

  test('that is down is started as root', async () => {
    const host = fakeHost({ asRoot: (_, { files }) => void files.set(BUS, '').set(PRIVATE, '') });
    const [result] = await runChecks([userManager], host, { mend: true });
    expect(result?.state).toBe('mended');
    expect(host.happened).toMatchObject([{ root: ['systemctl', 'start', 'user@1001.service'] }]);
  });

  test('that has no bus yet is told to start one, in its own session', async () => {
    const host = fakeHost({
      files: { [PRIVATE]: '' },
      answer: (argv, { files }) => {
        if (argv.includes('dbus.socket')) files.set(BUS, '');
        return undefined;
      },
    });
    const [result] = await runChecks([userManager], host, { mend: true });
    expect(result?.state).toBe('mended');
    const env = { XDG_RUNTIME_DIR: '/run/user/1001' };
    expect(host.happened).toMatchObject([
      { run: ['systemctl', '--user', 'daemon-reload'], options: { env } },
      { run: ['systemctl', '--user', 'start', 'dbus.socket'], options: { env } },
    ]);
  });
});

describe('the session variables', () => {
  const FACTS: EnvironmentFacts = {
    expected: '/run/user/1001',
    runtimeDirectory: '/run/user/1001',
    busAddress: undefined,
    staleBus: undefined,
  };

  test.each<[string, Partial<EnvironmentFacts>, boolean, RegExp]>([
    ['the runtime directory alone, which is enough', {}, true, /^XDG_RUNTIME_DIR is \/run\/user\/1001$/],
    ['both', { busAddress: `unix:path=${BUS}` }, true, /XDG_RUNTIME_DIR is/],
    ['none', { runtimeDirectory: undefined }, false, /is not set/],
    ["another user's directory", { runtimeDirectory: '/run/user/0' }, false, /is \/run\/user\/0$/],
    ['a bus that is gone', { staleBus: '/tmp/dbus-x' }, false, /names \/tmp\/dbus-x, which is not there/],
  ])('are judged: %s', (_, facts, fit, found) => {
    const verdict = judgeEnvironment({ ...FACTS, ...facts });
    expect(verdict).toMatchObject({ fit, found: expect.stringMatching(found) });
    if (!verdict.fit) {
      expect(verdict.severity).toBe('warning');
      expect(verdict.remedy).toBe(
        'export XDG_RUNTIME_DIR=/run/user/1001 DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/1001/bus',
      );
    }
  });

  const BOTH = { XDG_RUNTIME_DIR: '/run/user/1001', DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}` };
  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['both are missing', {}, BOTH],
    [
      'the directory is wrong and the bus is right',
      { ...BOTH, XDG_RUNTIME_DIR: '/run/user/0' },
      { XDG_RUNTIME_DIR: '/run/user/1001' },
    ],
    [
      'the bus is gone',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/gone' },
      { DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}` },
    ],
    [
      'the bus is gone and its address has a guid',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/gone,guid=0123' },
      { DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS}` },
    ],
    [
      'the bus is right and its address has a guid',
      { ...BOTH, DBUS_SESSION_BUS_ADDRESS: `unix:path=${BUS},guid=01` },
      {},
    ],
    ['the bus is an abstract socket', { ...BOTH, DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/tmp/x' }, {}],
    ['both are right', BOTH, {}],
  ])('are exported where they have to be: %s', async (_, variables, exported) => {
    const host = fakeHost({ variables, files: { [BUS]: '' } });
    const [result] = await runChecks([environment], host, { mend: true });
    expect(
      Object.fromEntries(host.happened.map((one) => ('export' in one ? [one.export, one.value] : []))),
    ).toEqual(exported);
    expect(result?.state).toBe(Object.keys(exported).length > 0 ? 'mended' : 'ok');
  });
});
