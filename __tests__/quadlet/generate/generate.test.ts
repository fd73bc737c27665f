import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { HOSTILE_TREES, type HostileTree, makeTree } from '../../../attacks/hostile-trees.js';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import { type Attempt, attempt, run } from '../../../src/platform/exec.js';
import {
  type BoundedRequest,
  type GenerateResult,
  generate,
  type Made,
} from '../../../src/quadlet/generate/generate.js';
import { generateJson } from '../../../src/quadlet/generate/report/json.js';
import { reportOf } from '../../../src/quadlet/generate/report/report.js';
import { generateSummary } from '../../../src/quadlet/generate/report/summary.js';
import { generateText } from '../../../src/quadlet/generate/report/text.js';
import { cpuTime } from '../../cpu-time.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { CLEAN, WRONG, within, writeFiles } from '../lint/files.js';
import { fakeGenerator } from './fake-generator.js';

/** Generates what lies in `q`, with a generator that is a shell script. */
async function made(
  directory: string,
  files: Readonly<Record<string, string>>,
  wish: Partial<BoundedRequest> & {
    first?: string;
    version?: string;
    variables?: Record<string, string>;
    by?: Attempt;
  } = {},
): Promise<GenerateResult> {
  await writeFiles(directory, { 'temp/': '', ...files });
  const { first, version, variables = {}, by = attempt, ...request } = wish;
  const path = await fakeGenerator(directory, first, version);
  return generate(
    {
      paths: [join(directory, 'q')],
      generator: { path, podman: undefined, image: undefined },
      mode: undefined,
      installDirectory: undefined,
      base: { path: undefined, ref: undefined },
      verify: false,
      boundary: workspaceBoundary(directory),
      ...request,
    },
    { RUNNER_TEMP: join(directory, 'temp'), ...variables },
    by,
  );
}

const textsOf = (result: GenerateResult) =>
  Object.fromEntries(madeOf(result).generation.set.services.map(({ name, unit }) => [name, unit.text]));

function madeOf({ made: something }: GenerateResult): Made {
  if (something === undefined) throw new Error('nothing was made');
  return something;
}

/** A repository with some files in one commit. */
async function repository(directory: string, files: Readonly<Record<string, string>>): Promise<void> {
  const git = (...args: string[]) =>
    run(['git', '-C', directory, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { timeout: 30 });
  await writeFiles(directory, files);
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=one');
}

test('generates the parts of a bundle, and compares them with separate files', () =>
  inDirectory(async (directory) => {
    const files = {
      'q/app.quadlets': '# FileName=a\n[Volume]\nLabel=a=2\n---\n# FileName=b\n[Volume]\n',
      'before/a.volume': '# FileName=a\n[Volume]\nLabel=a=1',
      'before/b.volume': '# FileName=b\n[Volume]',
    };
    const base = { path: join(directory, 'before'), ref: undefined };
    const result = await made(directory, files, { base, version: '5.8.6' });
    expect(Object.keys(textsOf(result))).toEqual(['a-volume.service', 'b-volume.service']);
    expect(result.lint.findings).toEqual([]);
    const { comparison, tracer } = madeOf(result);
    const changes = comparison.kind === 'compared' ? comparison.changes : [];
    expect(changes.map(({ name, source, kind }) => [name, source, kind])).toEqual([
      ['a-volume.service', 'a.volume', 'changed'],
    ]);
    expect(tracer.locate('b-volume.service', undefined)).toMatchObject({
      file: join(directory, 'q/app.quadlets'),
      line: 5,
    });
  }));

describe('generate', () => {
  test('works with a Podman that is not known, and says so in the report', () =>
    inDirectory(async (directory) => {
      const result = await made(directory, { 'q/a.volume': CLEAN }, { version: '6.99.0' });
      expect(result.generator.version).toBe('6.99.0');
      const notes = [expect.stringContaining('Podman 6.99.0 is not a known release; it is linted as Podman')];
      expect(result.notes).toEqual(notes);
      const report = reportOf(result);
      expect(JSON.parse(generateJson(report))).toMatchObject({ podman: '6.99.0', notes });
      for (const text of [generateText(report), generateSummary(report, { ruleUri: String })]) {
        expect(text.split('Podman 6.99.0 is not a known release')).toHaveLength(2);
      }
    }));

  test('makes units as they are on the target, and leaves nothing behind', () =>
    inDirectory(async (directory) => {
      const first = `echo "$QUADLET_UNIT_DIRS" > ${directory}/seen`;
      const result = await made(directory, { 'q/a.volume': CLEAN, 'q/d/b.volume': CLEAN }, { first });
      expect(textsOf(result)['b-volume.service']).toMatch(
        /^# Automatically generated by quadlet\n[\s\S]*\nSourcePath=%h\/\.config\/containers\/systemd\/d\/b\.volume\n/,
      );
      expect(madeOf(result).generation.set.services.map(({ source }) => source)).toEqual([
        'a.volume',
        'd/b.volume',
      ]);
      expect(madeOf(result).comparison.kind).toBe('nothing');
      expect(readdirSync(join(directory, 'temp'))).toEqual([]);
      const copy = await readFile(join(directory, 'seen'), 'utf8');
      expect(copy).toMatch(/\/quadlet-generate-[^/]+\/after\/.*\n$/);
      expect(existsSync(copy.slice(0, copy.indexOf('/after/')))).toBe(false);
    }));

  test('takes drop-ins along, and gives the generator no variable of the job', () =>
    inDirectory(async (directory) => {
      process.env.QUADLET_TEST_SECRET = 'secret';
      const first = `env > ${directory}/env; find "$QUADLET_UNIT_DIRS" -type f -printf '%P\\n' | sort > ${directory}/seen`;
      await made(
        directory,
        { 'q/a.volume': CLEAN, 'q/a.volume.d/1.conf': CLEAN, 'q/README': 'r' },
        { first },
      );
      delete process.env.QUADLET_TEST_SECRET;
      expect(await readFile(join(directory, 'seen'), 'utf8')).toBe('a.volume\na.volume.d/1.conf\n');
      const variables = await readFile(join(directory, 'env'), 'utf8');
      expect(variables).toContain('PODMAN=/usr/bin/podman\n');
      expect(variables).not.toContain('secret');
    }));

  test('asks for the mode of the call, else of the configuration', () =>
    inDirectory(async (directory) => {
      const first = `echo "$@" > ${directory}/args`;
      const args = () => readFile(join(directory, 'args'), 'utf8');
      const files = { '.git/HEAD': '', 'q/a.volume': CLEAN, '.quadlet-lint.yaml': 'mode: system' };
      const result = await made(directory, files, { first });
      expect(await args()).not.toContain('-user');
      expect(textsOf(result)['a-volume.service']).toContain('SourcePath=/etc/containers/systemd/a.volume\n');
      await made(directory, files, { first, mode: 'user' });
      expect(await args()).toMatch(/^-user /);
    }));

  test('a file that the generator rejects does not hide the others', () =>
    inDirectory(async (directory) => {
      const files = {
        'q/a.volume': WRONG,
        'q/b.volume': `${CLEAN}Label=c=d\n`,
        'before/a.volume': CLEAN,
        'before/b.volume': CLEAN,
      };
      const said = `quadlet-generator[1]: converting "a.volume": unsupported key 'Lable' in group 'Volume' in $QUADLET_UNIT_DIRS/a.volume`;
      const rejects = `grep -q Lable "$QUADLET_UNIT_DIRS/a.volume" && { rm "$QUADLET_UNIT_DIRS/a.volume"; echo "${said.replaceAll('"', '\\"')}" >&2; }`;
      const base = { path: join(directory, 'before'), ref: undefined };
      const result = await made(directory, files, { first: rejects, base });
      expect(Object.keys(textsOf(result))).toEqual(['b-volume.service']);
      const { rejected, comparison } = madeOf(result);
      expect(rejected).toMatchObject([
        {
          source: 'a.volume',
          file: join(directory, 'q/a.volume'),
          words: "unsupported key 'Lable' in group 'Volume' in a.volume",
          findings: [{ code: 'PQ010', line: 2 }],
        },
      ]);
      expect(comparison).toMatchObject({
        changes: [
          {
            name: 'a-volume.service',
            kind: 'removed',
            notes: [
              { text: 'a-volume.service is no longer generated, because the generator rejects a.volume' },
            ],
          },
          { name: 'b-volume.service', kind: 'changed' },
        ],
      });
    }));

  test('errors in files explain a generator that fails, and a base that is missing', () =>
    inDirectory(async (directory) => {
      const files = { 'q/a.volume': WRONG };
      const crashed = await made(directory, files, { first: 'echo "panic: oh" >&2; exit 2' });
      expect(crashed.made).toBeUndefined();
      expect(crashed.reason).toContain('crashed with exit code 2: panic: oh');
      expect(crashed.lint.findings.map(({ code }) => code)).toEqual(['PQ010']);
      const base = { path: join(directory, 'none'), ref: undefined };
      const { comparison } = madeOf(await made(directory, files, { base }));
      expect(comparison).toEqual({
        kind: 'failed',
        words: `the base directory ${directory}/none does not exist`,
      });
    }));

  test(
    'refuses files in hundreds of nested directories before it has looked at them for long',
    () =>
      inDirectory((directory) =>
        within(directory, async () => {
          const name = 'set: named units in nested directories';
          const tree = HOSTILE_TREES.find((one) => one.name === name) as HostileTree;
          makeTree(tree, directory);
          const start = cpuTime();
          const error = await thrownBy(() => made(directory, {}, { paths: [tree.path ?? ''] }));
          expect(cpuTime() - start).toBeLessThan(5000);
          expect(error.message).toContain('are too long and too many');
        }),
      ),
    60_000,
  );

  test.each([
    ['crashes', 'echo "panic: oh" >&2; exit 2', 'crashed with exit code 2: panic: oh'],
    ['writes to stderr only', 'echo "no mood" >&2; exit 0', 'generated no units (exit code 0): no mood'],
    ['leaves one out', 'rm "$QUADLET_UNIT_DIRS/a.volume"', 'generated no unit from '],
  ])('a generator that %s is an error', (_, first, words) =>
    inDirectory(async (directory) => {
      const error = await thrownBy(() =>
        made(directory, { 'q/a.volume': CLEAN, 'q/b.volume': CLEAN }, { first }),
      );
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(words);
    }),
  );

  test('finds the files that units name', () =>
    inDirectory(async (directory) => {
      const first =
        'mkdir -p x; for o; do :; done; printf "[Unit]\\nSourcePath=%s\\n[Service]\\nExecStart=/usr/bin/podman run --env-file %s/d/env -v %s/data:/data:ro -v %s/none:/x a\\n" ' +
        '"$QUADLET_UNIT_DIRS/d/b.volume" "$QUADLET_UNIT_DIRS" "$QUADLET_UNIT_DIRS" "$QUADLET_UNIT_DIRS" > "$o/c.service"';
      const files = {
        'q/a.volume': CLEAN,
        'q/d/b.volume': CLEAN,
        'q/d/env': 'A=1',
        'q/data/x/y': 'y',
        'q/other': 'o',
      };
      const { companions } = madeOf(await made(directory, files, { first: `cd ${directory}; ${first}` }));
      expect(companions.files.map(({ path }) => path)).toEqual(['d/env', 'data/x/y']);
      expect(companions.notes).toEqual([
        `not included: ${directory}/q/none, which a unit refers to, does not exist`,
      ]);
    }));
});

describe('the comparison', () => {
  test('with a directory', () =>
    inDirectory(async (directory) => {
      const files = {
        'q/a.volume': CLEAN,
        'q/b.volume': CLEAN,
        'before/b.volume': CLEAN,
        'before/c.volume': CLEAN,
      };
      const base = { path: join(directory, 'before'), ref: undefined };
      const { comparison } = madeOf(await made(directory, files, { base }));
      expect(comparison).toMatchObject({
        kind: 'compared',
        changes: [
          { name: 'a-volume.service', kind: 'added' },
          { name: 'c-volume.service', kind: 'removed' },
        ],
      });
    }));

  const commit: Record<string, string> = {
    'q/a.volume': CLEAN,
    'q/a.volume.d/1.conf': '-> ../../common.conf',
    'q/d/b.volume': CLEAN,
    'common.conf': '[Volume]\nLabel=c=d\n',
    'other/x': 'x',
  };

  test('with a commit: nothing changes where nothing was changed', () =>
    inDirectory((directory) =>
      within(directory, async () => {
        await repository(directory, commit);
        const base = { path: undefined, ref: 'HEAD' };
        const { comparison } = madeOf(await made(directory, {}, { base, paths: ['q'] }));
        expect(comparison).toMatchObject({ kind: 'compared', changes: [] });
        await writeFile('q/d/b.volume', `${CLEAN}Label=e=f\n`);
        const { comparison: other } = madeOf(await made(directory, {}, { base, paths: ['q'] }));
        expect(other).toMatchObject({ changes: [{ name: 'b-volume.service', kind: 'changed' }] });
        const { comparison: file } = madeOf(await made(directory, {}, { base, paths: ['q/d/b.volume'] }));
        expect(file).toMatchObject({ changes: [{ name: 'b-volume.service', kind: 'changed' }] });
        const { comparison: glob } = madeOf(await made(directory, {}, { base, paths: ['q/*/*.volume'] }));
        expect(glob).toMatchObject({ changes: [{ name: 'b-volume.service', kind: 'changed' }] });
        expect(await run(['git', 'status', '--short', 'q'], { timeout: 30 })).toBe(' M q/d/b.volume\n');
      }),
    ));

  test('with the base of a pull request; without one there is none', () =>
    inDirectory((directory) =>
      within(directory, async () => {
        await repository(directory, commit);
        const sha = (await run(['git', 'rev-parse', 'HEAD'], { timeout: 30 })).trim();
        await writeFiles(directory, {
          'q/n.volume': CLEAN,
          'event.json': JSON.stringify({ pull_request: { base: { sha } } }),
          'none.json': JSON.stringify({ pull_request: { base: { sha: '1'.repeat(40) } } }),
        });
        const compared = await made(
          directory,
          {},
          { paths: ['q'], variables: { GITHUB_EVENT_PATH: 'event.json' } },
        );
        expect(madeOf(compared).comparison).toMatchObject({
          changes: [{ name: 'n-volume.service', kind: 'added' }],
        });
        const error = await thrownBy(() =>
          made(directory, {}, { paths: ['q'], variables: { GITHUB_EVENT_PATH: 'none.json' } }),
        );
        expect(error.message).toContain('set "fetch-depth: 0" for actions/checkout');
      }),
    ));

  test('a path that the base does not have is new', () =>
    inDirectory((directory) =>
      within(directory, async () => {
        await repository(directory, commit);
        await writeFiles(directory, { 'new/n.volume': CLEAN });
        const base = { path: undefined, ref: 'HEAD' };
        const { comparison } = madeOf(await made(directory, {}, { base, paths: ['new'] }));
        expect(comparison).toMatchObject({ changes: [{ name: 'n-volume.service', kind: 'added' }] });
      }),
    ));

  test.each<[ref: string, words: string]>([
    ['nowhere', 'this repository has no commit, branch or tag "nowhere"; check the name, or fetch it'],
    ['--output=x', '"--output=x" is not a valid commit name'],
  ])('a base %s is an error', (ref, words) =>
    inDirectory((directory) =>
      within(directory, async () => {
        await repository(directory, commit);
        const error = await thrownBy(() =>
          made(directory, {}, { base: { path: undefined, ref }, paths: ['q'] }),
        );
        expect(error.message).toContain(words);
      }),
    ),
  );

  test.each([
    ['does not exist', 'none', 'the base directory $/none does not exist'],
    ['is a file', 'q/a.volume', 'the base $/q/a.volume is not a directory'],
  ])('a base directory that %s is an error, told when the verification has ended', (_, path, words) =>
    inDirectory(async (directory) => {
      const base = { path: join(directory, path), ref: undefined };
      const ended: boolean[] = [];
      // Starts late, in the directory of the units, as a command does on a busy machine.
      const by: Attempt = async (argv, options) => {
        if (argv[0] !== 'systemd-analyze') return attempt(argv, options);
        await sleep(50);
        ended.push(existsSync(options.cwd ?? ''));
        return { exitCode: 0, stdout: '', stderr: '' };
      };
      const error = await thrownBy(() =>
        made(directory, { 'q/a.volume': CLEAN }, { base, verify: true, by }),
      );
      expect(error.message).toBe(words.replace('$', directory));
      expect(ended).toEqual([true]);
      expect(readdirSync(join(directory, 'temp'))).toEqual([]);
    }),
  );

  test('a base on which the generator crashes is told, and no error', () =>
    inDirectory(async (directory) => {
      const first = '[ -e "$QUADLET_UNIT_DIRS/bad.volume" ] && { echo "panic: bad" >&2; exit 2; }';
      const files = { 'q/a.volume': CLEAN, 'before/bad.volume': CLEAN };
      const base = { path: join(directory, 'before'), ref: undefined };
      const { comparison } = madeOf(await made(directory, files, { base, first }));
      expect(comparison).toMatchObject({ kind: 'failed', words: expect.stringContaining('panic: bad') });
    }));

  test.each<[title: string, before: Record<string, string>]>([
    ['a name that writes elsewhere', { 'before/b.volume': '[Volume]\nServiceName=../x\n' }],
    ['a link that leads out', { 'before/b.volume': '-> /etc/passwd' }],
  ])('a base with %s is told, and no error', (_, before) =>
    inDirectory(async (directory) => {
      const base = { path: join(directory, 'before'), ref: undefined };
      const { comparison } = madeOf(await made(directory, { 'q/a.volume': CLEAN, ...before }, { base }));
      expect(comparison).toMatchObject({ kind: 'failed', words: expect.stringContaining('b.volume') });
    }),
  );

  test('the same names in the files at hand are an error', () =>
    inDirectory(async (directory) => {
      const files = { 'q/a.volume': `${CLEAN}[Install]\nAlias=../../../../x.service\n` };
      const error = await thrownBy(() => made(directory, files));
      expect(error.message).toContain('use a name without "/"');
    }));
});
