import { describe, expect, test } from '@jest/globals';
import type { Mode } from '../../../../src/quadlet/finding.js';
import type { Generation } from '../../../../src/quadlet/generate/generate-set.js';
import { readMessage } from '../../../../src/quadlet/generate/verify/messages.js';
import { Tracer } from '../../../../src/quadlet/generate/verify/trace.js';
import { type VerifyRequest, verify } from '../../../../src/quadlet/generate/verify/verify.js';
import { SourceText } from '../../../../src/quadlet/syntax/source-text.js';
import { recordingAttempt } from '../../../fakes.js';

const OUTPUT = '/tmp/units';

test.each<[line: string, expected: ReturnType<typeof readMessage>]>([
  [
    "/tmp/units/app.service:28: Unknown key 'Nope' in section [Service], ignoring.",
    { unit: 'app.service', line: 28, words: "Unknown key 'Nope' in section [Service], ignoring." },
  ],
  [
    'app.service: Command /usr/bin/x is not executable: No such file or directory',
    {
      unit: 'app.service',
      line: undefined,
      words: 'Command /usr/bin/x is not executable: No such file or directory',
    },
  ],
  ['t@i.service: Failed', { unit: 't@.service', line: undefined, words: 'Failed' }],
  ['t@test-instance.service: Failed', { unit: 't@.service', line: undefined, words: 'Failed' }],
  ['Unit app.service not found.', { unit: 'app.service', line: undefined, words: 'not found.' }],
  ['Failed to prepare filename my app.service: Invalid argument', undefined],
  ['/usr/lib/systemd/system/other.service:3: Unknown key', undefined],
  ['', undefined],
])('readMessage(%j)', (line, expected) => {
  expect(readMessage(line, OUTPUT)).toEqual(expected);
});

const SOURCE =
  '[Unit]\nAfter=a.service\n[Container]\nImage=quay.io/a/b:1\n[Service]\nNope=a \\\n  b\nNope=1\nNope=1\n';
const RAW =
  '# made\n[Unit]\nAfter=a.service\nSourcePath=/copy/app.container\n[Service]\nNope=a b\nNope=1\nFrom=drop\n';

function generation(): Generation {
  const set = { services: [{ name: 'app.service', source: 'd/app.container', text: '' }], links: [] };
  const files = [
    {
      path: 'd/app.container.d/1.conf',
      file: 'q/d/app.container.d/1.conf',
      content: '[Service]\nFrom=drop\n',
    },
    { path: 'd/app.container', file: 'q/d/app.container', content: SOURCE },
    { path: 'other.container.d/1.conf', file: 'q/other.container.d/1.conf', content: SOURCE },
  ];
  const raw = new Map([['app.service', { name: 'app.service', text: RAW }]]);
  const run = { sourceDirectory: '/copy', root: '/copy' };
  return { set, layout: { files, directories: new Map() }, raw, ...run } as unknown as Generation;
}

test('Tracer finds the lines of a part of a bundle in the bundle', () => {
  const text = `# FileName=x\n[Pod]\n---\n${SOURCE}`;
  const source = new SourceText('q/app.quadlets', text);
  const start = text.indexOf(SOURCE);
  const within = { source, start, end: text.length };
  const files = [{ path: 'd/app.container', file: 'q/app.quadlets', content: SOURCE, within }];
  const given = { ...generation(), layout: { files, directories: new Map() } } as unknown as Generation;
  const tracer = new Tracer(given, '5.8.6');
  const place = { file: 'q/app.quadlets', line: 5, column: 1, endLine: 5, endColumn: 16 };
  expect(tracer.locate('app.service', 3)).toEqual(place);
  expect(tracer.locate('app.service', undefined)?.line).toBe(4);
  expect(tracer.textOf('q/app.quadlets')).toBe(text);
});

describe('Tracer', () => {
  const tracer = new Tracer(generation(), '5.4.2');
  test.each<[service: string, line: number | undefined, expected: object | undefined]>([
    ['app.service', 3, { file: 'q/d/app.container', line: 2, column: 1, endLine: 2, endColumn: 16 }],
    ['app.service', 7, { file: 'q/d/app.container', line: 9, column: 1, endLine: 9, endColumn: 7 }],
    ['app.service', 8, { file: 'q/d/app.container.d/1.conf', line: 2, column: 1, endLine: 2, endColumn: 10 }],
    ['app.service', 4, { file: 'q/d/app.container', line: 1, column: 1, endLine: 1, endColumn: 1 }],
    ['app.service', undefined, { file: 'q/d/app.container', line: 1, column: 1, endLine: 1, endColumn: 1 }],
    ['app.service', 99, { file: 'q/d/app.container', line: 1, column: 1, endLine: 1, endColumn: 1 }],
    ['none.service', 3, undefined],
  ])('line %2$s of %1$s', (service, line, expected) => {
    expect(tracer.locate(service, line)).toEqual(expected);
  });

  test('a value over several lines is one place', () => {
    const made = generation();
    const raw = new Map([
      ['app.service', { name: 'app.service', text: RAW.replace('Nope=a b', 'Nope=a b') }],
    ]);
    const place = new Tracer({ ...made, raw }, '5.4.2').locate('app.service', 6);
    expect(place).toMatchObject({ line: 6, endLine: 7 });
  });
});

function requestFor(home: string | undefined, mode: Mode = 'user'): VerifyRequest {
  const made = generation();
  const version = '5.4.2';
  const tracer = new Tracer(made, version);
  return { generation: made, output: OUTPUT, home, mode, generator: { version }, tracer };
}

describe('verify', () => {
  async function asked(stderr: string, exitCode = 1, mode: 'user' | 'system' = 'user') {
    const { attempt, commands, options } = recordingAttempt(() => ({ exitCode, stderr }));
    const result = await verify(requestFor('/home', mode), attempt);
    return { result, commands, options };
  }

  test('a message is a finding where it came of, once', async () => {
    const line = `${OUTPUT}/app.service:8: Unknown key 'From' in section [Service], ignoring.`;
    const { result, commands, options } = await asked(
      `${line}\n${line}\n/usr/lib/systemd/user/x.service:1: Bad\n`,
    );
    expect(result).toEqual({
      units: 1,
      note: undefined,
      findings: [
        expect.objectContaining({
          code: 'PQ300',
          severity: 'warning',
          file: 'q/d/app.container.d/1.conf',
          line: 2,
          message:
            "systemd-analyze reports for app.service: Unknown key 'From' in section [Service], ignoring.",
          targets: ['5.4.2'],
        }),
      ],
    });
    expect(commands).toEqual([
      ['systemd-analyze', '--no-pager', '--man=no', '--user', 'verify', './app.service'],
    ]);
    expect(options[0]).toMatchObject({
      cwd: OUTPUT,
      env: {
        LC_ALL: 'C.UTF-8',
        XDG_RUNTIME_DIR: '/home',
        SYSTEMD_ENVIRONMENT_GENERATOR_PATH: '/home',
      },
    });
  });

  test('a path of this run is shown as on the machine', async () => {
    const { result } = await asked(
      'app.service: Failed to read /copy/d/env: no\napp.service: PIDFile= path is /home/a.pid\n',
    );
    expect(result.findings.map(({ message }) => message.replace(/^.*: (?=Failed|PID)/, ''))).toEqual([
      'Failed to read d/env: no',
      'PIDFile= path is %t/a.pid',
    ]);
  });

  // As systemd 252, 257 and 262 report them.
  const BAD = 'Unit app.service has a bad unit file setting.\n';
  test.each<[title: string, stderr: string, line: number, message: string]>([
    [
      'with a reason',
      `app.service: Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services. Refusing.\n${BAD}`,
      1,
      'Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services.',
    ],
    [
      'with a key of the file',
      `app.service: Service has Nope= set to either always or on-success, which isn't allowed for Type=oneshot services. Refusing.\n${BAD}`,
      9,
      "Service has Nope= set to either always or on-success, which isn't allowed for Type=oneshot services.",
    ],
    [
      'for a line',
      `${OUTPUT}/app.service:7: Neither a valid executable name nor an absolute path: relative/x\napp.service: Unit configuration has fatal error, unit will not be started.\n${BAD}`,
      9,
      'Neither a valid executable name nor an absolute path: relative/x',
    ],
    ['without a reason', `${BAD}`, 1, 'has a bad unit file setting.'],
    [
      'in other words',
      'app.service: failed to load properly, please adjust/correct and reload service manager: Invalid argument',
      1,
      'failed to load properly, please adjust/correct and reload service manager: Invalid argument',
    ],
  ])('a unit that systemd refuses is one error: %s', async (_, stderr, line, message) => {
    const { result } = await asked(`${stderr}\n${stderr}`);
    expect(result.findings).toMatchObject([
      {
        code: 'PQ300',
        severity: 'error',
        line,
        message: `systemd refuses app.service, so it cannot start: ${message}`,
      },
    ]);
  });

  test('what systemd ignores in a unit that it refuses is a warning', async () => {
    const ignored = `${OUTPUT}/app.service:8: Unknown key 'From' in section [Service], ignoring.`;
    const { result } = await asked(`${ignored}\n${BAD}`);
    expect(result.findings.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  test('a unit that requires a refused one is a warning', async () => {
    const { result } = await asked(
      'app.service: Failed to create app.service/start: Unit other.service has a bad unit file setting.\n',
    );
    expect(result.findings).toMatchObject([{ severity: 'warning' }]);
  });

  test('without a home nothing is asked, and a note says so', async () => {
    const { attempt, commands } = recordingAttempt();
    const result = await verify(requestFor(undefined), attempt);
    expect(result).toMatchObject({ units: 0, note: expect.stringContaining('set TMPDIR') });
    expect(commands).toEqual([]);
  });

  test('asks the manager of the mode', async () => {
    const { commands } = await asked('', 0, 'system');
    expect(commands[0]).toContain('--system');
  });

  test.each<[exitCode: number, stderr: string, note: RegExp]>([
    [127, 'timeout: no such file', /^the units are not verified: systemd-analyze is not installed$/],
    [124, 'slow', /^1 of the units are not verified: systemd-analyze was stopped after 10 s$/],
  ])('exit code %i is a note', async (exitCode, stderr, note) => {
    const { result } = await asked(stderr, exitCode);
    expect(result).toMatchObject({ units: 0, findings: [], note: expect.stringMatching(note) });
  });
});
