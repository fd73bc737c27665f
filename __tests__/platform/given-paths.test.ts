import { chmod, mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../src/platform/boundary.js';
import { UserError } from '../../src/platform/errors.js';
import { run } from '../../src/platform/exec.js';
import { makeDirectory } from '../../src/platform/files.js';
import {
  checkDirectory,
  checkOutputFile,
  checkReadable,
  makeGivenDirectory,
  readGivenFile,
} from '../../src/platform/given-paths.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { testUnprivileged } from '../tools.js';

const what = 'input "x"';

async function refused(work: Promise<unknown>): Promise<string> {
  const error = await thrownBy(() => work);
  expect(error).toBeInstanceOf(UserError);
  return error.message;
}

describe('checkDirectory', () => {
  test.each(['', 'new', 'new/in/new'])('%j is taken, and nothing is made', (name) =>
    inDirectory(async (directory) => {
      expect(await checkDirectory({ what, path: join(directory, name, '/') })).toBe(
        join(directory, name).replace(/\/$/, ''),
      );
      if (name !== '') await expect(stat(join(directory, 'new'))).rejects.toThrow('ENOENT');
    }),
  );

  test.each([
    ['/', 'which is the root of the file system; use a directory below it'],
    ['/proc/self', 'which is on a proc file system, where nothing can be stored; use a directory on a disk'],
    ['/proc/self/a/b', 'which is on a proc file system'],
    ['/sys/x', 'which is on a sysfs file system'],
    ['/dev/null/x', 'and /dev/null/x cannot be used (ENOTDIR); use a directory that this user can reach'],
  ])('%s is refused', async (path, words) => {
    expect(await refused(checkDirectory({ what, path }))).toContain(`input "x" is "${path}", ${words}`);
  });

  test('a file, a link that leads nowhere or in a circle, and what lies below them are refused', () =>
    inDirectory(async (directory) => {
      const at = (name: string) => join(directory, name);
      await writeFile(at('file'), '');
      await symlink('nowhere', at('broken'));
      await symlink('circle', at('circle'));
      await symlink('/proc/self', at('proc'));
      const words = async (name: string) => refused(checkDirectory({ what, path: at(name) }));
      expect(await words('file')).toContain('which is not a directory; use another path, or remove it');
      expect(await words('file/x')).toContain('(ENOTDIR)');
      expect(await words('broken')).toContain(`and ${at('broken')} cannot be used (ENOENT)`);
      expect(await words('broken/x')).toContain('(ENOENT)');
      expect(await words('circle')).toContain('(ELOOP)');
      expect(await words('proc/x')).toContain('which is on a proc file system');
    }));

  testUnprivileged('one that this user cannot write to is refused, but not for containers', () =>
    inDirectory(async (directory) => {
      await chmod(directory, 0o500);
      expect(await refused(checkDirectory({ what, path: directory }))).toContain(
        'in which this user cannot create files (EACCES); use a directory of this user',
      );
      expect(await refused(checkDirectory({ what, path: join(directory, 'new') }, 'containers'))).toContain(
        `and in ${directory} this user cannot create files (EACCES)`,
      );
      expect(await checkDirectory({ what, path: directory }, 'containers')).toBe(directory);
    }),
  );
});

describe('checkOutputFile', () => {
  test('a new file, and one that is there', () =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'there'), '');
      for (const name of ['there', 'new', 'a/new'])
        await expect(checkOutputFile({ what, path: join(directory, name) })).resolves.toBeUndefined();
    }));

  test.each([
    ['/proc/self/x', 'the directory of input "x" is "/proc/self", which is on a proc file system'],
    ['/tmp', 'input "x" is "/tmp", which is a directory; use the path of a file in it'],
  ])('%s is refused', async (path, words) => {
    expect(await refused(checkOutputFile({ what, path }))).toContain(words);
  });
});

describe('makeDirectory', () => {
  test('makes what is missing, with the mode, and leaves what is there', () =>
    inDirectory(async (directory) => {
      await chmod(directory, 0o755);
      await makeDirectory(join(directory, 'a/b'), 0o710);
      await makeDirectory(join(directory, 'a/b'), 0o700);
      const mode = async (name: string) => ((await stat(join(directory, name))).mode & 0o777).toString(8);
      expect([await mode(''), await mode('a'), await mode('a/b')]).toEqual(['755', '710', '710']);
    }));

  test.each(['/proc/self/a/b', '/proc/a/b', '/dev/null/a', '/sys/a/b'])(
    '%s ends with an error, and not never',
    async (path) => {
      await expect(makeDirectory(path)).rejects.toThrow(/E(NOENT|PERM|ACCES|NOTDIR|ROFS|EXIST)/);
      expect(await refused(makeGivenDirectory({ what, path }))).toMatch(
        /^input "x" is ".*", which cannot be created \(E\w+\); use a directory of this user$/,
      );
    },
    5000,
  );

  test('many at once', () =>
    inDirectory(async (directory) => {
      const path = join(directory, 'a/b/c/d');
      await Promise.all(Array.from({ length: 20 }, () => makeDirectory(path)));
      expect((await stat(path)).isDirectory()).toBe(true);
    }));
});

describe('checkReadable', () => {
  test('a file and a directory, and one at the end of a link', () =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'file'), '');
      await symlink('file', join(directory, 'link'));
      const path = join(directory, 'link');
      await expect(checkReadable({ what, path }, 'file', 'hint')).resolves.toBeUndefined();
      await expect(checkReadable({ what, path: directory }, 'directory', 'hint')).resolves.toBeUndefined();
    }));

  test('another kind, a special file system and what is not there are refused', () =>
    inDirectory(async (directory) => {
      await run(['mkfifo', join(directory, 'pipe')], { timeout: 10 });
      for (const [path, kind, problem] of [
        [directory, 'file', 'cannot be used: it is a directory'],
        [join(directory, 'pipe'), 'file', 'cannot be used: it is not a regular file'],
        [join(directory, 'pipe'), 'directory', 'cannot be read (ENOTDIR)'],
        [join(directory, 'none'), 'file', 'cannot be read (ENOENT)'],
        ['/proc/self/environ', 'file', 'is on a proc file system'],
      ] as const) {
        const message = await refused(checkReadable({ what, path }, kind, 'hint'));
        expect(message).toBe(`input "x" is ${path}, which ${problem}; hint`);
      }
      expect(await refused(checkReadable({ what, path: 'a\nb' }, 'file', 'hint'))).toContain(
        'control character',
      );
    }));
});

describe('readGivenFile', () => {
  const hint = 'give the path of a PEM file';

  test('a file, and one at the end of a link', () =>
    inDirectory(async (directory) => {
      await writeFile(join(directory, 'file'), 'täxt');
      await symlink('file', join(directory, 'link'));
      for (const name of ['file', 'link'])
        expect(await readGivenFile({ what, path: join(directory, name) }, hint)).toBe('täxt');
    }));

  test('a link that leaves the boundary is refused, on the way to the file too', () =>
    inDirectory(async (directory) => {
      await mkdir(join(directory, 'checkout'));
      await mkdir(join(directory, 'away'));
      await writeFile(join(directory, 'away', 'secret'), 'secret');
      await symlink('../away/secret', join(directory, 'checkout', 'file'));
      await symlink('../away', join(directory, 'checkout', 'way'));
      const boundary = workspaceBoundary(join(directory, 'checkout'));
      for (const name of ['file', 'way/secret']) {
        const path = join(directory, 'checkout', name);
        const message = await refused(readGivenFile({ what, path }, hint, boundary));
        expect(message).toMatch(
          /^input "x": .* to .*away.*, outside the workspace; (?:use another path|replace the link by a file)$/,
        );
      }
      const given = { what, path: join(directory, 'away', 'secret') };
      expect(await readGivenFile(given, hint, boundary)).toBe('secret');
    }));

  test('what is no file that can be read is refused', () =>
    inDirectory(async (directory) => {
      const at = (name: string) => join(directory, name);
      await mkdir(at('directory'));
      await writeFile(at('large'), Buffer.alloc(2 ** 20 + 1));
      await run(['mkfifo', at('fifo')], { timeout: 10 });
      await symlink('/dev/zero', at('zero'));
      await symlink('/proc/self/environ', at('environ'));
      for (const [name, problem] of [
        ['missing', 'cannot be read (ENOENT)'],
        ['directory', 'cannot be used: it is a directory'],
        ['large', 'cannot be used: it has more than 1 MiB'],
        ['fifo', 'cannot be used: it is not a regular file'],
        ['zero', /is on the file system of \/dev|cannot be used: it is not a regular file/],
        ['environ', 'is on a proc file system'],
      ] as const) {
        const message = await refused(readGivenFile({ what, path: at(name) }, hint));
        expect(message).toMatch(/^input "x" is .*; give the path of a PEM file$/);
        expect(message).toMatch(problem);
      }
    }));
});
