import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applySteps } from '../../src/host/apply-steps.js';
import { type Host, localHost, thisUser } from '../../src/host/host.js';
import { asRoot, asUser } from '../../src/host/remedy.js';
import { undoTools } from '../../src/host/undo-tools.js';
import { attempt, CommandError } from '../../src/platform/exec.js';
import { serial } from '../../src/platform/serial.js';
import { openJournal, readJournal } from '../../src/undo/journal.js';
import { undoJournal } from '../../src/undo/undo.js';
import { fakeHost, recordingLog } from '../fakes.js';

describe('a command', () => {
  test('is recorded before it runs, with how it is taken back', async () => {
    const host = fakeHost();
    await applySteps(
      [asRoot(['loginctl', 'enable-linger', 'runner'], { undo: { kind: 'lingering', user: 'runner' } })],
      host,
    );
    expect(host.happened).toEqual([
      { journal: { kind: 'lingering', user: 'runner' } },
      { root: ['loginctl', 'enable-linger', 'runner'], timeout: 60 },
    ]);
  });

  test('is not made where it could not be undone', async () => {
    const host = fakeHost();
    const undo = { kind: 'mode', path: '/etc/shadow', mode: '0640' } as const;
    await expect(applySteps([asRoot(['chmod', '0666', '/etc/shadow'], { undo })], host)).rejects.toThrow(
      'mode',
    );
    expect(host.happened).toEqual([]);
  });

  test('that leaves nothing behind is not recorded', async () => {
    const host = fakeHost();
    await applySteps([asUser(['podman', 'system', 'migrate'], { timeout: 300, env: { A: 'b' } })], host);
    expect(host.happened).toEqual([
      { run: ['podman', 'system', 'migrate'], options: { timeout: 300, env: { A: 'b' } } },
    ]);
  });

  test('that fails ends the steps', async () => {
    const host = fakeHost({ answer: () => ({ exitCode: 1, stderr: 'no\n' }) });
    const steps = [asUser(['podman', 'system', 'migrate']), asRoot(['true'])];
    await expect(applySteps(steps, host)).rejects.toThrow(CommandError);
    expect(host.happened).toHaveLength(1);
  });

  test('of root is not recorded where there is no sudo: it is never done', async () => {
    const host = fakeHost();
    host.mayActAsRoot = async () => false;
    const steps = [
      asRoot(['chmod', 'u+s', '/x'], { undo: { kind: 'mode', path: '/dev/fuse', mode: '0600' } }),
      { kind: 'write', as: 'root', path: '/x/y', text: 'z' } as const,
    ];
    for (const [index, what] of ['run: chmod u+s /x', 'write /x/y'].entries()) {
      await expect(applySteps(steps.slice(index), host)).rejects.toThrow(
        `runner cannot use sudo without a password; as root, ${what}`,
      );
    }
    expect(host.happened).toEqual([]);
  });

  test('of root without sudo names the commands to type, not those of this program', async () => {
    const host = fakeHost();
    host.mayActAsRoot = async () => false;
    const shown = [
      ['touch', '/etc/subuid'],
      ['usermod', '--add-subuids', '1-2', 'bob'],
    ];
    await expect(applySteps([asRoot(['node', '/home/bob/cli.js'], { shown })], host)).rejects.toThrow(
      /as root, run: touch \/etc\/subuid && usermod --add-subuids 1-2 bob$/,
    );
  });

  test('is waited for by its proof', async () => {
    const host = fakeHost();
    let asked = 0;
    host.exists = async () => {
      asked += 1;
      return asked > 2;
    };
    await applySteps([asRoot(['systemctl', 'start', 'x'], { until: '/run/x' })], host);
    expect(asked).toBe(3);
  });
});

test('a variable is exported', async () => {
  const host = fakeHost();
  await applySteps([{ kind: 'export', name: 'XDG_RUNTIME_DIR', value: '/run/user/1001' }], host);
  expect(host.happened).toEqual([{ export: 'XDG_RUNTIME_DIR', value: '/run/user/1001' }]);
});

test('nothing that was read before a step counts after it', async () => {
  const host = fakeHost();
  let forgotten = 0;
  host.forget = () => {
    forgotten += 1;
  };
  await applySteps([asRoot(['a']), asRoot(['b'])], host);
  expect(forgotten).toBe(2);
});

describe('files of this user', () => {
  let directory: string;
  let host: Host;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'carry-out-'));
    await mkdir(join(directory, 'changes'));
    host = localHost({
      log: recordingLog(),
      journal: {
        ...openJournal(join(directory, 'changes/changes.jsonl'), scope()),
        directory: join(directory, 'changes'),
        serial,
      },
      attempt,
      self: [],
      exportVariable: () => undefined,
    });
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const at = (path: string) => join(directory, path);
  const scope = () => ({ directory: join(directory, 'changes'), user: thisUser() });
  const recorded = async () =>
    (await readJournal(at('changes/changes.jsonl'), scope())) ?? { steps: [], problems: ['missing'] };
  const undo = async () => {
    const log = recordingLog();
    await undoJournal(await recorded(), {
      ...undoTools(host, at('changes'), log),
      asRoot: () => Promise.reject(new Error('nothing here needs root')),
    });
    expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  };
  const write = (path: string, text: string, mode?: number) =>
    applySteps(
      [{ kind: 'write', as: 'user', path: at(path), text, ...(mode === undefined ? {} : { mode }) }],
      host,
    );

  test('a new one is written with its directories, and all of it goes again', async () => {
    await write('home/.config/containers/policy.json', '{}\n', 0o600);
    expect(await readFile(at('home/.config/containers/policy.json'), 'utf8')).toBe('{}\n');
    expect((await stat(at('home/.config/containers/policy.json'))).mode & 0o777).toBe(0o600);
    await undo();
    expect(await readdir(directory)).toEqual(['changes']);
  });

  test('one that exists is again what it was: bytes, mode and time', async () => {
    await writeFile(at('storage.conf'), 'old\0bytes', { mode: 0o640 });
    const before = await stat(at('storage.conf'));
    await write('storage.conf', 'new\n');
    expect(await readFile(at('storage.conf'), 'utf8')).toBe('new\n');
    expect((await stat(at('storage.conf'))).mode & 0o777).toBe(0o640);
    await undo();
    const after = await stat(at('storage.conf'));
    expect(await readFile(at('storage.conf'), 'utf8')).toBe('old\0bytes');
    expect([after.mode, after.mtimeMs, after.ino]).toEqual([before.mode, before.mtimeMs, before.ino]);
  });

  test('one that is a link stays a link', async () => {
    await mkdir(at('dotfiles'));
    await writeFile(at('dotfiles/real.conf'), 'old');
    await symlink('dotfiles/real.conf', at('link.conf'));
    await write('link.conf', 'new');
    expect(await readFile(at('dotfiles/real.conf'), 'utf8')).toBe('new');
    await undo();
    expect(await readFile(at('dotfiles/real.conf'), 'utf8')).toBe('old');
    expect(await host.realpath(at('link.conf'))).toBe(await host.realpath(at('dotfiles/real.conf')));
  });

  test('a directory that somebody else has moved into since stays', async () => {
    await write('made/ours.conf', 'x');
    await writeFile(at('made/theirs.conf'), 'y');
    await undo();
    expect(await readdir(at('made'))).toEqual(['theirs.conf']);
  });

  test('two changes of one file end where the first began', async () => {
    await writeFile(at('f'), '1');
    await write('f', '2');
    await write('f', '3');
    await undo();
    expect(await readFile(at('f'), 'utf8')).toBe('1');
  });

  test('a directory that is set aside comes back whole', async () => {
    await mkdir(at('store'));
    await writeFile(at('store/db'), 'old');
    await applySteps([{ kind: 'set-aside', path: at('store') }], host);
    expect(await readdir(directory)).not.toContain('store');
    await undo();
    expect(await readFile(at('store/db'), 'utf8')).toBe('old');
    expect(await readdir(directory)).toEqual(['changes', 'store']);
  });

  test('what is made where nothing was set aside goes, and with it the way there', async () => {
    await applySteps([{ kind: 'set-aside', path: at('share/containers/storage') }], host);
    expect((await recorded()).steps).toEqual([
      { kind: 'remove-empty', paths: [at('share/containers'), at('share')] },
      { kind: 'put-back', path: at('share/containers/storage') },
    ]);
  });

  test('a path that a variable spells with a slash too many is undone as well', async () => {
    await write('home//.config/containers.conf', 'x');
    await mkdir(at('store'));
    await applySteps([{ kind: 'set-aside', path: `${at('store')}/` }], host);
    await undo();
    expect(await readdir(directory)).toEqual(['changes', 'store']);
  });

  test('the copies are for this user only', async () => {
    await writeFile(at('secret'), 's', { mode: 0o600 });
    await write('secret', 'new');
    for (const name of await readdir(at('changes'))) {
      expect((await stat(at(`changes/${name}`))).mode & 0o077).toBe(0);
    }
  });
});
