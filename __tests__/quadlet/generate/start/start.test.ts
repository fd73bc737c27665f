import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../../src/platform/errors.js';
import type { Generation } from '../../../../src/quadlet/generate/generate-set.js';
import type { Installation } from '../../../../src/quadlet/generate/start/installation.js';
import { type StartRequest, startServices, undoStart } from '../../../../src/quadlet/generate/start/start.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { type Answer, recordingAttempt, recordingLog } from '../../../fakes.js';
import { inDirectory, thrownBy } from '../../../registry/fakes.js';

const FILES = ['app.container', 'data.volume'].map((path) => ({
  path,
  file: `q/${path}`,
  content: '[Container]\n',
}));
const SERVICES = [
  ['app.service', 'ExecStart=/usr/bin/podman run app'],
  ['data-volume.service', 'ExecStart=/usr/bin/podman volume create --ignore systemd-data'],
  ['net-network.service', 'ExecStart=/usr/bin/podman network create --ignore systemd-net'],
  ['each@.service', 'ExecStart=/usr/bin/podman run each'],
] as const;

function request(parts: Partial<StartRequest> = {}): StartRequest {
  const services = SERVICES.map(([name, line]) => ({
    name,
    source: 'app.container',
    unit: UnitView.read(`[Service]\n${line}\n`),
  }));
  const generation = {
    set: { services, links: [] },
    layout: { files: FILES, directories: new Map() },
    raw: new Map(),
  } as unknown as Generation;
  return { files: FILES, generation, services: undefined, podman: '5.4.2', timeout: 30, ...parts };
}

/** A user's manager and podman: what is started is up at once, and volumes and networks are there from then on. */
function machine(
  directory: string,
  answer: (argv: readonly string[]) => Answer | undefined = () => undefined,
) {
  let started = false;
  const config = join(directory, 'config');
  const seen: string[] = [];
  const recorded = recordingAttempt((argv) => {
    const own = answer(argv);
    if (own !== undefined) return own;
    if (argv.includes('show-environment')) return { stdout: `HOME=/home/a\nXDG_CONFIG_HOME=${config}\n` };
    if (argv.includes('start')) {
      started = true;
      const quadlets = join(config, 'containers/systemd');
      seen.push(...readdirSync(quadlets, { recursive: true, encoding: 'utf8' }).sort());
    }
    if (argv.includes('show')) {
      const state = started
        ? 'LoadState=loaded\nActiveState=active\nSubState=exited'
        : 'LoadState=not-found\nActiveState=inactive';
      const names = argv.slice(argv.indexOf('--') + 1);
      return { stdout: names.map((name) => `Id=${name}\n${state}\n`).join('\n') };
    }
    if (argv[2] === 'exists') return { exitCode: started && argv[3] !== 'systemd-net' ? 0 : 1 };
    if (argv[0] === 'journalctl') return { stdout: 'a line\n' };
    return undefined;
  });
  const log = recordingLog();
  const remembered: Installation[] = [];
  const tools = {
    attempt: recorded.attempt,
    log,
    variables: {},
    remember: (installation: Installation) => {
      expect(existsSync(config)).toBe(false);
      remembered.push(installation);
    },
  };
  const commands = () =>
    recorded.commands.map((argv) => argv.filter((word) => !/^--(?:user|no-pager)$/.test(word)).join(' '));
  return { tools, log, remembered, seen, config, commands };
}

describe('startServices', () => {
  test('installs, starts, waits, and leaves nothing behind', () =>
    inDirectory(async (directory) => {
      const { tools, log, remembered, seen, commands } = machine(directory);
      const results = await startServices(request(), tools);
      const startable = ['app.service', 'data-volume.service', 'net-network.service'];
      expect(results).toEqual(
        startable.map((name) => ({
          name,
          outcome: 'up',
          words: 'active (exited)',
          journal: ['a line'],
        })),
      );
      expect(seen.map((path) => path.replace(/-[0-9a-f]{8}/, '-ID'))).toEqual([
        'quadlet-generate-ID',
        'quadlet-generate-ID/app.container',
        'quadlet-generate-ID/data.volume',
      ]);
      expect(remembered).toMatchObject([
        { services: startable, volumes: ['systemd-data'], networks: ['systemd-net'] },
      ]);
      expect(readdirSync(directory)).toEqual([]);
      const at = (text: string) => commands().findIndex((command) => command.startsWith(text));
      const order = [
        'systemctl show-environment',
        'systemctl show ',
        'podman volume exists systemd-data',
        'systemctl daemon-reload',
        `systemctl start --no-block -- ${startable.join(' ')}`,
        'podman ps --all --filter label=PODMAN_SYSTEMD_UNIT=app.service',
        'journalctl --user-unit=app.service',
        'systemctl stop --no-block -- ',
        'podman ps --all --filter label=PODMAN_SYSTEMD_UNIT --format json',
        'systemctl stop -- ',
        'podman volume rm -- systemd-data',
      ].map(at);
      expect(order).not.toContain(-1);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(commands().at(-2)).toBe('podman volume rm -- systemd-data');
      expect(commands().at(-1)).toBe('podman network exists systemd-net');
      expect(log.lines).toEqual([]);
    }));

  test('starts those that are named, and stops all', () =>
    inDirectory(async (directory) => {
      const { tools, commands } = machine(directory);
      const results = await startServices(request({ services: ['app.service'] }), tools);
      expect(results.map(({ name }) => name)).toEqual(['app.service']);
      expect(commands()).toContain('systemctl start --no-block -- app.service');
      expect(commands()).toContain('systemctl stop -- app.service data-volume.service net-network.service');
    }));

  test('lays files beside each other for a Podman before 4.7', () =>
    inDirectory(async (directory) => {
      const { tools, seen } = machine(directory);
      await startServices(request({ podman: '4.6.2' }), tools);
      expect(seen).toEqual(['app.container', 'data.volume']);
      expect(readdirSync(directory)).toEqual([]);
    }));

  test('with nothing to start asks for nothing', () =>
    inDirectory(async (directory) => {
      const { tools, commands } = machine(directory);
      expect(await startServices(request({ services: [] }), tools)).toEqual([]);
      expect(commands()).toEqual([]);
    }));

  test.each<[title: string, services: string[], words: string]>([
    [
      'is none of the set',
      ['other.service'],
      'input "services": other.service does not exist; the services are app.service',
    ],
    [
      'is a template',
      ['each@.service'],
      'input "services": each@.service is a template and cannot be started',
    ],
  ])('a service that %s is an error', (_, services, words) =>
    inDirectory(async (directory) => {
      const { tools, commands } = machine(directory);
      const error = await thrownBy(() => startServices(request({ services }), tools));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(words);
      expect(commands()).toEqual([]);
    }),
  );

  test("a service of the user's with the same name is an error, and nothing is changed", () =>
    inDirectory(async (directory) => {
      const { tools, remembered, commands } = machine(directory, (argv) =>
        argv.includes('show') ? { stdout: 'Id=app.service\nLoadState=loaded\n' } : undefined,
      );
      const error = await thrownBy(() => startServices(request(), tools));
      expect(error.message).toBe(
        '"start" would replace app.service, which already exists; use another machine',
      );
      expect(remembered).toEqual([]);
      expect(commands().filter((command) => /daemon-reload| start | stop /.test(command))).toEqual([]);
      expect(readdirSync(directory)).toEqual([]);
    }));

  test('waits by its clock, and removes what did not come up in time', () =>
    inDirectory(async (directory) => {
      let asked = 0;
      let now = 0;
      const { tools } = machine(directory, (argv) =>
        argv.includes('show') && asked++ > 0
          ? { stdout: 'Id=app.service\nLoadState=loaded\nActiveState=activating\nSubState=start\n' }
          : undefined,
      );
      const clock = {
        now: () => now,
        sleep: async (milliseconds: number) => {
          now += milliseconds;
        },
      };
      const results = await startServices(request({ services: ['app.service'] }), { ...tools, clock });
      expect(results).toMatchObject([{ name: 'app.service', outcome: 'late', words: 'activating (start)' }]);
      expect(now).toBe(30_000);
      expect(readdirSync(directory)).toEqual([]);
    }));

  test.each([['daemon-reload'], ['start']])('where systemctl %s fails, all is removed', (verb) =>
    inDirectory(async (directory) => {
      let failed = false;
      const { tools, commands } = machine(directory, (argv) => {
        if (failed || !argv.includes(verb)) return undefined;
        failed = true;
        return { exitCode: 1, stderr: 'no such thing' };
      });
      const error = await thrownBy(() => startServices(request(), tools));
      expect(error.message).toContain('no such thing');
      expect(readdirSync(directory)).toEqual([]);
      expect(commands().some((command) => command.startsWith('systemctl stop -- app.service'))).toBe(true);
    }),
  );
});

describe('the undo of a start', () => {
  const installation = (directory: string): Installation => ({
    paths: [join(directory, 'containers/systemd/quadlet-generate-1a2b3c4d')],
    parents: [],
    services: ['app.service'],
    volumes: ['systemd-data'],
    networks: [],
  });

  test.each<[title: string, answer: (argv: readonly string[]) => Answer | undefined, warning: string]>([
    [
      'a service does not stop',
      (argv) =>
        argv.includes('stop') && !argv.includes('--no-block') ? { exitCode: 1, stderr: 'stuck' } : undefined,
      'warning: not all services could be stopped: stuck',
    ],
    [
      'a volume cannot be removed',
      (argv) => (argv[2] === 'rm' ? { exitCode: 2, stderr: 'in use\n' } : undefined),
      'warning: could not remove the volume systemd-data: in use',
    ],
    [
      'the manager does not reload',
      (argv) => (argv.includes('daemon-reload') ? { exitCode: 1, stderr: 'gone' } : undefined),
      'warning: could not clean up after the trial start: ',
    ],
  ])('where %s warns, and goes on', (_, answer, warning) =>
    inDirectory(async (directory) => {
      const { attempt } = recordingAttempt(answer);
      const log = recordingLog();
      await undoStart(installation(directory), { attempt, log, variables: {} });
      expect(log.lines).toEqual([expect.stringContaining(warning)]);
    }),
  );

  test('ends the containers of its own services alone', () =>
    inDirectory(async (directory) => {
      const rows = [
        { Id: 'one', Labels: { PODMAN_SYSTEMD_UNIT: 'app.service' } },
        { Id: 'two', Labels: { PODMAN_SYSTEMD_UNIT: 'other.service' } },
        { Id: 'three' },
      ];
      const { attempt, commands } = recordingAttempt((argv) =>
        argv[1] === 'ps' ? { stdout: JSON.stringify(rows) } : undefined,
      );
      await undoStart(installation(directory), { attempt, log: recordingLog(), variables: {} });
      expect(commands.filter((argv) => argv[1] === 'rm')).toEqual([
        ['podman', 'rm', '--force', '--volumes', '--ignore', 'one'],
      ]);
    }));
});
