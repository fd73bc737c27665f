import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCommandFile } from '../../src/local/workflow-command.js';
import type { Machine } from '../../src/machine/machine.js';
import { attempt, type CommandResult, run } from '../../src/platform/exec.js';
import { NEWEST_RELEASE } from '../../src/quadlet/catalogue/versions.js';
import { lintActionFile, lintInputsWith } from '../actions/lint-action-file.js';
import { CLEAN, WRONG, writeFiles } from '../quadlet/lint/files.js';
import { ACTION, boot, CHECKOUT, describeInMachine, inside, NODE, shell } from './lab.js';
import { Step } from './step.js';

const CLI = join(CHECKOUT, 'dist/cli.js');
// Neither what somebody has configured, nor what an earlier start has compiled.
const env = { NO_COLOR: undefined, FORCE_COLOR: undefined, NODE_DISABLE_COMPILE_CACHE: '1' };

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lint-'));
  await writeFiles(directory, {
    '.git/HEAD': '',
    'clean/a.volume': CLEAN,
    'clean/b.volume': CLEAN,
    'wrong/a.volume': WRONG,
    'wrong/sub/b.container': '[Container]\nImage=quay.io/a/b:1\nVolume=a.volume:/a\nNetwork=none.network\n',
    'kube/a.kube': '[Kube]\nYaml=a.yaml\n[Install]\nWantedBy=default.target\n',
    'kube/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n',
    'with space/ü.volume': WRONG,
    'empty/README': '',
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const lint = (...args: string[]): Promise<CommandResult> =>
  attempt([process.execPath, CLI, 'lint', ...args], { timeout: 60, cwd: directory, env });

describe('the command', () => {
  test.each<[args: string[], code: number, words: RegExp]>([
    [['clean'], 0, new RegExp(`^2 files, no findings, for Podman ${NEWEST_RELEASE}\n$`)],
    [
      ['wrong'],
      1,
      /error\[PQ010\][\s\S]* --> wrong\/a\.volume:2:1\n[\s\S]*--> wrong\/sub\/b\.container:4:9\n/,
    ],
    [['wrong/a.volume', 'clean'], 1, / in 3 files, for Podman /],
    [['./with space/*.volume'], 1, / --> with space\/ü\.volume:2:1\n/],
    [['kube'], 0, /^2 files, no findings/],
    [['--podman', '4.4-5.8', 'clean'], 0, /for Podman 4\.4\.4 to 5\.8\.\d+ \(\d+ versions\)/],
    [['--fail-on', 'never', 'wrong'], 0, /PQ010/],
    [['--explain', 'PQ010'], 0, /^# PQ010/],
    [['--help'], 0, /^Usage: podman-registry lint /],
    [['empty'], 2, /^error: no Quadlet files in empty; /],
    [['none'], 2, /^error: none: no such file or directory\n$/],
    [['--podman', '3.4', 'clean'], 2, /^error: Podman 3\.4 has no Quadlet/],
    [['--colour'], 2, /^error: unknown option "--colour"/],
  ])('lint %j ends with %i', async (args, code, words) => {
    const { exitCode, stdout, stderr } = await lint(...args);
    expect(stdout + stderr).toMatch(words);
    expect(exitCode).toBe(code);
    expect(code === 2 ? stdout : stderr).toBe('');
  });

  test('no path is the current directory', async () => {
    const { stdout } = await attempt([process.execPath, CLI, 'lint'], {
      timeout: 60,
      env,
      cwd: join(directory, 'clean'),
    });
    expect(stdout).toMatch(/^2 files, no findings/);
  });

  test('--fix fixes a file, and then there is nothing left', async () => {
    await writeFiles(directory, { 'fix/a.volume': WRONG.replaceAll('\n', '\r\n') });
    const first = await lint('--fix', 'fix');
    expect(first.stderr).toMatch(/^fixed fix\/a\.volume:2:1: PQ010, /);
    expect(first.exitCode).toBe(0);
    expect(await readFile(join(directory, 'fix/a.volume'), 'utf8')).toBe(CLEAN.replaceAll('\n', '\r\n'));
    expect(await lint('--fix', 'fix')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  test('a reader that has enough ends it quietly', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [`many/a${index}.volume`, WRONG]),
    );
    await writeFiles(directory, many);
    const script = 'set -o pipefail; "$0" "$1" lint many | head -n 1';
    const { exitCode, stdout, stderr } = await attempt(['bash', '-c', script, process.execPath, CLI], {
      timeout: 60,
      env,
      cwd: directory,
    });
    expect({ stdout: stdout.split('\n').length, stderr }).toEqual({ stdout: 2, stderr: '' });
    expect(exitCode).toBe(1);
  });

  test('writes more than a pipe holds, whole', async () => {
    const { stdout } = await lint('--format', 'json', 'many');
    expect(JSON.parse(stdout).findings).toHaveLength(3000);
  });

  test('colours are for terminals, and for who asks', async () => {
    expect((await lint('wrong')).stdout).not.toContain('\u001b');
    const asked = { ...env, FORCE_COLOR: '1' };
    const coloured = await attempt([process.execPath, CLI, 'lint', 'wrong'], {
      timeout: 60,
      cwd: directory,
      env: asked,
    });
    expect(coloured.stdout).toContain('\u001b[1;31m');
  });

  test('to lint one file loads the linter and nothing else', async () => {
    const coverage = join(directory, 'coverage');
    const loaded = async (...args: string[]) => {
      await rm(coverage, { recursive: true, force: true });
      await attempt([process.execPath, CLI, 'lint', ...args], {
        timeout: 60,
        cwd: directory,
        env: { ...env, NODE_V8_COVERAGE: coverage },
      });
      const [report = ''] = await readdir(coverage);
      const { result }: { result: { url: string }[] } = JSON.parse(
        await readFile(join(coverage, report), 'utf8'),
      );
      const files = result.map(({ url }) => url).filter((url) => url.includes('/dist/'));
      const sizes = await Promise.all(files.map(async (url) => (await stat(fileURLToPath(url))).size));
      return { names: files.map((url) => basename(url)), size: sizes.reduce((sum, size) => sum + size, 0) };
    };
    const one = await loaded('wrong/a.volume');
    const kube = await loaded('kube/a.kube');
    // The YAML library alone has 290 kB, and what the actions need three times that.
    expect(one.names).toContain('cli.js');
    expect(one.size).toBeLessThan(310_000);
    expect(kube.size).toBeGreaterThan(one.size + 80_000);
  });
});

describe('the action', () => {
  /** Runs the bundle as a runner does, in a workspace. */
  async function step(
    workspace: string,
    inputs: Record<string, string>,
    variables: Record<string, string> = {},
  ) {
    const temporary = await mkdtemp(join(directory, 'runner-'));
    const files = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'].map(
      (name) => [name, join(temporary, name)] as const,
    );
    await writeFiles(temporary, Object.fromEntries(files.map(([name]) => [name, ''])));
    const get = lintInputsWith(inputs);
    const given = Object.keys(lintActionFile.inputs).map((name) => [
      `INPUT_${name.toUpperCase()}`,
      get(name),
    ]);
    // A shell would refuse names with a dash.
    const { exitCode, stdout } = await attempt(
      [process.execPath, join(CHECKOUT, 'quadlet-lint', String(lintActionFile.runs.main))],
      {
        timeout: 60,
        cwd: workspace,
        env: { ...env, ...variables, ...Object.fromEntries([...files, ...given]), RUNNER_TEMP: temporary },
      },
    );
    const [outputs = '', summary = ''] = await Promise.all(files.map(([, path]) => readFile(path, 'utf8')));
    return { exitCode, log: stdout, outputs: parseCommandFile(outputs), summary };
  }

  test('shows findings beside their lines, and fails', async () => {
    const { exitCode, log, outputs, summary } = await step(directory, {
      path: 'wrong',
      'sarif-file': 'out/x.sarif',
    });
    expect(exitCode).toBe(1);
    expect(log).toMatch(
      /^::error title=PQ010 unknown-key,file=wrong\/a\.volume,line=2,endLine=2,col=1,endColumn=5::/m,
    );
    expect(log).toMatch(/^::error::Quadlet files: 2 errors/m);
    expect(Object.fromEntries(outputs)).toMatchObject({
      errors: '2',
      files: '2',
      'sarif-file': 'out/x.sarif',
    });
    expect(JSON.parse(await readFile(String(outputs.get('report')), 'utf8')).findings.length).toBeGreaterThan(
      1,
    );
    expect(JSON.parse(await readFile(join(directory, 'out/x.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(summary).toMatch(/^## Quadlet: 2 errors/);
  });

  test('is green where all is well', async () => {
    const { exitCode, outputs } = await step(directory, { path: 'clean\nkube/*.kube' });
    expect(exitCode).toBe(0);
    expect(Object.fromEntries(outputs)).toMatchObject({ errors: '0', files: '4', 'sarif-file': '' });
  });

  test('with changed-only it keeps to the files of the pull request', async () => {
    const repository = join(directory, 'repository');
    const identity = {
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@a',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@a',
    };
    const git = async (...args: string[]) =>
      (
        await run(['git', ...args], {
          timeout: 60,
          cwd: repository,
          env: { ...identity, GIT_CONFIG_GLOBAL: '/dev/null' },
        })
      ).trim();
    await writeFiles(repository, { 'q/old.volume': WRONG, 'q/touched.volume': CLEAN });
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '.');
    await git('commit', '--quiet', '-m', 'base');
    const base = await git('rev-parse', 'HEAD');
    await writeFiles(repository, { 'q/touched.volume': WRONG });
    await git('commit', '--quiet', '-am', 'work');
    await writeFiles(directory, { 'event.json': JSON.stringify({ pull_request: { base: { sha: base } } }) });
    const inputs = { path: 'q', 'changed-only': 'true' };
    const { exitCode, log, outputs } = await step(repository, inputs, {
      GITHUB_EVENT_PATH: join(directory, 'event.json'),
    });
    expect(exitCode).toBe(1);
    expect(outputs.get('errors')).toBe('1');
    expect(log).toContain('file=q/touched.volume');
    expect(log).not.toContain('q/old.volume:');
    expect(log).toContain('1 more finding in files that the pull request does not change');
  });

  test('wrong use is one sentence', async () => {
    const { exitCode, log } = await step(directory, { path: 'none' });
    expect(log).toBe('::error::none: no such file or directory\n');
    expect(exitCode).toBe(1);
  });
});

describeInMachine("beside Podman's own generator", () => {
  let machine: Machine;
  let action: Step;
  const FILES = '/home/runner/quadlets';

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'lint');
    action = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' }, 'quadlet-lint');
    await shell(
      machine,
      `mkdir -p ${FILES}/sub ${FILES}/app.container.d; cd ${FILES}
       printf '[Volume]\\n' > data.volume; printf '[Pod]\\n' > sub/web.pod
       printf '[Container]\\nImage=quay.io/a/b:1\\nVolume=data.volume:/data\\nPod=web.pod\\n' > app.container
       printf '[Container]\\nEnvironment=A=1\\n' > app.container.d/10.conf
       printf '[Container]\\nImage=quay.io/a/b:1\\nMemory=1g\\n' > new.container
       printf '[Container]\\nImage=quay.io/a/b:1\\nNetwork=none.network\\n' > lost.container`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('the action agrees with it, for the version that is installed', async () => {
    const inputs = { path: FILES, 'podman-version': 'installed', generator: 'require' };
    const result = await action.main(inputs);
    expect(result.log).toContain('✓ cross-check with the generator of Podman 5.4.2: no disagreements');
    expect(Object.fromEntries(result.outputs)).toMatchObject({ disagreements: '0', errors: '2' });
    expect(result.log).toMatch(/error\[PQ011\][\s\S]*new\.container/);
    expect(result.log).toMatch(/error\[PQ030\][\s\S]*lost\.container/);
    expect(result.exitCode).toBe(1);
  }, 120_000);

  test('the command asks it for its version', async () => {
    const argv = [NODE, `${ACTION}/dist/cli.js`, 'lint', '--podman', 'installed', `${FILES}/app.container`];
    expect(await inside(machine, argv)).toMatch(/ in 2 files, for Podman 5\.4\.2\n$|^2 files, .* 5\.4\.2\n$/);
  });
});
