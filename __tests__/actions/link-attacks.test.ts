import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { writeFiles } from '../../attacks/files.js';
import { AROUND, FOREIGN, LINK_ATTACKS, layOutLinks, SECRET } from '../../attacks/link-trees.js';
import { generateMain } from '../../src/actions/quadlet-generate/run.js';
import { lintMain } from '../../src/actions/quadlet-lint/run.js';
import { type CommandName, call } from '../../src/cli/cli.js';
import type { Command } from '../../src/cli/command.js';
import { generate } from '../../src/cli/generate.js';
import { lint } from '../../src/cli/lint.js';
import { fakeGenerator, fakePodman } from '../quadlet/generate/fake-generator.js';
import { WRONG, within } from '../quadlet/lint/files.js';
import { inDirectory } from '../registry/fakes.js';
import { generateInputsWith } from './generate-action-file.js';
import { recordingRunner } from './lint-action-file.js';

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

/** Lays an attack out, and has the runner's variables lead there. */
async function layOut(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  await layOutLinks(directory, files);
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

async function printed(name: CommandName, command: Command, args: readonly string[]) {
  const texts: string[] = [];
  const say = (text: string) => void texts.push(text);
  const output = { stdout: say, stderr: say, colours: false };
  await call(name, command, args, { output, actionRoot: process.cwd() });
  return texts.join('');
}

const lintTerminal: Run = async (_, { path = '' }) => {
  const texts: string[] = [];
  for (const format of [['text'], ['json'], ['sarif'], ['github'], ['text', '--fix']]) {
    const args = ['--format', ...format, ...path.split('\n')];
    texts.push(await printed('lint', lint, args));
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
  return (await printed('generate', generate, args)) + textsBelow(join(directory, 'temp'));
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
  test.each(LINK_ATTACKS.map((attack) => [attack.title, attack] as const))(
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
      const text = await printed('lint', lint, ['--fix', 'q']);
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
