import { execFileSync } from 'node:child_process';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../src/platform/boundary.js';
import { NotReadableError, readBounded, readWithin, TooLargeError } from '../../src/platform/bounded-file.js';
import { writeFiles } from '../quadlet/lint/files.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

describe('readBounded', () => {
  test.each([0, 1, 99, 100])('reads %d bytes where 100 are allowed', (size) =>
    inDirectory(async (directory) => {
      const path = join(directory, 'file');
      await writeFile(path, 'x'.repeat(size));
      expect(readBounded(path, 100).toString()).toBe('x'.repeat(size));
    }),
  );

  test('refuses one byte more', () =>
    inDirectory(async (directory) => {
      const path = join(directory, 'file');
      await writeFile(path, 'x'.repeat(101));
      expect(() => readBounded(path, 100)).toThrow(TooLargeError);
      expect(() => readBounded(path, 100)).toThrow('it has more than 100 B');
    }));

  const onLinux = process.platform === 'linux' ? test : test.skip;

  onLinux('reads a file that does not say its size, up to the limit', () => {
    const text = readBounded('/proc/self/status', 1024 * 1024).toString();
    expect(text).toMatch(/^Name:/);
    expect(() => readBounded('/proc/self/status', 10)).toThrow(TooLargeError);
    expect(() => readBounded('/proc/kallsyms', 100_000)).toThrow(TooLargeError);
  });

  onLinux('refuses devices, named pipes, directories and links, and waits for none', () =>
    inDirectory(async (directory) => {
      const [pipe, file, link] = ['pipe', 'file', 'link'].map((name) => join(directory, name)) as [
        string,
        string,
        string,
      ];
      execFileSync('mkfifo', [pipe]);
      await writeFile(file, 'text');
      await symlink('file', link);
      for (const [path, words] of [
        [pipe, 'it is not a regular file'],
        ['/dev/zero', 'it is not a regular file'],
        ['/dev/null', 'it is not a regular file'],
        [directory, 'it is a directory'],
        [link, 'it is a link'],
      ] as const) {
        expect(() => readBounded(path, 100)).toThrow(new NotReadableError(words));
      }
    }),
  );
});

describe('readWithin', () => {
  test.each([
    ['ws/c.yaml', 'inside'],
    ['ws/link.yaml', 'inside'],
    ['ws/round.yaml', 'inside'],
    ['away/d.yaml', 'outside'],
  ])('reads %s', (path, text) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      expect(readWithin(join(directory, path), boundary, 100).toString()).toBe(text);
    }),
  );

  test.each([
    ['ws/out.yaml', 'away/d.yaml, outside the workspace'],
    ['ws/chain.yaml', 'away/d.yaml, outside the workspace'],
    ['ws/token.yaml', 'ws/.git/config, in a .git directory'],
    ['ws/dir/d.yaml', 'away, outside the workspace'],
  ])('refuses %s, and quotes nothing of it', (path, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      const error = await thrownBy(() => readWithin(join(directory, path), boundary, 100));
      expect(error.message).toContain(`${directory}/${words}`);
      expect(error.message).not.toMatch(/TOKEN/);
    }),
  );

  test('reads no more than allowed', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const boundary = workspaceBoundary(join(directory, 'ws'));
      expect(() => readWithin(join(directory, 'ws/link.yaml'), boundary, 5)).toThrow(TooLargeError);
    }));

  const FILES = {
    'ws/c.yaml': 'inside',
    'ws/link.yaml': '-> c.yaml',
    'ws/round.yaml': '-> ../ws/link.yaml',
    'ws/out.yaml': '-> ../away/d.yaml',
    'ws/chain.yaml': '-> out.yaml',
    'ws/.git/config': 'TOKEN',
    'ws/token.yaml': '-> .git/config',
    'ws/dir': '-> ../away',
    'away/d.yaml': 'outside',
  };
});
