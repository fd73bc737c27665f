import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { missingDirectories } from '../../src/undo/directories.js';
import { HostChanges } from '../../src/undo/host-changes.js';

let home: string;
let changes: HostChanges;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'host-changes-'));
  changes = new HostChanges(join(home, '.local/state/changes'), { name: 'runner', home });
});

afterEach(() => rm(home, { recursive: true, force: true }));

const open = async () => changes.open(await missingDirectories(changes.directory));

test('what was listed is read again, and removed with the directories that were made for it', async () => {
  expect(await changes.read()).toBeUndefined();
  await open();
  await changes.journal.record({ kind: 'kept', what: 'a' });
  // The second one to open it made none of the directories.
  await open();
  expect(await changes.read()).toEqual({ steps: [{ kind: 'kept', what: 'a' }], problems: [] });
  await changes.remove();
  expect(await readdir(home)).toEqual([]);
});

test('a directory above that others use by now stays', async () => {
  await open();
  await writeFile(join(home, '.local/theirs'), '');
  await changes.remove();
  expect(await readdir(join(home, '.local'))).toEqual(['theirs']);
});

test('one that others can write to is not used', async () => {
  await open();
  await chmod(changes.directory, 0o770);
  await expect(open()).rejects.toThrow(/^cannot use .*: its mode 0770 allows access for others; remove it$/);
  await expect(changes.assertOwn()).rejects.toThrow(/^cannot use /);
});
