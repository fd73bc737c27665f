import { access, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { storeAt } from '../../src/host/facts/store.js';
import { localHost } from '../../src/host/host.js';
import { UserError } from '../../src/platform/errors.js';
import { CommandError } from '../../src/platform/exec.js';
import { Podman } from '../../src/podman/podman.js';
import type { Undo } from '../../src/undo/journal.js';
import { pauseImages, undoAll } from '../../src/undo/undo.js';
import { type Answer, memoryJournal, recordingAttempt, recordingLog } from '../fakes.js';

let directory: string;
beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'undo-test-')));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** For looking into directories. */
const here = localHost({
  log: recordingLog(),
  journal: { ...memoryJournal(), directory: '/nowhere', serial: () => 'serial' },
  attempt: recordingAttempt().attempt,
  self: [],
  exportVariable: () => undefined,
});

/** A machine whose storage holds images of these names; every command and every root command is kept in order. */
function machine(
  names: readonly string[] = [],
  answer: (command: string) => Answer | undefined = () => undefined,
) {
  const done: string[] = [];
  const { attempt } = recordingAttempt((argv) => {
    const command = argv.join(' ');
    if (command !== 'podman images --format json') done.push(command);
    return (
      answer(command) ??
      (argv[1] === 'images'
        ? { stdout: JSON.stringify(names.map((name) => ({ Id: name, Names: [name] }))) }
        : {})
    );
  });
  const log = recordingLog();
  return {
    done,
    log,
    podman: new Podman(attempt),
    directory: '/changes',
    self: ['env', 'node', 'cli.js'],
    asRoot: async (argv: readonly string[]) => {
      const command = argv.join(' ');
      done.push(`root: ${command}`);
      if (answer(`root: ${command}`)?.exitCode) throw new UserError('no sudo');
    },
    resetVariable: (...given: readonly string[]) => void done.push(`variable: ${given.join(' ')}`),
    storeHolds: async (path: string) => (await storeAt(path, here)).holds,
    asUser: async (argv: readonly string[]) => {
      done.push(argv.join(' '));
      if (argv[0] === 'podman') await rm(String(argv.at(-1)), { recursive: true });
    },
  };
}

const linger: Undo = { kind: 'lingering', user: 'runner' };
const image = (reference: string): Undo => ({ kind: 'image', reference });
const pod = (name: string): Undo => ({ kind: 'pod', name });

test('the youngest change is taken back first', async () => {
  const tools = machine(['x:1']);
  await undoAll([linger, image('x:1'), pod('p')], tools);
  expect(tools.done).toEqual([
    'podman pod rm --force --ignore p',
    'podman rmi x:1',
    'root: loginctl disable-linger runner',
  ]);
  expect(tools.log.lines).toEqual([
    'info: removed the pod p',
    'info: removed the images x:1',
    'info: disabled lingering for runner',
  ]);
});

test('no change, no command and no word', async () => {
  const tools = machine();
  await undoAll([], tools);
  expect([tools.done, tools.log.lines]).toEqual([[], []]);
});

describe('images', () => {
  test('that were recorded one after the other go in one call, the youngest first', async () => {
    const tools = machine(['a:1', 'b:1', 'c:1']);
    await undoAll([image('a:1'), image('b:1'), image('c:1')], tools);
    expect(tools.done).toEqual(['podman rmi c:1 b:1 a:1']);
  });

  test('with something between them go in a call each: those of before a pod when it is gone', async () => {
    const tools = machine(['a:1', 'b:1']);
    await undoAll([image('a:1'), pod('p'), image('b:1')], tools);
    expect(tools.done.toSorted()).toEqual([
      'podman pod rm --force --ignore p',
      'podman rmi a:1',
      'podman rmi b:1',
    ]);
    expect(tools.done.at(-1)).toBe('podman rmi a:1');
  });

  test('that are no longer there are not asked for', async () => {
    const tools = machine(['a:1', 'other:1']);
    await undoAll([image('a:1'), image('gone:1')], tools);
    expect(tools.done).toEqual(['podman rmi a:1']);
  });

  test('with an ID go only while the name is that of this image', async () => {
    // The ID of each is its name.
    const tools = machine(['a:1', 'b:1']);
    await undoAll([{ ...image('a:1'), id: 'a:1' } as Undo, { ...image('b:1'), id: 'other' } as Undo], tools);
    expect(tools.done).toEqual(['podman rmi a:1']);
  });

  test('of which none is left need no call and no word', async () => {
    const tools = machine(['other:1']);
    await undoAll([image('a:1')], tools);
    expect([tools.done, tools.log.lines]).toEqual([[], []]);
  });
});

describe("podman's own pause images", () => {
  const OLD = 'localhost/podman-pause:4.9.4-1';
  const NEW = 'localhost/podman-pause:5.4.2-0';

  test('are told from others by their name', () => {
    expect(pauseImages([OLD, 'localhost/podman-pause-mine:1', 'docker.io/podman-pause:1', 'x'])).toEqual([
      OLD,
    ]);
  });

  test.each([
    ['one that came with the job goes', [OLD, NEW, 'x:1'], [OLD], [`podman rmi ${NEW}`]],
    ['those that were there before stay', [OLD], [OLD], []],
    ['none is there', ['x:1'], [], []],
  ])('%s', async (_, names, before, commands) => {
    const tools = machine(names);
    await undoAll([{ kind: 'pause-images', before }], tools);
    expect(tools.done).toEqual(commands);
  });
});

describe('files', () => {
  test('a directory goes with everything in it, and one that is gone already is no trouble', async () => {
    const path = join(directory, 'job');
    await mkdir(join(path, 'deep'), { recursive: true });
    await writeFile(join(path, 'deep/file'), '');
    const tools = machine();
    await undoAll([{ kind: 'remove', path }], tools);
    await undoAll([{ kind: 'remove', path }], tools);
    expect(await isThere(path)).toBe(false);
    expect(tools.log.lines).toEqual([`info: removed ${path}`, `info: removed ${path}`]);
  });

  test('what the user may not remove belongs to containers, and goes from within podman’s user namespace', async () => {
    const asked: string[] = [];
    const tools = {
      ...machine(),
      asUser: async (argv: readonly string[]) => void asked.push(argv.join(' ')),
    };
    // The kernel lets nobody remove it, as it lets nobody remove what belongs to a subordinate id.
    await undoAll([{ kind: 'remove', path: '/proc/self/fdinfo' }], tools);
    expect(asked).toEqual(['podman unshare rm --recursive --force /proc/self/fdinfo']);
    expect(tools.log.lines).toEqual(['info: removed /proc/self/fdinfo']);
  });

  test('directories that were made on the way go where they are empty, deepest first', async () => {
    const [outer, inner] = [join(directory, 'a'), join(directory, 'a/b')];
    await mkdir(inner, { recursive: true });
    const tools = machine();
    await undoAll([{ kind: 'remove-empty', paths: [inner, outer] }], tools);
    expect([await isThere(outer), tools.log.lines]).toEqual([false, []]);
  });

  test('a directory that somebody else has moved into stays, and so does what holds it; without a word', async () => {
    const [outer, middle, inner] = ['a', 'a/b', 'a/b/c'].map((name) => join(directory, name)) as [
      string,
      string,
      string,
    ];
    await mkdir(inner, { recursive: true });
    await writeFile(join(middle, 'theirs'), '');
    const tools = machine();
    await undoAll([{ kind: 'remove-empty', paths: [inner, middle, outer] }], tools);
    expect([await isThere(inner), await isThere(join(middle, 'theirs')), tools.log.lines]).toEqual([
      false,
      true,
      [],
    ]);
  });

  test('a directory that is gone does not keep those above it', async () => {
    const outer = join(directory, 'a');
    await mkdir(outer);
    const tools = machine();
    await undoAll([{ kind: 'remove-empty', paths: [join(outer, 'b'), outer] }], tools);
    expect([await isThere(outer), tools.log.lines]).toEqual([false, []]);
  });
});

test('what is kept on purpose is only told', async () => {
  const tools = machine();
  await undoAll([{ kind: 'kept', what: 'installed packages: podman' }], tools);
  expect([tools.done, tools.log.lines]).toEqual([[], ['info: kept installed packages: podman']]);
});

describe('files of the host', () => {
  test.each<[string, Undo, string, string]>([
    [
      'one that was not there goes',
      { kind: 'restore', path: '/etc/x', as: 'root' },
      'root: rm --force /etc/x',
      'removed /etc/x',
    ],
    [
      "one of the user's own",
      { kind: 'restore', path: '/home/x', as: 'user' },
      'rm --force /home/x',
      'removed /home/x',
    ],
    [
      'a command of this action, with the rights of the user',
      { kind: 'unfinished-registry', name: 'ci', data: true },
      'env node cli.js down ci --unfinished --data',
      'removed the unfinished registry "ci"',
    ],
  ])('%s', async (_, change, command, said) => {
    const tools = machine();
    await undoAll([change], tools);
    expect([tools.done, tools.log.lines]).toEqual([[command], [`info: ${said}`]]);
  });

  test('subordinate ids come back from a file beside the journal, without a link on the way', async () => {
    await symlink(directory, `${directory}-link`);
    const tools = { ...machine(), directory: `${directory}-link` };
    await undoAll([{ kind: 'subids', saved: '1a2b3c4d-subids.json' }], tools);
    expect(tools.done).toEqual([
      `root: env node cli.js subid restore --saved ${directory}/1a2b3c4d-subids.json`,
    ]);
    await rm(`${directory}-link`);
  });

  test("a root's directory goes where it is empty, by a command of root's", async () => {
    const tools = machine();
    const [there, gone] = [join(directory, 'there'), join(directory, 'gone')];
    await mkdir(there);
    await undoAll([{ kind: 'remove-empty', as: 'root', paths: [there, gone] }], tools);
    expect(tools.done).toEqual([`root: rmdir --ignore-fail-on-non-empty ${there}`]);
  });

  test('a directory that was set aside comes back, and what took its place goes with the rights of its ids', async () => {
    const tools = machine();
    const [path, aside] = [join(directory, 'storage'), join(directory, 'storage.aside')];
    await mkdir(join(path, 'overlay'), { recursive: true });
    await mkdir(join(aside, 'old'), { recursive: true });
    await undoAll([{ kind: 'put-back', path, aside }], tools);
    expect(tools.done).toEqual([`podman unshare rm --recursive --force ${aside}-replaced`]);
    expect([await isThere(join(path, 'old')), await readdir(directory)]).toEqual([true, ['storage']]);
  });

  test('that podman has mounted a directory on itself in what took its place holds nothing up', async () => {
    const [path, aside] = [join(directory, 'storage'), join(directory, 'storage.aside')];
    const tools = {
      ...machine(),
      asUser: async () => {
        throw new Error('Device or resource busy');
      },
    };
    await mkdir(join(path, 'overlay'), { recursive: true });
    await mkdir(join(aside, 'old'), { recursive: true });
    await undoAll([{ kind: 'put-back', path, aside }], tools);
    expect([await isThere(join(path, 'old')), await readdir(directory)]).toEqual([true, ['storage']]);
    expect(tools.log.lines).toEqual([`info: restored ${path}`]);
  });

  test('a storage that was not there before goes, without a call of podman that would make another one', async () => {
    const tools = machine();
    const path = join(directory, 'storage');
    await mkdir(join(path, 'secrets'), { recursive: true });
    await writeFile(join(path, 'secrets/secrets.lock'), '');
    await undoAll([{ kind: 'put-back', path }], tools);
    expect([tools.done, await isThere(path)]).toEqual([[], false]);
  });

  test.each([
    ['images', 'overlay-images/images.json'],
    ['volumes', 'volumes/data'],
    ['secrets', 'secrets/secretsdata.json'],
  ])('a storage that holds %s by now stays, and so does what was set aside for it', async (_, inside) => {
    const tools = machine();
    const [path, aside] = [join(directory, 'storage'), join(directory, 'storage.aside')];
    await mkdir(dirname(join(path, inside)), { recursive: true });
    await writeFile(join(path, inside), '[{"id":"1"}]');
    await mkdir(aside);
    await undoAll([{ kind: 'put-back', path, aside }], tools);
    expect([tools.done, await isThere(join(path, inside)), await isThere(aside)]).toEqual([[], true, true]);
    expect(tools.log.lines).toEqual([expect.stringContaining('it contains images, volumes or secrets')]);
  });

  test('a directory that is no storage of podman’s stays', async () => {
    const tools = machine();
    const path = join(directory, 'work');
    await mkdir(join(path, 'sources'), { recursive: true });
    await undoAll([{ kind: 'put-back', path }], tools);
    expect([tools.done, await isThere(join(path, 'sources'))]).toEqual([[], true]);
    expect(tools.log.lines).toEqual([`info: kept ${path}: not a podman storage`]);
  });

  test('a directory that never got so far as to be set aside stays', async () => {
    const tools = machine();
    const path = join(directory, 'storage');
    await mkdir(path);
    await undoAll([{ kind: 'put-back', path, aside: join(directory, 'none') }], tools);
    expect([tools.done, await isThere(path)]).toEqual([[], true]);
  });
});

describe('a change that cannot be taken back', () => {
  test.each<[string, Undo, string, RegExp]>([
    ['an image', image('x:1'), 'podman rmi x:1', /^warning: could not remove the image x:1: it is busy$/],
    [
      'lingering',
      linger,
      'root: loginctl disable-linger runner',
      /^warning: could not disable lingering for runner: no sudo$/,
    ],
  ])('is a warning with the reason, and the rest goes on: %s', async (_, change, failing, warning) => {
    const tools = machine(['x:1'], (command) =>
      command === failing ? { exitCode: 125, stderr: 'it is busy\n' } : undefined,
    );
    const path = join(directory, 'job');
    await mkdir(path);
    await undoAll([{ kind: 'remove', path }, change, pod('last')], tools);
    expect(tools.done).toEqual(['podman pod rm --force --ignore last', failing]);
    expect(await isThere(path)).toBe(false);
    expect(tools.log.lines.filter((line) => line.startsWith('warning:'))).toEqual([
      expect.stringMatching(warning),
    ]);
  });

  test('is a directory where a file has taken its place', async () => {
    const path = join(directory, 'file');
    await writeFile(path, '');
    const tools = machine();
    await undoAll([pod('p'), { kind: 'remove-empty', paths: [path] }], tools);
    expect(tools.log.lines).toEqual([
      expect.stringMatching(/^warning: .*ENOTDIR/),
      'info: removed the pod p',
    ]);
  });
});

describe('what has gone by itself', () => {
  const inNode: Undo = { kind: 'kind-node', engine: 'docker', node: 'node', registry: '10.0.0.1:8443' };
  const failing = (stderr: string) => ({
    ...machine(),
    asUser: async (argv: readonly string[]) => {
      throw new CommandError(argv, { exitCode: 1, stdout: '', stderr }, 60);
    },
  });

  test.each([
    'Error response from daemon: No such container: node',
    'Error: no container with name or ID "node" found: no such container',
    'Error response from daemon: container 1a2b is not running',
  ])('needs no word: %s', async (stderr) => {
    const tools = failing(stderr);
    await undoAll([inNode], tools);
    expect(tools.log.lines).toEqual([]);
  });

  test.each<[what: string, change: Undo, stderr: string]>([
    ['another failure', inNode, 'permission denied'],
    ['a change that cannot go by itself', { kind: 'trial-container', name: 'x' }, 'No such container'],
  ])('%s is a warning', async (_, change, stderr) => {
    const tools = failing(stderr);
    await undoAll([change], tools);
    expect(tools.log.lines).toEqual([expect.stringContaining(`: ${stderr}`)]);
  });
});

test('a variable is set back without a word', async () => {
  const tools = machine();
  await undoAll([{ kind: 'variable', name: 'SSL_CERT_FILE', ours: '/ours', before: '/theirs' }], tools);
  expect(tools.done).toEqual(['variable: SSL_CERT_FILE /ours /theirs']);
  expect(tools.log.lines).toEqual([]);
});
