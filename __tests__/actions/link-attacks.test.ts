import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generateMain } from '../../src/actions/quadlet-generate/run.js';
import { lintMain } from '../../src/actions/quadlet-lint/run.js';
import { generateCommand } from '../../src/cli/generate.js';
import { lintCommand } from '../../src/cli/lint.js';
import { fakeGenerator, fakePodman } from '../quadlet/generate/fake-generator.js';
import { CLEAN, WRONG, within, writeFiles } from '../quadlet/lint/files.js';
import { inDirectory } from '../registry/fakes.js';
import { generateInputsWith } from './generate-action-file.js';
import { recordingRunner } from './lint-action-file.js';

const SECRET = 'tops3cret';

/** In what must not be read there is something for each reader to quote: no KEY=VALUE, keys, values, a name of YAML. */
const FOREIGN = `${SECRET}-line\n[Volume]\n${SECRET}Key=${SECRET}\nLabel=${SECRET}\nDriver=${SECRET}\n${SECRET}: ${SECRET}\n`;

/** A workspace with a checkout, and what lies beside it and in git's own directory. */
const AROUND = {
  'ws/.git/HEAD': 'ref: refs/heads/main\n',
  'ws/.git/config': FOREIGN,
  'ws/q/a.volume': CLEAN,
  'away/secret.txt': FOREIGN,
  'away/empty/x': '',
  [`away/${SECRET}.volume`]: FOREIGN,
  'away/deep/1.conf': FOREIGN,
  'away/deep/c.volume': FOREIGN,
  'temp/': '',
};

interface Attack {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** The input `path`, where it is not `q`. */
  readonly path?: string;
  /** The link and where it leads, as a message names them; nothing where the link is no business of anybody. */
  readonly told: readonly [link: string, target: string] | undefined;
  /** Further inputs of both actions. */
  readonly inputs?: Readonly<Record<string, string>>;
}

const attacks: readonly Attack[] = [
  {
    title: 'a unit',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'an absolute link',
    files: { 'q/x.volume': '-> @/away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  { title: '/etc/passwd', files: { 'q/x.volume': '-> /etc/passwd' }, told: ['q/x.volume', '/etc/passwd'] },
  { title: '/etc/shadow', files: { 'q/x.volume': '-> /etc/shadow' }, told: ['q/x.volume', ''] },
  {
    title: 'the environment',
    files: { 'q/x.volume': '-> /proc/self/environ' },
    told: ['q/x.volume', '/environ'],
  },
  { title: 'an endless device', files: { 'q/x.volume': '-> /dev/zero' }, told: ['q/x.volume', '/dev/zero'] },
  {
    title: "git's own",
    files: { 'q/x.volume': '-> ../.git/config' },
    told: ['q/x.volume', '/ws/.git/config'],
  },
  {
    title: 'a chain',
    files: { 'q/x.volume': '-> y', 'q/y': '-> ../z', z: '-> ../away/secret.txt' },
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: "git's own behind a link within",
    files: { 'q/x.volume': '-> ../meta/config', meta: '-> .git' },
    told: ['q/x.volume', '/ws/.git/config'],
  },
  {
    title: 'a drop-in',
    files: { 'q/a.volume.d/1.conf': '-> ../../../away/secret.txt' },
    told: ['q/a.volume.d/1.conf', '/away/secret.txt'],
  },
  {
    title: 'a directory of drop-ins',
    files: { 'q/a.volume.d': '-> ../../away/deep' },
    told: ['q/a.volume.d', '/away/deep'],
  },
  { title: 'a directory', files: { 'q/d': '-> ../../away' }, told: ['q/d', '/away'] },
  { title: "git's own directory", files: { 'q/d': '-> ../.git' }, told: ['q/d', '/ws/.git'] },
  {
    title: 'YAML',
    files: { 'q/k.kube': '[Kube]\nYaml=k.yaml\n', 'q/k.yaml': '-> ../../away/secret.txt' },
    told: ['q/k.yaml', '/away/secret.txt'],
  },
  {
    title: 'a unit that is named',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    path: 'q/x.volume',
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'drop-ins of a unit that is named',
    files: { 'q/a.volume.d': '-> ../../away/deep' },
    path: 'q/a.volume',
    told: ['q/a.volume.d', '/away/deep'],
  },
  {
    title: 'a drop-in that is named',
    files: { 'q/a.volume.d/1.conf': '-> ../../../away/secret.txt' },
    path: 'q/a.volume.d/1.conf',
    told: ['q/a.volume.d/1.conf', '/away/secret.txt'],
  },
  {
    title: 'a unit that a glob matches',
    files: { 'q/x.volume': '-> ../../away/secret.txt' },
    path: '**/*.volume',
    told: ['q/x.volume', '/away/secret.txt'],
  },
  {
    title: 'a directory on the way of a glob',
    files: { 'q/d': '-> ../../away' },
    path: 'q/*/*.volume',
    told: undefined,
  },
  {
    title: 'a fixed name on the way of a glob',
    files: { 'q/d': '-> ../../away' },
    path: '*/d/*.volume',
    told: ['q/d', '/away'],
  },
  { title: 'the path itself', files: { p: '-> ../away' }, path: 'p', told: ['p', '/away'] },
  {
    title: 'a file below such a path',
    files: { p: '-> ../away' },
    path: `p/deep/c.volume`,
    told: ['p/deep', '/away/deep'],
  },
  {
    title: 'the configuration',
    files: { '.quadlet-lint.yaml': '-> ../away/secret.txt' },
    told: ['.quadlet-lint.yaml', '/away/secret.txt'],
  },
  {
    title: 'an endless configuration',
    files: { 'q/.quadlet-lint.yaml': '-> /dev/zero' },
    told: ['q/.quadlet-lint.yaml', '/dev/zero'],
  },
  {
    title: "a configuration in git's own directory",
    files: { '.quadlet-lint.yml': '-> .git/config' },
    told: ['.quadlet-lint.yml', '/ws/.git/config'],
  },
  { title: 'a link to nothing', files: { 'q/x.volume': '-> ../../away/none' }, told: ['q/x.volume', ''] },
  {
    title: 'a loop',
    files: { 'q/x.volume': '-> y.volume', 'q/y.volume': '-> x.volume' },
    told: ['q/x.volume', ''],
  },
  { title: 'what nobody reads', files: { 'q/README': '-> ../../away/secret.txt' }, told: undefined },
];

const variables = ['RUNNER_TEMP', 'GITHUB_EVENT_PATH', 'GITHUB_WORKSPACE', 'PATH'];
let before: readonly (string | undefined)[];
beforeEach(() => {
  before = variables.map((name) => process.env[name]);
  delete process.env.GITHUB_EVENT_PATH;
});
afterEach(() => {
  for (const [index, name] of variables.entries()) {
    const value = before[index];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

/** Lays an attack out; `@` in a link is the directory of the test. */
async function layOut(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  const own = Object.entries(files).map(([path, text]) => [`ws/${path}`, text.replace('@', directory)]);
  await writeFiles(directory, { ...AROUND, ...Object.fromEntries(own) });
  process.env.RUNNER_TEMP = join(directory, 'temp');
  process.env.GITHUB_WORKSPACE = join(directory, 'ws');
}

/** The texts of all regular files below a directory. */
function textsBelow(directory: string): string {
  if (!existsSync(directory)) return '';
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

/** Every text that a run leaves for people or programs. */
type Run = (directory: string, inputs: Readonly<Record<string, string>>) => Promise<string>;

const lintAction: Run = async (directory, inputs) => {
  const runner = recordingRunner({ generator: 'off', 'sarif-file': 'out/x.sarif', ...inputs });
  await lintMain(runner, process.cwd());
  const files = textsBelow(join(directory, 'temp')) + textsBelow(join(directory, 'ws/out'));
  return files + JSON.stringify([runner.log.lines, runner.annotations, runner.summaries, runner.failures]);
};

const generateAction: Run = async (directory, inputs) => {
  process.env.PATH = `${await fakePodman(directory)}${delimiter}${process.env.PATH}`;
  const given = {
    'generator-image': 'localhost/generator:1',
    verify: 'false',
    ...inputs,
  };
  const runner = { ...recordingRunner({}), input: generateInputsWith(given), state: () => '' };
  await generateMain(runner, process.cwd());
  const files = textsBelow(join(directory, 'temp'));
  return files + JSON.stringify([runner.log.lines, runner.annotations, runner.summaries, runner.failures]);
};

async function command(call: (output: Parameters<typeof generateCommand>[1]) => Promise<number>) {
  const texts: string[] = [];
  const say = (text: string) => void texts.push(text);
  await call({ stdout: say, stderr: say, colours: false });
  return texts.join('');
}

const lintTerminal: Run = async (_, { path = '' }) => {
  const texts: string[] = [];
  for (const format of [['text'], ['json'], ['sarif'], ['github'], ['text', '--fix']]) {
    const args = ['--format', ...format, ...path.split('\n')];
    texts.push(await command((output) => lintCommand(args, process.cwd(), output)));
  }
  return texts.join('');
};

const generateTerminal: Run = async (directory, { path = '' }) => {
  const generator = await fakeGenerator(directory);
  const args = [
    '--generator',
    generator,
    '--no-verify',
    '--out',
    join(directory, 'temp/out'),
    ...path.split('\n'),
  ];
  return (await command((output) => generateCommand(args, output))) + textsBelow(join(directory, 'temp'));
};

const RUNS: readonly (readonly [title: string, run: Run])[] = [
  ['the action quadlet-lint', lintAction],
  ['the action quadlet-generate', generateAction],
  [
    'the action quadlet-generate in spite of errors',
    (directory, inputs) => generateAction(directory, { 'fail-on': 'never', ...inputs }),
  ],
  ['the command lint', lintTerminal],
  ['the command generate', generateTerminal],
];

/** What the text of a foreign file would show. */
function secrets(): string[] {
  const environment = readFileSync('/proc/self/environ', 'latin1').split('\0');
  const passwd = readFileSync('/etc/passwd', 'latin1').split('\n');
  return [
    SECRET,
    ...[...environment, ...passwd].filter((line) => line.length > 12).map((line) => line.slice(0, 40)),
  ];
}

describe.each(RUNS)('%s', (_, run) => {
  test.each(attacks.map((attack) => [attack.title, attack] as const))(
    'quotes nothing of %s',
    (_title, attack) =>
      inDirectory(async (directory) => {
        const { files, path = 'q', told, inputs = {} } = attack;
        await layOut(directory, files);
        const before = textsBelow(join(directory, 'away')) + textsBelow(join(directory, 'ws/.git'));
        const text = await within(join(directory, 'ws'), () => run(directory, { path, ...inputs }));
        // The configuration of one path is an error of the call, and then nothing else is read.
        for (const secret of secrets()) expect(text).not.toContain(secret);
        expect(textsBelow(join(directory, 'away')) + textsBelow(join(directory, 'ws/.git'))).toBe(before);
        if (told === undefined) expect(text).not.toContain('secret.txt');
        else for (const words of told) expect(text).toContain(words);
      }),
  );
});

describe('links within the workspace', () => {
  test.each(RUNS)('are followed by %s', (_, run) =>
    inDirectory(async (directory) => {
      await layOut(directory, {
        'common/c.volume': '[Volume]\nLabel=followed=1\n',
        'common/d/d.volume': '[Volume]\nLabel=followed=2\n',
        'common/1.conf': '[Volume]\nLabel=followed=3\n',
        'q/c.volume': '-> ../common/c.volume',
        'q/sub': '-> ../common/d',
        'q/a.volume.d': '-> ../common',
        'conf.yaml': 'podman: "5.4.2"',
        '.quadlet-lint.yaml': '-> conf.yaml',
      });
      const text = await within(join(directory, 'ws'), () => run(directory, { path: 'q' }));
      expect(text).not.toContain('PQ091');
      expect(text).not.toContain('for Podman 5.8');
      expect(text).toContain('5.4.2');
    }),
  );
});

test('--fix does not write to a file that is not the tree’s', () =>
  inDirectory(async (directory) => {
    await layOut(directory, { 'q/x.volume': '-> ../../away/x.volume', 'q/w.volume': WRONG });
    await writeFiles(directory, { 'away/x.volume': WRONG });
    await within(join(directory, 'ws'), async () => {
      const text = await command((output) => lintCommand(['--fix', 'q'], process.cwd(), output));
      expect(text).toContain('fixed q/w.volume');
    });
    expect(await readFile(join(directory, 'away/x.volume'), 'utf8')).toBe(WRONG);
  }));

test('the configuration is not searched for above the workspace', () =>
  inDirectory(async (directory) => {
    const { 'ws/.git/HEAD': _head, 'ws/.git/config': _config, ...others } = AROUND;
    await writeFiles(directory, { ...others, '.quadlet-lint.yaml': FOREIGN });
    process.env.RUNNER_TEMP = join(directory, 'temp');
    process.env.GITHUB_WORKSPACE = join(directory, 'ws');
    const text = await within(join(directory, 'ws'), () => lintAction(directory, { path: 'q' }));
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('.quadlet-lint.yaml');
  }));

describe('a companion', () => {
  const first = `for output; do :; done
printf '[Service]\\nEnvironmentFile=%s/app.env\\n' "$QUADLET_UNIT_DIRS" > "$output/x.service"`;

  test.each([
    ['outside', '-> ../../away/secret.txt', '/away/secret.txt, outside the workspace'],
    ["of git's own", '-> ../.git/config', '/ws/.git/config, in a .git directory'],
    ['of the environment', '-> /proc/self/environ', '/environ, outside the workspace'],
    ['by a chain', '-> chain', '/away/secret.txt, outside the workspace'],
  ])('%s is not taken along', (_, link, words) =>
    inDirectory(async (directory) => {
      await layOut(directory, { 'q/app.env': link, 'q/chain': '-> ../../away/secret.txt' });
      process.env.PATH = `${await fakePodman(directory, first)}${delimiter}${process.env.PATH}`;
      const text = await within(join(directory, 'ws'), async () => {
        const inputs = { path: 'q', 'generator-image': 'localhost/generator:1', verify: 'false' };
        const runner = { ...recordingRunner({}), input: generateInputsWith(inputs), state: () => '' };
        await generateMain(runner, process.cwd());
        return JSON.stringify([runner.log.lines, runner.summaries, runner.failures]);
      });
      expect(text).toContain('q/app.env');
      expect(text).toContain(words);
      for (const secret of secrets())
        expect(text + textsBelow(join(directory, 'temp'))).not.toContain(secret);
    }),
  );
});

describe('output', () => {
  test.each([
    ['sarif-file', 'x.sarif', { 'x.sarif': '-> ../away/victim' }],
    ['sarif-file', 'out/x.sarif', { out: '-> ../away/empty' }],
    ['sarif-file', 'out/new/x.sarif', { out: '-> ../away/none' }],
  ])('%s: %s is not written through the links %j', (input, path, links) =>
    inDirectory(async (directory) => {
      await layOut(directory, links);
      await writeFiles(directory, { 'away/victim': 'precious' });
      const before = readdirSync(join(directory, 'away'), { recursive: true });
      await within(join(directory, 'ws'), async () => {
        const runner = recordingRunner({ generator: 'off', path: 'q', [input]: path });
        await lintMain(runner, process.cwd());
      });
      expect(readdirSync(join(directory, 'away'), { recursive: true })).toEqual(before);
      expect(await readFile(join(directory, 'away/victim'), 'utf8')).toBe('precious');
    }),
  );

  test.each<[path: string, links: Record<string, string>]>([
    ['out', { out: '-> ../away/empty' }],
    ['out/', { out: '-> ../away/empty' }],
    ['out/new', { out: '-> ../away/empty' }],
    ['out/new', { out: '-> ../away/none' }],
    ['out', { 'out/manifest.json': '-> ../../away/manifest.json' }],
    ['out', { 'out/manifest.json': '{"installDirectory":""}', 'out/units': '-> ../../away/empty' }],
    ['out', { 'out/manifest.json': '{"installDirectory":""}', 'out/README.md': '-> ../../away/victim' }],
    ['out', { 'out/manifest.json': '-> /dev/zero' }],
  ])('output-directory: %s is not written through the links %j', (path, links) =>
    inDirectory(async (directory) => {
      await layOut(directory, links);
      await writeFiles(directory, {
        'away/victim': 'precious',
        'away/manifest.json': '{"installDirectory":""}',
      });
      const before = readdirSync(join(directory, 'away'), { recursive: true });
      await within(join(directory, 'ws'), () =>
        generateAction(directory, { path: 'q', 'output-directory': path }),
      );
      expect(readdirSync(join(directory, 'away'), { recursive: true })).toEqual(before);
      expect(await readFile(join(directory, 'away/victim'), 'utf8')).toBe('precious');
    }),
  );
});
