import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terminalBoundary } from '../../../src/platform/boundary.js';
import {
  findConfiguration,
  globFilter,
  loadConfiguration,
} from '../../../src/quadlet/lint/find-configuration.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { writeFiles } from './files.js';

const OWN = '.quadlet-lint.yaml';

describe('findConfiguration', () => {
  test.each<[title: string, files: Record<string, string>, paths: string[], found: string | undefined]>([
    ['in the directory itself', { [`a/${OWN}`]: '' }, ['a'], `a/${OWN}`],
    ['beside a file', { [`a/${OWN}`]: '', 'a/x.pod': '' }, ['a/x.pod'], `a/${OWN}`],
    ['further up', { [OWN]: '', 'a/b/x.pod': '' }, ['a/b'], OWN],
    ['the nearest one', { [OWN]: '', [`a/${OWN}`]: '', 'a/b/x.pod': '' }, ['a/b'], `a/${OWN}`],
    ['with the other ending', { 'a/.quadlet-lint.yml': '' }, ['a'], 'a/.quadlet-lint.yml'],
    [
      'no further up than the repository',
      { [OWN]: '', 'a/.git/HEAD': '', 'a/b/x.pod': '' },
      ['a/b'],
      undefined,
    ],
    [
      'in the repository itself',
      { [`a/${OWN}`]: '', 'a/.git/HEAD': '', 'a/b/x.pod': '' },
      ['a/b'],
      `a/${OWN}`,
    ],
    ['the same one for several paths', { [OWN]: '', 'a/x.pod': '', 'b/x.pod': '' }, ['a', 'b/x.pod'], OWN],
    ['nothing for nothing', {}, [], undefined],
  ])('%s', (_, files, paths, found) =>
    inDirectory(async (directory) => {
      // Whatever lies above the test's own directory does not count.
      await writeFiles(directory, { '.git/HEAD': '', ...files });
      const absolute = paths.map((path) => join(directory, path));
      expect(findConfiguration(absolute, terminalBoundary())).toBe(found && join(directory, found));
    }),
  );

  test('refuses to guess which of two is meant', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { '.git/HEAD': '', [`a/${OWN}`]: '', 'b/x.pod': '' });
      const error = await thrownBy(() =>
        findConfiguration([join(directory, 'a'), join(directory, 'b')], terminalBoundary()),
      );
      expect(error.message).toContain(`${directory}/a/${OWN}, none`);
    }));
});

describe('loadConfiguration', () => {
  test('reads a file, and knows where it lies', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'c.yaml': 'mode: system' });
      expect(await loadConfiguration(join(directory, 'c.yaml'), [], terminalBoundary())).toMatchObject({
        mode: 'system',
        directory,
      });
    }));

  test('says which file cannot be read, and why', async () => {
    const error = await thrownBy(() => loadConfiguration('no/such.yaml', [], terminalBoundary()));
    expect(error.message).toBe('the configuration no/such.yaml cannot be read: no such file or directory');
  });

  test('refuses one of more than 64 KiB', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { [OWN]: '#'.repeat(64 * 1024), 'large.yaml': '#'.repeat(64 * 1024 + 1) });
      expect(await loadConfiguration(join(directory, OWN), [], terminalBoundary())).toMatchObject({
        ignore: [],
      });
      const error = await thrownBy(() =>
        loadConfiguration(join(directory, 'large.yaml'), [], terminalBoundary()),
      );
      expect(error.message).toContain('large.yaml has more than 64 KiB; list directories');
    }));

  const onLinux = process.platform === 'linux' ? test : test.skip;

  onLinux('refuses a link to a device and a named pipe', () =>
    inDirectory(async (directory) => {
      await symlink('/dev/zero', join(directory, 'device'));
      execFileSync('mkfifo', [join(directory, 'pipe')]);
      for (const [name, words] of [
        ['device', 'links to /dev/zero, outside the workspace; replace the link by a file'],
        ['pipe', 'cannot be read: it is not a regular file'],
      ] as const) {
        const error = await thrownBy(() => loadConfiguration(join(directory, name), [], terminalBoundary()));
        expect(error.message).toContain(words);
      }
    }),
  );

  test('is empty without a file', async () => {
    expect(await loadConfiguration(undefined, [], terminalBoundary())).toMatchObject({
      ignore: [],
      templated: [],
    });
  });
});

describe('globFilter', () => {
  test.each<[glob: string, yes: string[], no: string[]]>([
    ['*.bak.pod', ['x.bak.pod', 'a/b/x.bak.pod'], ['x.pod', 'x.bak.pod2']],
    ['old', ['old', 'old/x.pod', 'a/old/x.pod'], ['older', 'x.old']],
    ['old/', ['old', 'old/x.pod', 'a/old/x.pod'], ['older']],
    ['/old', ['old', 'old/x.pod'], ['a/old']],
    ['a/*.pod', ['a/x.pod'], ['x.pod', 'b/a/x.pod', 'a/b/x.pod']],
    ['./a/**', ['a/x.pod', 'a/b/x.pod'], ['a', 'b/x.pod']],
    ['**/t/*.pod', ['t/x.pod', 'a/t/x.pod'], ['t/u/x.pod']],
    ['x.pod', ['x.pod', 'a/x.pod'], ['../x.pod2']],
  ])('%s', (glob, yes, no) => {
    const isMatched = globFilter([glob], '/repository');
    const matches = (path: string) => isMatched(join('/repository', path));
    expect(yes.filter((path) => !matches(path))).toEqual([]);
    expect(no.filter(matches)).toEqual([]);
  });

  test('nothing is matched by no globs, and paths are seen from here', () => {
    expect(globFilter([], '/x')('a')).toBe(false);
    expect(globFilter(['/src'], process.cwd())('src/cli.ts')).toBe(true);
  });
});
