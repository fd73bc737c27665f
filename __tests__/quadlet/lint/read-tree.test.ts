import { chmod } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import { run } from '../../../src/platform/exec.js';
import { ReadBudget, tidy } from '../../../src/quadlet/lint/list-tree.js';
import { readTree } from '../../../src/quadlet/lint/read-tree.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { testUnprivileged } from '../../tools.js';
import { drawTree, writeFiles } from './files.js';

describe('readTree', () => {
  test.each<[title: string, files: Record<string, string>, tree: string[]]>([
    [
      'reads units and drop-ins, and only knows the names of other files',
      {
        'app.container': 'a',
        'README.md': 'r',
        'app.container.d/10.conf': 'c',
        'app.container.d/notes': 'n',
      },
      ['0 .', '  README.md', '  app.container=a', '1 app.container.d', '  10.conf=c', '  notes'],
    ],
    [
      'goes into directories before their neighbours, by the bytes of their names',
      { 'b/x.pod': '1', 'B/x.pod': '2', 'b/c/x.pod': '3', 'b-c/x.pod': '4', 'é/x.pod': '5', 'x.pod': '0' },
      [
        ...['0 .', '  x.pod=0', '1 B', '  x.pod=2', '1 b', '  x.pod=1', '2 b/c', '  x.pod=3'],
        ...['1 b-c', '  x.pod=4', '1 é', '  x.pod=5'],
      ],
    ],
    [
      'reads the YAML whose name a .kube unit or its drop-in holds',
      {
        'pod.yaml': 'y',
        'none.yaml': 'n',
        'sub/other name.yml': 'o',
        'sub/app.kube': 'Yaml=../pod.yaml',
        'sub/app.kube.d/1.conf': 'Yaml="other name.yml"',
      },
      [
        ...['0 .', '  none.yaml', '  pod.yaml=y', '1 sub', '  app.kube=Yaml=../pod.yaml'],
        ...['  other name.yml=o', '2 sub/app.kube.d', '  1.conf=Yaml="other name.yml"'],
      ],
    ],
    ['leaves YAML alone without one', { 'pod.yaml': 'y', 'x.pod': 'p' }, ['0 .', '  pod.yaml', '  x.pod=p']],
    [
      'passes over .git and node_modules, and no other hidden directory',
      { '.git/x.pod': '1', 'node_modules/x.pod': '2', '.config/x.pod': '3' },
      ['0 .', '1 .config', '  x.pod=3'],
    ],
    [
      'follows links to files under the names of the links',
      { 'real.txt': 'r', 'app@1.container': '-> real.txt' },
      ['0 .', '  app@1.container=r', '  real.txt'],
    ],
    [
      'says why a unit cannot be read',
      {
        'dir.container/x.pod': 'x',
        'gone.pod': '-> nowhere',
        'loop.pod': '-> loop.pod',
        'null.pod': '-> /dev/null',
      },
      [
        ...['0 .', '  dir.container!it is a directory', '  gone.pod!it is a dangling symbolic link'],
        ...['  loop.pod!it is a dangling symbolic link', '  null.pod=', '1 dir.container', '  x.pod=x'],
      ],
    ],
    [
      'enters a linked directory once, and what it would enter anyway at its own place',
      { 'in/x.pod': 'x', 'a-link': '-> in', 'in/loop': '-> ..' },
      ['0 .', '1 in', '  x.pod=x'],
    ],
    [
      'does not enter directories of drop-ins',
      { 'a.d/sub/x.pod': 'x', 'a.d/y.pod': 'y' },
      ['0 .', '1 a.d', '  y.pod=y'],
    ],
  ])('%s', (_, files, tree) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, files);
      expect(drawTree(readTree([directory]), directory)).toEqual(tree);
    }),
  );

  test('marks what lies behind a link to the outside, and reads it once', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, {
        'out/x.pod': 'x',
        'out/deep/y.pod': 'y',
        'out/z.d/s/q.pod': 'q',
        'in/a': '-> ../out',
        'in/b': '-> ../out',
        'in/d': '-> ../out/z.d',
        'in/e.container.d': '-> ../out',
      });
      const tree = readTree([join(directory, 'in')], () => false, workspaceBoundary(directory));
      expect(drawTree(tree, `${directory}/in`)).toEqual([
        ...['0 .', '1 a (link)', '  x.pod=x', '2 a/deep (link)', '  y.pod=y', '2 a/z.d (link)'],
        ...['1 e.container.d (link)', '  x.pod=x'],
      ]);
    }));

  test('takes several directories as one search path in their order, none twice', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'b/x.pod': 'b', 'a/x.pod': 'a', 'a/sub/y.pod': 'y', link: '-> a' });
      const paths = ['b', 'a/sub', 'a', 'link'].map((name) => join(directory, name));
      expect(drawTree(readTree(paths), directory)).toEqual([
        ...['0 b', '  x.pod=b', '0 a/sub', '  y.pod=y', '0 a', '  x.pod=a'],
      ]);
    }));

  test('reads no file beyond its limit, and says which one it is', () =>
    inDirectory(async (directory) => {
      const [unit, yaml] = [1024 * 1024, 4 * 1024 * 1024];
      await writeFiles(directory, {
        'a.kube': 'Yaml=fits.yaml large.yaml',
        'fits.container': '#'.repeat(unit),
        'large.container': '#'.repeat(unit + 1),
        'large.container.d/1.conf': '#'.repeat(unit + 1),
        'fits.yaml': '#'.repeat(yaml),
        'large.yaml': '#'.repeat(yaml + 1),
      });
      const entries = readTree([directory]).directories.flatMap((one) => one.entries);
      expect(entries.map(({ name, content, tooLarge }) => [name, content?.length, tooLarge])).toEqual([
        ['a.kube', 25, undefined],
        ['fits.container', unit, undefined],
        ['fits.yaml', yaml, undefined],
        ['large.container', undefined, unit],
        ['large.yaml', undefined, yaml],
        ['1.conf', undefined, unit],
      ]);
    }));

  test.each([
    [{ names: 3, paths: 9e9, files: 9, bytes: 999 }, 'there are more than 3 files in the directories up to '],
    [
      { names: 9, paths: 9e9, files: 2, bytes: 999 },
      'there are more than 2 Quadlet files; lint smaller directories',
    ],
    [{ names: 9, paths: 10, files: 9, bytes: 999 }, 'are too long and too many; lint smaller'],
    [
      { names: 9, paths: 9e9, files: 9, bytes: 20 },
      'the Quadlet files have more than 20 B together; lint smaller',
    ],
  ])('ends at the limits %p', (limits, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, {
        'a.pod': '0123456789',
        'b.pod': '0123456789',
        'c.pod': '0123456789',
        notes: '',
      });
      const read = (most = limits) => readTree([directory], undefined, undefined, new ReadBudget(most));
      expect(() => read()).toThrow(words);
      expect(read({ names: 4, paths: 9e9, files: 3, bytes: 30 }).directories[0]?.entries).toHaveLength(4);
    }),
  );

  test('one budget for several boundaries follows the links of each, and no others', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'y.pod': 'y', 'sub/x.pod': '-> ../y.pod' });
      const budget = new ReadBudget();
      const read = (boundary: string) =>
        readTree([join(directory, 'sub')], undefined, workspaceBoundary(join(directory, boundary)), budget)
          .directories[0]?.entries[0];
      expect(read('.')?.content?.toString()).toBe('y');
      expect(read('sub')?.refused).toContain('y.pod, outside the workspace');
    }));

  test('a manifest that a .kube unit names and that links out is refused, another one is not searched', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, {
        'a.kube': 'Yaml=named.yaml',
        'named.yaml': '-> /etc/passwd',
        'other.yaml': '-> /etc/passwd',
      });
      const [found] = readTree([directory], undefined, workspaceBoundary(directory)).directories;
      expect(found?.entries.map(({ name, content, refused }) => [name, content?.length, refused])).toEqual([
        ['a.kube', 15, undefined],
        ['named.yaml', undefined, '/etc/passwd, outside the workspace'],
        ['other.yaml', undefined, undefined],
      ]);
    }));

  test('takes what is ignored as not there', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'x.pod': 'x', 'y.pod': 'y', 'old/z.pod': 'z', 'y.pod.d/1.conf': '1' });
      const ignored = (path: string) => /(?:y\.pod|old|1\.conf)$/.test(path);
      expect(drawTree(readTree([directory], ignored), directory)).toEqual(['0 .', '  x.pod=x', '1 y.pod.d']);
    }));

  test('does not wait for a named pipe', () =>
    inDirectory(async (directory) => {
      await run(['mkfifo', join(directory, 'pipe.pod')], { timeout: 10 });
      expect(drawTree(readTree([directory]), directory)).toEqual([
        '0 .',
        '  pipe.pod!it is not a regular file',
      ]);
    }));

  test('a directory that is not there is a mistake of the user', async () => {
    const error = await thrownBy(() => readTree(['/no/such/place']));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe('/no/such/place: no such file or directory');
  });

  testUnprivileged('a directory below that cannot be read is not passed over in silence', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'closed/x.pod': 'x' });
      await chmod(join(directory, 'closed'), 0);
      const error = await thrownBy(() => readTree([directory]));
      await chmod(join(directory, 'closed'), 0o700);
      expect(error.message).toBe(`${directory}/closed cannot be read: permission denied`);
    }),
  );
});

test.each([
  ['.', ''],
  ['./', ''],
  ['./a/', 'a'],
  ['a//b/../c', 'a/c'],
  ['../x', '../x'],
  ['/', '/'],
  ['/a/', '/a'],
])('%s is shown as "%s"', (path, shown) => {
  expect(tidy(path)).toBe(shown);
});

test('paths stay relative where they were given so', () =>
  inDirectory(async (directory) => {
    await writeFiles(directory, { 'sub/x.pod': 'x' });
    const path = relative(process.cwd(), directory);
    expect(readTree([`./${path}/`]).directories.map((one) => one.path)).toEqual([path, `${path}/sub`]);
  }));
