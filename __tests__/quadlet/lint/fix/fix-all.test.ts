import { chmod, lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terminalBoundary } from '../../../../src/platform/boundary.js';
import { UserError } from '../../../../src/platform/errors.js';
import { replaceFile } from '../../../../src/quadlet/lint/fix/fix-all.js';
import { inDirectory, thrownBy } from '../../../registry/fakes.js';
import { writeFiles } from '../files.js';

describe('replaceFile', () => {
  test.each([0o600, 0o644, 0o755, 0o444])('keeps the mode %o, whatever the umask is', (mode) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'a.pod': 'old' });
      const path = join(directory, 'a.pod');
      await chmod(path, mode);
      const { ino } = await stat(path);
      replaceFile(path, 'new é', terminalBoundary());
      expect(await readFile(path, 'utf8')).toBe('new é');
      const after = await stat(path);
      expect(after.mode & 0o7777).toBe(mode);
      // At one stroke: what was open stays what it was.
      expect(after.ino).not.toBe(ino);
      expect(await readdir(directory)).toEqual(['a.pod']);
    }),
  );

  test('writes behind a link, which stays one', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { '.git/HEAD': '', 'real/a.pod': 'old', 'b.pod': '-> real/a.pod' });
      replaceFile(join(directory, 'b.pod'), 'new', terminalBoundary());
      expect((await lstat(join(directory, 'b.pod'))).isSymbolicLink()).toBe(true);
      expect(await readlink(join(directory, 'b.pod'))).toBe('real/a.pod');
      expect(await readFile(join(directory, 'real/a.pod'), 'utf8')).toBe('new');
    }));

  test('what cannot be written is a mistake of the user, and leaves nothing behind', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'd/x': '' });
      const error = await thrownBy(() => replaceFile(join(directory, 'd'), 'new', terminalBoundary()));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toMatch(/\/d cannot be written: /);
      expect(await readdir(directory)).toEqual(['d']);
      expect(
        (await thrownBy(() => replaceFile(join(directory, 'none'), '', terminalBoundary()))).message,
      ).toMatch(/\/none cannot be written: no such file or directory$/);
    }));
});
