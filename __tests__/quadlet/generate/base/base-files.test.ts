import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { GIT_ATTACKS, GIT_MARKER, makeGitTree } from '../../../../attacks/git-trees.js';
import { attempt, run } from '../../../../src/platform/exec.js';
import { withoutFilters, writeBase } from '../../../../src/quadlet/generate/base/base-files.js';
import { recordingAttempt } from '../../../fakes.js';
import { inDirectory } from '../../../registry/fakes.js';
import { within, writeFiles } from '../../lint/files.js';

const FILES = {
  'q/app.container': 'app',
  'q/sub/db.container': 'db',
  'q/link.container': '-> ../shared/web.container',
  'shared/web.container': 'web',
  'shared/unused.container': 'unused',
  'other/x.container': 'x',
};

async function withCommit(
  work: (
    top: string,
    root: string,
    write: (limits?: { files: number; bytes: number }) => Promise<unknown>,
  ) => Promise<void>,
): Promise<void> {
  await inDirectory(async (directory) => {
    const [top, root] = [join(directory, 'top'), join(directory, 'root')];
    await writeFiles(top, FILES);
    const git = (...args: string[]) =>
      run(['git', '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { timeout: 20, cwd: top });
    await git('init', '--quiet');
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'm');
    const inTop: typeof attempt = (argv, options) => attempt(argv, { cwd: top, ...options });
    await work(top, root, (limits) => writeBase('HEAD', [join(top, 'q')], root, inTop, limits));
  });
}

describe('writeBase', () => {
  test('writes the paths, and what their links lead to', () =>
    withCommit(async (_, root, write) => {
      await write();
      expect(readFileSync(join(root, 'q/sub/db.container'), 'utf8')).toBe('db');
      expect(readFileSync(join(root, 'q/link.container'), 'utf8')).toBe('web');
      expect(existsSync(join(root, 'other'))).toBe(false);
      expect(existsSync(join(root, 'shared/unused.container'))).toBe(false);
    }));

  test.each([[{ files: 3, bytes: 999 }], [{ files: 99, bytes: 30 }]])(
    'writes nothing of what is beyond %p',
    (limits) =>
      withCommit(async (_, root, write) => {
        await expect(write(limits)).rejects.toThrow(
          /^the base has more than \d+ files or \d+ B below the paths; use smaller directories$/,
        );
        // The target of the link came in a second round.
        expect(existsSync(join(root, 'shared'))).toBe(false);
      }),
  );
});

test.each(GIT_ATTACKS.map((attack) => [attack.name, attack] as const))(
  'a base is written without running what the clone names: %s',
  (_, attack) =>
    inDirectory(async (directory) => {
      const checkout = join(directory, 'ws');
      mkdirSync(checkout);
      const { base } = makeGitTree(attack, checkout, directory);
      const root = join(directory, 'base');
      await within(checkout, () => writeBase(base, ['q'], root, attempt));
      expect(readFileSync(join(root, 'q/a.volume'), 'utf8')).toBe('[Volume]\nLabel=a=b\n');
      expect(existsSync(join(directory, GIT_MARKER))).toBe(false);
    }),
);

test('every filter is turned off, and settings of the environment stay', async () => {
  const names = 'filter.lfs.smudge\0filter.lfs.required\0filter.a=b.c.process\0filter.lfs.smudge\0';
  const { attempt: recorded } = recordingAttempt(() => ({ exitCode: 0, stdout: names, stderr: '' }));
  expect(await withoutFilters(recorded, { GIT_CONFIG_COUNT: '1' })).toEqual({
    GIT_CONFIG_COUNT: '4',
    GIT_CONFIG_KEY_1: 'filter.lfs.smudge',
    GIT_CONFIG_VALUE_1: '',
    GIT_CONFIG_KEY_2: 'filter.lfs.required',
    GIT_CONFIG_VALUE_2: 'false',
    GIT_CONFIG_KEY_3: 'filter.a=b.c.process',
    GIT_CONFIG_VALUE_3: '',
  });
});
