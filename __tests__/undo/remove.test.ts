import { access, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CommandError } from '../../src/platform/exec.js';
import { removeAll } from '../../src/undo/remove.js';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'remove-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

// The kernel lets nobody remove it, as it lets nobody remove what belongs to a subordinate id.
const FOREIGN = '/proc/self/fdinfo';

function failing(times: number, stderr: string) {
  const asked: string[] = [];
  return {
    asked,
    remove: async (path: string) => {
      asked.push(path);
      if (asked.length <= times) {
        throw new CommandError(['podman', 'unshare', 'rm'], { exitCode: 1, stdout: '', stderr }, 60);
      }
    },
  };
}

const BUSY = "rm: cannot remove '/x/storage/overlay': Device or resource busy\n";

test('what is busy for a moment is removed a moment later', async () => {
  const { asked, remove } = failing(2, BUSY);
  await removeAll(FOREIGN, remove);
  expect(asked).toEqual([FOREIGN, FOREIGN, FOREIGN]);
});

test('what stays busy is an error in the end', async () => {
  const { asked, remove } = failing(99, BUSY);
  await expect(removeAll(FOREIGN, remove)).rejects.toThrow(/busy/);
  expect(asked).toHaveLength(5);
}, 20_000);

test('another failure is not tried again', async () => {
  const { asked, remove } = failing(99, 'permission denied');
  await expect(removeAll(FOREIGN, remove)).rejects.toThrow(/permission denied/);
  expect(asked).toHaveLength(1);
});

test('a link goes, and what it leads to stays', async () => {
  await mkdir(join(base, 'theirs'));
  await writeFile(join(base, 'theirs/file'), '');
  await symlink(join(base, 'theirs'), join(base, 'link'));
  await removeAll(join(base, 'link'), async () => undefined);
  await access(join(base, 'theirs/file'));
  await expect(access(join(base, 'link'))).rejects.toThrow('ENOENT');
});
