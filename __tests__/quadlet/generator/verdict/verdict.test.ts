import { describe, expect, test } from '@jest/globals';
import type { GeneratorOutput } from '../../../../src/quadlet/generator/verdict/verdict.js';
import { readVerdict } from '../../../../src/quadlet/generator/verdict/verdict.js';

const P = 'quadlet-generator[7]: ';

function output(stderr: readonly string[], stdout = '', end: Partial<GeneratorOutput> = {}): GeneratorOutput {
  return { exitCode: 1, timedOut: false, stdout, stderr: `${stderr.join('\n')}\n`, ...end };
}

function opened(...paths: readonly string[]): string[] {
  return paths.map((path) => `${P}Loading source unit file /set/${path}`);
}

const SYNTAX = 'file contains line 1: “[Container” which is not a key-value pair, group, or comment';

describe('a rejected file', () => {
  test.each([
    ['4.5', [`${P}Error loading '/set/a.container', ignoring: ${SYNTAX}`], SYNTAX],
    [
      '4.5',
      [`${P}Error converting 'a.container', ignoring: no Image key specified`],
      'no Image key specified',
    ],
    ['5.4, joined', [`${P}converting "b.volume": x`, `error loading "/set/a.container", ${SYNTAX}`], SYNTAX],
    [
      '5.5',
      [`${P}converting "a.container": unsupported key 'A' in group 'B' in /x`],
      "unsupported key 'A' in group 'B' in /x",
    ],
    [
      'a message of two lines',
      [`${P}converting "a.container": invalid group name: a`, 'b'],
      'invalid group name: a\nb',
    ],
  ])('of Podman %s, with its words', (_version, lines, message) => {
    const verdict = readVerdict(output([...opened('a.container', 'b.volume'), ...lines]), '/set');
    expect(verdict.units.get('a.container')).toEqual({ kind: 'rejected', message });
  });

  test('in a directory is found by the base name that was loaded', () => {
    const lines = [
      ...opened('a/x.pod', 'b/x.pod'),
      `${P}error loading "/set/a/x.pod", ${SYNTAX}`,
      `${P}converting "x.pod": no`,
    ];
    const { units } = readVerdict(output(lines), '/set');
    expect(units.get('a/x.pod')).toEqual({ kind: 'rejected', message: SYNTAX });
    expect(units.get('b/x.pod')).toEqual({ kind: 'rejected', message: 'no' });
  });

  test('can have a name that Go quotes', () => {
    const lines = [...opened('ä "b"\u200b.pod'), `${P}converting "ä \\"b\\"\\u200b.pod": no`];
    const { units } = readVerdict(output(lines), '/set');
    expect([...units]).toEqual([['ä "b"\u200b.pod', { kind: 'rejected', message: 'no' }]]);
  });
});

test('a file of which nothing is heard is silent', () => {
  const { units, end } = readVerdict(output(opened('a.container')), '/set');
  expect(units.get('a.container')).toEqual({ kind: 'silent' });
  expect(end).toBe('finished');
});

describe('an accepted file', () => {
  test.each([
    [
      'names itself',
      'a.container',
      'x.service',
      '[Unit]\nSourcePath=/old\nSourcePath=/set/a.container\n',
      'x.service',
    ],
    ['is a volume before 5.3', 'sub/d.volume', 'd-volume.service', '[Unit]\n', 'd-volume.service'],
    [
      'is a template of a network before 5.3',
      'n@.network',
      'n-network@.service',
      '[Unit]\n',
      'n-network@.service',
    ],
    ['goes to the directory above', 'a.pod', '../x.service', '[Unit]\nSourcePath=/set/a.pod\n', 'x.service'],
    [
      'has a carriage return in it',
      'a.pod',
      's\rx.service',
      '[Unit]\nSourcePath=/set/a.pod\n',
      's\rx.service',
    ],
    ['has a slash in front', 'a.pod', '/x.service', '[Unit]\nSourcePath=/set/a.pod\n', 'x.service'],
  ])('%s', (_case, file, service, text, expected) => {
    const { units } = readVerdict(output(opened(file), `---${service}---\n${text}\n`), '/set');
    expect([...units]).toEqual([[file, { kind: 'accepted', service: expected }]]);
  });

  test('is rejected in earnest where its service cannot be a file', () => {
    const stdout = '---a/x.service---\n[Unit]\nSourcePath=/set/a.pod\n\n';
    const { units } = readVerdict(output(opened('a.pod'), stdout), '/set');
    expect(units.get('a.pod')?.kind).toBe('rejected');
  });

  test('is told from others by the headers alone', () => {
    const stdout =
      '---a.service---\n[X-A]\n---\nSourcePath=/set/a.pod\n\n---b c.service---\nSourcePath=/set/b.pod\n\n';
    const { units } = readVerdict(output(opened('a.pod', 'b.pod'), stdout), '/set');
    expect([...units.values()]).toEqual([
      { kind: 'accepted', service: 'a.service' },
      { kind: 'accepted', service: 'b c.service' },
    ]);
  });
});

test('drop-ins that cannot be read are kept apart', () => {
  const lines = [
    ...opened('a.container'),
    `${P}Loading source drop-in file /set/a.container.d/1.conf`,
    `${P}error loading "/set/a.container.d/1.conf", ${SYNTAX}`,
    'error reading directory "/set/container.d", open /set/container.d: not a directory',
  ];
  const { dropIns, lastRead } = readVerdict(output(lines), '/set');
  expect([...dropIns.keys()]).toEqual(['a.container.d/1.conf', 'container.d']);
  expect(lastRead).toBe('a.container.d/1.conf');
});

test.each([
  ['finished', { exitCode: 0 }],
  ['crashed', { exitCode: 2 }],
  ['crashed', { exitCode: undefined }],
  ['hung', { exitCode: undefined, timedOut: true }],
] as const)('%s: %j', (end, how) => {
  const crash = ['panic: runtime error: index out of range [1] with length 1', '', 'goroutine 1 [running]:'];
  const verdict = readVerdict(output([...opened('a.container'), ...crash], '', how), '/set');
  expect(verdict.end).toBe(end);
  expect(verdict.crash).toBe(crash[0]);
});
