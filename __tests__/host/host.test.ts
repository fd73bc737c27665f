import { chmod, link, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { localHost } from '../../src/host/host.js';
import { CommandError } from '../../src/platform/exec.js';
import { type Answer, memoryJournal, recordingAttempt, recordingLog } from '../fakes.js';
import { testUnprivileged } from '../tools.js';

const { uid, username } = userInfo();
// The tests run as root on some machines and as a user on others.
const SUDO = uid === 0 ? [] : ['sudo', '-n'];

function hostWith(answer: (argv: readonly string[]) => Answer | undefined = () => undefined) {
  const recorded = recordingAttempt(answer);
  const exported: string[] = [];
  const host = localHost({
    log: recordingLog(),
    journal: { ...memoryJournal(), directory: '/changes', serial: () => 'serial' },
    attempt: recorded.attempt,
    self: [],
    exportVariable: (name, value) => void exported.push(`${name}=${value}`),
  });
  return { host, exported, ...recorded };
}

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'host-test-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

test('it is the machine and the user of this process', () => {
  const { host } = hostWith();
  expect(host.platform).toBe(process.platform);
  expect(host.user).toMatchObject({ uid: process.getuid?.(), gid: process.getgid?.(), name: username });
});

test('a file is read and found, and a missing one is nothing rather than an error', async () => {
  const { host } = hostWith();
  const path = join(directory, 'file');
  await writeFile(path, 'text');
  expect([await host.read(path), await host.exists(path)]).toEqual(['text', true]);
  expect([await host.read(`${path}.not`), await host.exists(`${path}.not`)]).toEqual([undefined, false]);
  expect(await host.read(directory)).toBeUndefined();
});

test('programs are found in PATH; an unknown one is nothing', async () => {
  const { host } = hostWith();
  expect(await host.find('sh')).toMatch(/^\/.*\/sh$/);
  expect(await host.find('no-such-program-of-ours')).toBeUndefined();
});

test('programs are found in the sbin directories too, which a plain PATH lacks', async () => {
  const { host } = hostWith();
  const path = process.env.PATH;
  process.env.PATH = directory;
  try {
    // Part of every Debian, Ubuntu and Fedora.
    expect(await host.find('usermod')).toMatch(/^(\/usr)?\/sbin\/usermod$/);
  } finally {
    process.env.PATH = path;
  }
});

test('variables are those of this process, and exporting goes through the runner', () => {
  const { host, exported } = hostWith();
  expect(host.variable('PATH')).toBe(process.env.PATH);
  expect(host.variable('NO_SUCH_VARIABLE_OF_OURS')).toBeUndefined();
  host.exportVariable('A', 'b');
  expect(exported).toEqual(['A=b']);
});

describe('a command as root', () => {
  test('is run as it is by root, and through sudo without a password by anybody else', async () => {
    const { host, commands } = hostWith((argv) => (argv.includes('id') ? { stdout: '0\n' } : undefined));
    expect(await host.asRoot(['id', '-u'])).toBe('0\n');
    expect(commands.at(-1)).toEqual([...SUDO, 'id', '-u']);
    expect(commands).toHaveLength(uid === 0 ? 1 : 2);
  });

  test('has a time limit of its own, which the caller can change', async () => {
    const { host, options } = hostWith();
    await host.asRoot(['a']);
    const before = options.at(-1)?.timeout;
    await host.asRoot(['a'], { timeout: 900 });
    expect([before, options.at(-1)?.timeout]).toEqual([60, 900]);
  });

  test('throws with the words of the command when it fails', async () => {
    const { host } = hostWith((argv) =>
      argv.includes('usermod') ? { exitCode: 9, stderr: 'no' } : undefined,
    );
    const failed = host.asRoot(['usermod', 'x']);
    await expect(failed).rejects.toBeInstanceOf(CommandError);
    await expect(failed).rejects.toThrow(/usermod x: exit code 9\nno/);
  });

  test('asks sudo once, however many commands there are', async () => {
    const { host, commands } = hostWith();
    expect(await host.mayActAsRoot()).toBe(true);
    host.forget();
    await host.asRoot(['a']);
    await host.asRoot(['b']);
    expect(commands.filter((argv) => argv.join(' ') === 'sudo -n true')).toHaveLength(uid === 0 ? 0 : 1);
  });

  testUnprivileged('is refused with what root would have to run where sudo asks', async () => {
    const { host, commands } = hostWith(() => ({ exitCode: 1 }));
    await expect(host.asRoot(['usermod', 'x'])).rejects.toThrow('as root, run: usermod x');
    expect(commands).toEqual([['sudo', '-n', 'true']]);
  });
});

describe('what is known of a path', () => {
  test('is what it is after its links, and whether it is one', async () => {
    const { host } = hostWith();
    const [file, link] = [join(directory, 'file'), join(directory, 'link')];
    await writeFile(file, 'four', { mode: 0o640 });
    await chmod(file, 0o4640);
    await symlink(file, link);
    expect(await host.stat(link)).toEqual({
      kind: 'file',
      mode: 0o4640,
      uid,
      gid: userInfo().gid,
      size: 4,
      link: true,
    });
    expect((await host.stat(directory))?.kind).toBe('directory');
    expect((await host.stat('/dev/null'))?.kind).toBe('character-device');
    expect(await host.stat(join(directory, 'none'))).toBeUndefined();
    expect(await host.realpath(link)).toBe(await host.realpath(file));
    expect(await host.realpath(join(directory, 'none'))).toBeUndefined();
  });

  test('a directory lists its names in order, and a missing one none', async () => {
    const { host } = hostWith();
    for (const name of ['b', 'a']) await writeFile(join(directory, name), '');
    expect(await host.list(directory)).toEqual(['a', 'b']);
    expect(await host.list(join(directory, 'none'))).toEqual([]);
  });

  test('the space of a path that is not there yet is that of the nearest directory above', async () => {
    const { host } = hostWith();
    const [here, below] = [await host.space(directory), await host.space(join(directory, 'a/b/c'))];
    expect(below?.total).toBe(here?.total);
    expect(here?.free).toBeGreaterThan(0);
    expect(here?.free).toBeLessThanOrEqual(here?.total ?? 0);
  });
});

test('what several checks need is read once, until something is changed', async () => {
  const { host } = hostWith();
  let reads = 0;
  const read = () => host.shared('x', async () => ++reads);
  expect(await Promise.all([read(), read()])).toEqual([1, 1]);
  host.forget();
  expect(await read()).toBe(2);
});

test('a socket is listened at as long as somebody does, and its file does not tell', async () => {
  const { host } = hostWith();
  const path = join(directory, 'socket');
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  expect(await host.listens(path)).toBe(true);
  // The file stays where the one who listened is killed.
  await link(path, `${path}.stays`);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  expect([await host.exists(`${path}.stays`), await host.listens(`${path}.stays`)]).toEqual([true, false]);
  expect(await host.listens(join(directory, 'none'))).toBe(false);
});
