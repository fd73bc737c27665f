import { describe, expect, test } from '@jest/globals';
import { namespace } from '../../../src/host/checks/namespace.js';
import { type Answer, fakeHost } from '../../fakes.js';

const WHOLE = '0 1001 1\n1 100000 65536\n';
// The pause process is older than the ranges: the user alone is mapped.
const POOR = '0 1001 1\n';

const hostWith = (map: Answer, running = '') =>
  fakeHost({
    answer: (argv) => (argv[1] === 'unshare' ? map : argv[1] === 'ps' ? { stdout: running } : undefined),
  });

const commands = (host: ReturnType<typeof fakeHost>) =>
  host.happened.map((one) => ('run' in one ? one.run.join(' ') : JSON.stringify(one)));

describe('the user namespace', () => {
  test('that maps the user and one whole range is fit, and is shown', async () => {
    const host = hostWith({ stdout: WHOLE });
    expect((await namespace.look(host)).verdict).toEqual({
      fit: true,
      found: '0→1001 (1), 1→100000 (65536)',
    });
    expect(commands(host)).toEqual(['podman unshare cat /proc/self/uid_map']);
  });

  test.each([
    ['a pause process lives, from the kernel', 'catatonit\n', []],
    [
      'its number is another process by now, from podman',
      'bash\n',
      ['podman unshare cat /proc/self/uid_map'],
    ],
  ])('is read, where %s', async (_, comm, asked) => {
    const host = fakeHost({
      variables: { XDG_RUNTIME_DIR: '/run/user/1001' },
      files: {
        '/run/user/1001/libpod/tmp/pause.pid': '4711\n',
        '/proc/4711/comm': comm,
        '/proc/4711/uid_map': WHOLE,
      },
      answer: () => ({ stdout: WHOLE }),
    });
    expect((await namespace.look(host)).verdict.fit).toBe(true);
    expect(commands(host)).toEqual(asked);
  });

  test.each([
    ['the user alone', POOR, '1 ids of the 65537'],
    ['one id too few', '0 1001 1\n1 100000 65535\n', '65536 ids of the 65537'],
    ['nothing', '', '0 ids of the 65537'],
  ])('that maps %s is unfit', async (_, map, found) => {
    const { verdict } = await namespace.look(hostWith({ stdout: map }));
    expect(verdict).toMatchObject({
      fit: false,
      severity: 'error',
      found: expect.stringContaining(found),
      remedy: 'podman system migrate',
    });
  });

  test('that podman cannot make is unfit, with what podman said', async () => {
    const { verdict } = await namespace.look(
      hostWith({ exitCode: 125, stderr: 'newuidmap: write to uid_map failed: Operation not permitted\n' }),
    );
    expect(verdict).toMatchObject({
      fit: false,
      severity: 'error',
      found: expect.stringContaining('newuidmap: write to uid_map failed'),
    });
  });

  test('is made anew where nothing runs', async () => {
    const host = hostWith({ stdout: POOR });
    await (await namespace.look(host)).mend?.();
    expect(commands(host).at(-1)).toBe('podman system migrate');
  });

  test('is left alone where that would stop containers, and they are named', async () => {
    const host = hostWith({ stdout: POOR }, 'database\ncache\n');
    const { verdict, mend } = await namespace.look(host);
    expect(verdict).toMatchObject({ remedy: 'podman system migrate (it stops database, cache)' });
    await expect(mend?.()).rejects.toThrow('it would stop database, cache');
    expect(commands(host)).not.toContain('podman system migrate');
  });

  // Fails as long as nobody asks what runs where the namespace could not be looked at, for instance for want of time.
  test('that podman cannot make is no reason to stop containers that run', async () => {
    const host = hostWith({ exitCode: 124 }, 'database\n');
    await (await namespace.look(host)).mend?.().catch(() => undefined);
    expect(commands(host)).not.toContain('podman system migrate');
  });
});
