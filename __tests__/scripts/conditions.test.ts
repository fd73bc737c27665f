import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { limitConcurrency } from '../../src/platform/concurrency.js';

// dist/ as it is committed, started by somebody whose machine lacks something: each time a sentence, never a stack.

/** Root may read and write everything, so that its tests are run by nobody. */
const NOBODY = 65534;
const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

// Neither podman nor sudo, whatever is installed here.
const PROGRAMS = ['timeout', 'git', 'getent', 'id', 'openssl', 'sh', 'printf'];

const GENERATOR = `#!/bin/sh
[ "$1" = -version ] && { echo 5.4.2; exit 0; }
for output; do :; done
printf '[Unit]\\nSourcePath=%s/a.container\\n[Service]\\nExecStart=/usr/bin/podman run a\\n' "$QUADLET_UNIT_DIRS" > "$output/a.service"
`;
const CONTAINER = `[Container]
Image=docker.io/library/nginx:1.29
[Service]
TimeoutStartSec=900
[Install]
WantedBy=default.target
`;

let directory: string;
const at = (path: string) => join(directory, path);

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'conditions-'));
  for (const path of ['bin', 'empty', 'temp', 'home', 'read-only', 'work/q', 'work/locked', 'work/closed']) {
    mkdirSync(at(path), { recursive: true });
  }
  for (const program of PROGRAMS) {
    const found = ['/usr/bin', '/bin'].map((one) => join(one, program)).find((path) => existsSync(path));
    if (found !== undefined) symlinkSync(found, at(`bin/${program}`));
  }
  writeFileSync(at('generator'), GENERATOR, { mode: 0o755 });
  for (const path of ['q', 'locked', 'closed']) writeFileSync(at(`work/${path}/a.container`), CONTAINER);
  for (const path of ['output', 'summary']) writeFileSync(at(`temp/${path}`), '');
  const own = ['temp', 'temp/output', 'temp/summary', 'home', 'read-only', 'work/locked/a.container'];
  if (asNobody.uid !== undefined) for (const path of own) chownSync(at(path), NOBODY, NOBODY);
  chmodSync(directory, 0o755);
  chmodSync(at('read-only'), 0o500);
  chmodSync(at('work/locked/a.container'), 0);
  chmodSync(at('work/closed'), 0);
});
afterAll(() => {
  chmodSync(at('work/closed'), 0o700);
  rmSync(directory, { recursive: true });
});

type Variables = Readonly<Record<string, string | undefined>>;

/** What is missing, as variables; `@` stands for the directory. */
const CONDITIONS: Readonly<Record<string, Variables>> = {
  'without podman and sudo, outside of a repository': {},
  'without any program': { PATH: '@/empty' },
  'without HOME': { HOME: undefined },
  'with a home that is read-only': { HOME: '@/read-only' },
  'with directories that do not exist': {
    HOME: '@/none',
    TMPDIR: '@/none',
    XDG_RUNTIME_DIR: '@/none',
    RUNNER_TEMP: '@/none',
  },
};

function inputsOf(action: string): Record<string, string> {
  const { inputs } = parse(readFileSync(join(action, 'action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default?: unknown }>>;
  };
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      `INPUT_${name.toUpperCase()}`,
      String(input.default ?? ''),
    ]),
  );
}

function start(argv: readonly string[], variables: Variables) {
  const [entry = '', ...args] = argv.map((word) => word.replace('@', directory));
  const given = { PATH: '@/bin', HOME: '@/home', TMPDIR: '@/temp', RUNNER_TEMP: '@/temp', ...variables };
  const set = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.replace('@', directory)]],
  );
  return new Promise<{ status: number | null; output: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [join(process.cwd(), 'dist', entry), ...args], {
      cwd: at('work'),
      env: Object.fromEntries(set),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asNobody,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** Places in the code, of which no line may tell. */
const STACK = /^\s+at .*[:(]|file:\/\/|node:internal|export const id=|internal error/m;

const GENERATE = ['cli.js', 'generate', '--generator', '@/generator'];

/** A call, how it may end, and what it says where the machine lacks nothing more than podman, sudo and a repository. */
const COMMANDS: [argv: string[], codes: number[], says: RegExp][] = [
  [['cli.js', 'lint', 'q'], [0], /^1 file/],
  [['cli.js', 'lint', 'none'], [2], /^error: none: no such file or directory\n$/],
  [['cli.js', 'lint', 'closed'], [2], /^error: closed cannot be read: permission denied\n$/],
  [['cli.js', 'lint', 'locked'], [1], /^error\[PQ008\]: .*permission denied/],
  [['cli.js', 'lint', '--fix', 'locked'], [1], /^error\[PQ008\]: .*permission denied/],
  [['cli.js', 'lint', '--nope'], [2], /^error: unknown option "--nope"\nSee: podman-registry lint --help\n$/],
  [[...GENERATE, 'q'], [0, 2], /1 unit by /],
  [[...GENERATE, '--base-ref', 'main', 'q'], [2], /^error: \S+ is not in a git repository: [^\n]+\n$/],
  [[...GENERATE, '--base', 'none', 'q'], [2], /^error: the base directory none does not exist\n$/],
  [
    [...GENERATE, '--out', '@/read-only/out', 'q'],
    [2],
    /^error: --out is \S+, and in \S+ this user cannot create files/,
  ],
  [['cli.js', 'generate', '--image', 'localhost/none', 'q'], [2], /^error: [^\n]*podman[^\n]* not installed/],
  [['cli.js', 'doctor'], [1], /✗ RP0/],
  [
    ['cli.js', 'doctor', '--nope'],
    [2],
    /^error: unknown option "--nope"\nSee: podman-registry doctor --help\n$/,
  ],
  [['cli.js', 'subid', 'plan'], [0, 1], /^USER /],
  [['cli.js', 'subid', 'apply'], [0, 1], /^USER /],
  [['cli.js', 'status'], [1], /^error: podman is not installed\n/],
  [['cli.js', 'logs', 'none'], [1], /^error: this user has no persistent registry "none"/],
  [['cli.js', 'gc', 'none'], [1], /^error: this user has no persistent registry "none"/],
  [['cli.js', 'down', 'none'], [1], /^error: this user has no persistent registry "none"/],
];

const CHECK = { INPUT_SETUP: 'check' };
const LEFT = { STATE_directory: '@/temp/podman-registry-00000000' };
const NOTHING = JSON.stringify({
  services: ['a.service'],
  volumes: [],
  networks: [],
  paths: [],
  parents: [],
});

const ACTIONS: [entry: string, variables: Variables, codes: number[], says: RegExp][] = [
  ['registry.js', { ...inputsOf('.'), ...CHECK }, [1], /::error::/],
  ['doctor.js', { ...inputsOf('doctor'), ...CHECK }, [1], /::error::/],
  ['quadlet-lint.js', { ...inputsOf('quadlet-lint'), INPUT_PATH: 'q' }, [0, 1], /1 file/],
  [
    'quadlet-generate.js',
    { ...inputsOf('quadlet-generate'), INPUT_PATH: 'q', 'INPUT_GENERATOR-IMAGE': 'localhost/none' },
    [1],
    /^::error::[^\n]*podman[^\n]* not installed/,
  ],
  ['registry-post.js', LEFT, [0], /nothing is left of podman-registry-/],
  ['doctor-post.js', LEFT, [0], /nothing is left of podman-registry-/],
  ['quadlet-generate-post.js', { STATE_installation: NOTHING }, [0], /^::warning::nothing was removed/],
];

/** Seconds that all calls under one condition may take on a busy machine. */
const LIMIT = 120;
const AT_ONCE = 4;

describe.each(Object.entries(CONDITIONS))('%s', (_, condition) => {
  const isPlain = Object.keys(condition).length === 0;
  const job = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: '@/temp/output',
    GITHUB_STEP_SUMMARY: '@/temp/summary',
  };
  const calls = [
    ...COMMANDS.map(([argv, codes, says]) => ({ argv, variables: {}, codes, says })),
    ...ACTIONS.map(([entry, inputs, codes, says]) => ({
      argv: [entry],
      variables: { ...job, ...inputs },
      codes,
      says,
    })),
  ].map((call) => ({ ...call, title: call.argv.join(' ') }));

  const ends = new Map<string, Awaited<ReturnType<typeof start>>>();
  beforeAll(async () => {
    const turn = limitConcurrency(AT_ONCE);
    await Promise.all(
      calls.map(({ title, argv, variables }) =>
        turn(async () => ends.set(title, await start(argv, { ...variables, ...condition }))),
      ),
    );
  }, LIMIT * 1000);

  test.each(calls)('$title', ({ title, codes, says }) => {
    const { status, output } = ends.get(title) ?? { status: null, output: '' };
    expect(output).not.toMatch(STACK);
    expect({ output, isExpected: codes.includes(status ?? -1) }).toEqual({ output, isExpected: true });
    if (isPlain) expect(output).toMatch(says);
  });
});
