import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import type { Attempt } from '../../../src/platform/exec.js';
import { copyTree, crossCheck } from '../../../src/quadlet/generator/cross-check.js';
import { readTree } from '../../../src/quadlet/lint/read-tree.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { recordingAttempt } from '../../fakes.js';
import { inDirectory } from '../../registry/fakes.js';
import { writeFiles } from '../lint/files.js';

const UNIT = '[Container]\nImage=quay.io/a/b:1\n';
const GENERATOR = { path: '/generator', version: '5.4.2' };

/** A generator that takes every unit but those of which it says why not, by their names. */
function generator(refused: Readonly<Record<string, string>> = {}): Attempt {
  return async (_, { env }) => {
    const [log, out]: [string[], string[]] = [[], []];
    for (const directory of (env?.QUADLET_UNIT_DIRS ?? '').split(':')) {
      for (const name of readdirSync(directory)) {
        log.push(`quadlet-generator[7]: Loading source unit file ${join(directory, name)}`);
        const why = refused[name];
        if (why !== undefined) log.push(`quadlet-generator[7]: converting "${name}": ${why}`);
        else
          out.push(
            `---${name.replace('.container', '.service')}---\n[Unit]\nSourcePath=${join(directory, name)}\n`,
          );
      }
    }
    return { exitCode: log.length > out.length ? 1 : 0, stdout: out.join('\n'), stderr: log.join('\n') };
  };
}

const set = (files: Record<string, string>, roots?: string[]) => {
  return { tree: treeOf(new Map(Object.entries(files)), roots), asked: undefined };
};

describe('crossCheck', () => {
  test('agrees where both take and refuse the same', async () => {
    const files = { 'a.container': UNIT, 'b.container': `${UNIT}Xyzzy=1\n` };
    const refused = { 'b.container': "unsupported key 'Xyzzy' in group 'Container' in /b.container" };
    expect(await crossCheck(set(files), 'user', GENERATOR, generator(refused))).toEqual({
      finished: true,
      disagreements: [],
    });
  });

  test('reads the parts of bundles', async () => {
    const part = (name: string) => `# FileName=${name}\n${UNIT}`;
    const files = { 'app.quadlets': `${part('a')}---\n${part('b')}Xyzzy=1\n` };
    const refused = { 'a.container': 'no mood' };
    expect(
      await crossCheck(set(files), 'user', { ...GENERATOR, version: '5.8.6' }, generator(refused)),
    ).toEqual({
      finished: true,
      disagreements: [
        {
          file: 'app.quadlets',
          generator: 'rejects it: no mood',
          engine: 'generates a.service, no error',
        },
        expect.objectContaining({ file: 'app.quadlets', generator: 'generates b.service' }),
      ],
    });
  });

  test('a link that is not followed is no disagreement: neither of them reads it', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'a.container': UNIT, 'b.container': '-> /etc/passwd' });
      const tree = readTree([directory]);
      expect(await crossCheck({ tree, asked: undefined }, 'user', GENERATOR, generator())).toEqual({
        finished: true,
        disagreements: [],
      });
    }));

  test('says nothing of a file that is too large to be checked', async () => {
    const tooLarge = { name: 'b.container', content: undefined, tooLarge: 1024 };
    const entries = [{ name: 'a.container', content: UNIT }, tooLarge];
    const tree = { directories: [{ path: '', depth: 0, linked: false, entries }] };
    expect(await crossCheck({ tree, asked: undefined }, 'user', GENERATOR, generator())).toEqual({
      finished: true,
      disagreements: [],
    });
  });

  test('tells of a file by its own path, in both directions', async () => {
    const files = { 'one/a.container': UNIT, 'two/b.container': `${UNIT}Xyzzy=1\n` };
    const given = set(files, ['one', 'two']);
    const opinion = await crossCheck(given, 'user', GENERATOR, generator({ 'a.container': 'no mood' }));
    expect(opinion).toEqual({
      finished: true,
      disagreements: [
        {
          file: 'one/a.container',
          generator: 'rejects it: no mood',
          engine: 'generates a.service, no error',
        },
        {
          file: 'two/b.container',
          generator: 'generates b.service',
          engine: expect.stringMatching(/^no unit, PQ010 on line 3: /),
        },
      ],
    });
  });

  test.each([
    ['user', ['/generator', '-dryrun', '-user']],
    ['system', ['/generator', '-dryrun']],
  ] as const)(
    'asks for a dry run of mode %s, in the order of search, and leaves nothing behind',
    async (mode, argv) => {
      const { attempt, commands, options } = recordingAttempt(() => ({}));
      await crossCheck(set({ 'b/x.pod': '', 'a/y.pod': '' }, ['b', 'a']), mode, GENERATOR, attempt);
      expect(commands).toEqual([argv]);
      const directories = options[0]?.env?.QUADLET_UNIT_DIRS?.split(':') ?? [];
      expect(directories.map((directory) => directory.replace(/^.*\//, ''))).toEqual(['0', '1']);
      expect(directories.filter((directory) => existsSync(directory))).toEqual([]);
    },
  );

  test.each([
    [{ exitCode: 124 }, 'it was stopped after 10 s'],
    [
      { exitCode: 2, stderr: 'panic: runtime error: index out of range\n\ngoroutine 1 [running]:\n' },
      'panic: ',
    ],
  ])('has no opinion where the generator ends early: %j', async (answer, reason) => {
    const { attempt } = recordingAttempt(() => answer);
    expect(await crossCheck(set({ 'a.container': UNIT }), 'user', GENERATOR, attempt)).toEqual({
      finished: false,
      reason: expect.stringContaining(reason),
    });
  });
});

describe('copyTree', () => {
  test('writes what the generator reads, and knows each file again', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, {
        ...{
          'in/a.pod': 'a',
          'in/a.pod.d/1.conf': '1',
          'in/sub/b.pod': 'b',
          'in/README': 'r',
          'in/gone.pod': '-> none',
        },
        ...{ 'in/link': '-> ../out', 'out/c.pod': 'c', 'out/deep/d.pod': 'd', 'other/e.pod': 'e' },
      });
      const paths = [`${directory}/in`, `${directory}/other`];
      const tree = readTree(paths, () => false, workspaceBoundary(directory));
      for (const followsLinks of [true, false]) {
        const root = join(directory, `copy-${followsLinks}`);
        const copy = await copyTree(tree, root, followsLinks);
        expect(copy.directories).toEqual([`${root}/0`, `${root}/1`]);
        const files = ['0/a.pod', '0/a.pod.d/1.conf', '0/sub/b.pod', '1/e.pod'];
        expect(files.map((file) => readFileSync(join(root, file), 'utf8'))).toEqual(['a', '1', 'b', 'e']);
        expect(statSync(`${root}/0/gone.pod`).isDirectory()).toBe(true);
        expect(existsSync(`${root}/0/README`)).toBe(false);
        expect(existsSync(`${root}/0/link/deep/d.pod`)).toBe(followsLinks);
        expect(copy.names.get(`${directory}/in/sub/b.pod`)).toBe('0/sub/b.pod');
      }
    }));
});
