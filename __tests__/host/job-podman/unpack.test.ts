import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { fetchArchive } from '../../../src/host/job-podman/fetch.js';
import { unpack } from '../../../src/host/job-podman/unpack.js';
import { run } from '../../../src/platform/exec.js';
import { fakeHost } from '../../fakes.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';

interface Entry {
  readonly path: string;
  readonly type?: string;
  readonly target?: string;
  readonly text?: string;
  readonly mode?: number;
}

const BLOCK = 512;

/** A tar archive with any headers, also those that tar(1) refuses to write. */
function tarOf(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, type = '0', target = '', text = '', mode = 0o644 }) => {
    const header = Buffer.alloc(BLOCK);
    header.write(path, 0);
    header.write(`${mode.toString(8).padStart(7, '0')}\0`, 100);
    header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(type, 156);
    header.write(target, 157);
    header.write('ustar\0', 257);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const body = Buffer.alloc(Math.ceil(text.length / BLOCK) * BLOCK);
    body.write(text);
    return [header, body];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

const LIMITS = { bytes: 100_000, entries: 10 };

const withArchive = (
  bytes: Buffer,
  work: (unpacked: string, files: () => ReturnType<typeof unpack>) => Promise<void>,
) =>
  inDirectory(async (directory) => {
    const [archive, target] = [join(directory, 'archive'), join(directory, 'job')];
    await writeFile(archive, bytes);
    await work(target, () => unpack(archive, target, join(directory, 'plain'), LIMITS));
    // Whatever happens, nothing is written next to the directory.
    const names = await readdir(directory);
    expect(names.filter((name) => !['archive', 'job', 'plain'].includes(name))).toEqual([]);
  });

describe('an archive', () => {
  const GOOD = tarOf([
    { path: './', type: '5' },
    { path: './b/bin/podman', text: 'x'.repeat(700), mode: 0o4755 },
    { path: './b/bin', type: '5' },
    { path: './b/bin/docker', type: '2', target: 'podman' },
    { path: './b/lib/up', type: '2', target: '../bin/podman' },
    { path: './b/again', type: '1', target: './b/bin/podman' },
    { path: './b/etc/a.conf', text: 'conf' },
  ]);

  test.each([
    ['plain', GOOD],
    ['compressed', gzipSync(GOOD)],
  ])('is unpacked: %s', (_, bytes) =>
    withArchive(bytes, async (target, files) => {
      expect(await files()).toEqual([
        { path: 'b/bin/podman', isExecutable: true },
        { path: 'b/bin/docker', isExecutable: true },
        { path: 'b/lib/up', isExecutable: true },
        { path: 'b/again', isExecutable: true },
        { path: 'b/etc/a.conf', isExecutable: false },
      ]);
      expect(await readFile(join(target, 'b/lib/up'), 'utf8')).toBe('x'.repeat(700));
      expect(await readlink(join(target, 'b/bin/docker'))).toBe('podman');
      // Without the setuid bit, and for this user only.
      expect((await stat(join(target, 'b/bin/podman'))).mode & 0o7777).toBe(0o700);
      expect((await stat(join(target, 'b/again'))).nlink).toBe(1);
      expect((await stat(join(target, 'b/etc/a.conf'))).mode & 0o7777).toBe(0o600);
    }),
  );

  test('of tar(1), with long names', () =>
    inDirectory(async (directory) => {
      const long = `${'d'.repeat(90)}/${'e'.repeat(90)}`;
      await mkdir(join(directory, 'from', long), { recursive: true });
      await writeFile(join(directory, 'from', long, 'f'.repeat(90)), 'text');
      for (const format of ['gnu', 'pax']) {
        await run(['tar', `--format=${format}`, '-czf', 'a.tgz', 'from'], { cwd: directory, timeout: 20 });
        const target = join(directory, format);
        await unpack(join(directory, 'a.tgz'), target, join(directory, `${format}.tar`));
        expect(await readFile(join(target, 'from', long, 'f'.repeat(90)), 'utf8')).toBe('text');
      }
    }));

  const LEAVES = /leads out of its directory/;
  test.each<[string, readonly Entry[] | Buffer, RegExp]>([
    ['with an absolute path', [{ path: '/etc/x' }], LEAVES],
    ['with a way up', [{ path: 'a/../../x' }], LEAVES],
    ['with a link to an absolute path', [{ path: 'a', type: '2', target: '/etc/passwd' }], LEAVES],
    ['with a link to above', [{ path: 'a/b', type: '2', target: '../../x' }], LEAVES],
    ['with a link to above by another link', [{ path: 'a', type: '2', target: 'b/../..' }], LEAVES],
    ['with a link to nothing', [{ path: 'a', type: '2', target: '' }], LEAVES],
    ['with a hard link to above', [{ path: 'a', type: '1', target: '../x' }], LEAVES],
    ['with a hard link to what is not in it', [{ path: 'a', type: '1', target: 'etc/passwd' }], LEAVES],
    [
      'with a hard link to a link',
      [
        { path: 'l', type: '2', target: 'x' },
        { path: 'a', type: '1', target: 'l' },
      ],
      LEAVES,
    ],
    [
      'with a file below a link',
      [
        { path: 'a', type: '2', target: 'b' },
        { path: 'a/x', text: 'evil' },
      ],
      /"a\/x" is below "a", which is not a directory/,
    ],
    [
      'with a file below a later link',
      [
        { path: 'a/x', text: 'evil' },
        { path: 'a', type: '2', target: 'b' },
      ],
      /"a\/x" is below "a", which is not a directory/,
    ],
    ['with a path twice', [{ path: 'a' }, { path: './a', type: '2', target: 'b' }], /it has "a" twice/],
    ['with a device', [{ path: 'a', type: '3' }], /neither a file, a directory nor a link/],
    ['with a pipe', [{ path: 'a', type: '6' }], /neither a file/],
    [
      'with many entries',
      Array.from({ length: 11 }, (_, index) => ({ path: `f${index}` })),
      /more than 10 entries/,
    ],
    ['that is a bomb', gzipSync(Buffer.alloc(1_000_000)), /unpacks to more than 98 KiB/],
    ['that is cut', tarOf([{ path: 'a', text: 'x'.repeat(5000) }]).subarray(0, 2000), /it is incomplete/],
    ['that is cut within gzip', gzipSync(GOOD).subarray(0, 100), /it is damaged/],
    ['with another compression', Buffer.from('fd377a585a0000', 'hex'), /use a \.tar\.gz or \.tar file/],
    ['that is none', Buffer.from('<html>'.repeat(200)), /not a tar archive/],
    ['that is empty', Buffer.alloc(0), /not a tar archive/],
  ])('%s is not unpacked', (_, given, problem) =>
    withArchive(Buffer.isBuffer(given) ? given : tarOf(given as readonly Entry[]), async (target, files) => {
      const error = await thrownBy(files);
      expect(error.message).toMatch(/^input "podman-archive" cannot be used: /);
      expect(error.message).toMatch(problem);
      await expect(readdir(target)).rejects.toThrow('ENOENT');
    }),
  );
});

test('an archive with another digest is not used, and the error has both', () =>
  inDirectory(async (directory) => {
    const source = join(directory, 'a.tar');
    await writeFile(source, 'text');
    const right = createHash('sha256').update('text').digest('hex');
    await fetchArchive({ source, sha256: right }, join(directory, 'one'), fakeHost());
    expect(await readFile(join(directory, 'one'), 'utf8')).toBe('text');
    const wrong = 'a'.repeat(64);
    const error = await thrownBy(() =>
      fetchArchive({ source, sha256: wrong }, join(directory, 'two'), fakeHost()),
    );
    expect(error.message).toContain(`has the SHA-256 ${right}, and "podman-archive-sha256" is ${wrong}`);
    const none = await thrownBy(() =>
      fetchArchive({ source: join(directory, 'none'), sha256: right }, join(directory, 'three'), fakeHost()),
    );
    expect(none.message).toMatch(/podman-archive.*none.*ENOENT/);
  }));
