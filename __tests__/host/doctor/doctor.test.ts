import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { doctorChanges, fixHost, undoFixes } from '../../../src/host/doctor/doctor.js';
import { missingDirectories } from '../../../src/undo/directories.js';
import type { HostChanges } from '../../../src/undo/host-changes.js';
import { type FakeHost, type FakeHostParts, fakeHost, recordingLog } from '../../fakes.js';

const MACHINE = { '/run/systemd/system': '', '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n' };

const SESSION = {
  '/run/user/1001': '',
  '/run/user/1001/bus': '',
  '/run/user/1001/systemd/private': '',
  '/sys/fs/cgroup/user.slice/user-1001.slice/user@1001.service/init.scope': '',
};

let home: string;
let changes: HostChanges;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'doctor-'));
  changes = doctorChanges({ name: 'runner', uid: 1001, gid: 1001, home });
});

afterEach(() => rm(home, { recursive: true, force: true }));

/** A machine in memory that lists its changes on the disk. */
function host(parts: FakeHostParts = {}): FakeHost {
  return { ...fakeHost({ ...parts, user: { home } }), journal: changes.journal };
}

async function list(what: string): Promise<void> {
  await changes.open(await missingDirectories(changes.directory));
  await changes.journal.record({ kind: 'kept', what });
}

describe('doctor --fix', () => {
  test('leaves no list where nothing was changed', async () => {
    const { results } = await fixHost(host({ platform: 'darwin' }), changes);
    expect(results.some(({ state }) => state === 'error')).toBe(true);
    expect(await readdir(home)).toEqual([]);
  });

  test('lists what it changes before it is changed', async () => {
    await fixHost(
      host({
        files: { ...MACHINE, ...SESSION },
        asRoot: ([command], { files }) => {
          if (command === 'loginctl') files.set('/var/lib/systemd/linger/runner', '');
        },
      }),
      changes,
    );
    expect((await changes.read())?.steps).toContainEqual({ kind: 'lingering', user: 'runner' });
  });

  test('keeps the list of an earlier one', async () => {
    await list('packages');
    await fixHost(host({ platform: 'darwin' }), changes);
    expect((await changes.read())?.steps).toEqual([{ kind: 'kept', what: 'packages' }]);
  });

  test('changes nothing where others can write to the list', async () => {
    await mkdir(changes.directory, { recursive: true });
    await chmod(changes.directory, 0o777);
    const machine = host({ files: MACHINE });
    await expect(fixHost(machine, changes)).rejects.toThrow(/its mode 0777 allows access for others/);
    expect(machine.happened).toEqual([]);
  });
});

describe('doctor --undo', () => {
  test('has nothing to do where nothing is listed', async () => {
    expect(await undoFixes(host(), changes, recordingLog())).toBe('nothing');
  });

  test('undoes what is listed, and leaves nothing of the list', async () => {
    await list('packages');
    await changes.journal.record({ kind: 'lingering', user: 'runner' });
    const machine = host();
    const log = recordingLog();
    expect(await undoFixes(machine, changes, log)).toBe('undone');
    expect(machine.happened).toMatchObject([{ root: ['loginctl', 'disable-linger', 'runner'] }]);
    expect(log.lines).toEqual(['info: disabled lingering for runner', 'info: kept packages']);
    expect(await readdir(home)).toEqual([]);
  });

  test('keeps the list where something cannot be undone', async () => {
    await list('packages');
    await changes.journal.record({ kind: 'lingering', user: 'runner' });
    const machine = host({
      asRoot: () => {
        throw new Error('no');
      },
    });
    const log = recordingLog();
    expect(await undoFixes(machine, changes, log)).toBe('incomplete');
    expect(log.lines).toContain('warning: could not disable lingering for runner: no');
    expect((await changes.read())?.steps).toHaveLength(2);
  });

  test('undoes nothing that others could have listed', async () => {
    await list('packages');
    await writeFile(changes.path, '{"kind":"fuse-module"}\n');
    await chmod(changes.directory, 0o777);
    const machine = host();
    await expect(undoFixes(machine, changes, recordingLog())).rejects.toThrow(/cannot use/);
    expect(machine.happened).toEqual([]);
  });
});
