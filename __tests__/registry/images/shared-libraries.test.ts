import { execFileSync } from 'node:child_process';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import {
  closure,
  layOut,
  missingLibraries,
  parseLdd,
  parseMissing,
} from '../../../src/registry/images/shared-libraries.js';
import { inDirectory, thrownBy } from '../fakes.js';

describe('parseLdd', () => {
  test.each<[what: string, output: string, files: readonly string[]]>([
    [
      'glibc',
      `\tlinux-vdso.so.1 (0x00007ffd1b7f2000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c7a000000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f1c7a3f1000)
`,
      ['/lib/x86_64-linux-gnu/libc.so.6', '/lib64/ld-linux-x86-64.so.2'],
    ],
    [
      'glibc on arm',
      `\tlinux-vdso.so.1 (0x0000ffff9d7f2000)
\tlibcrypt.so.1 => /lib/aarch64-linux-gnu/libcrypt.so.1 (0x0000ffff9d600000)
\t/lib/ld-linux-aarch64.so.1 (0x0000ffff9d7b5000)
`,
      ['/lib/aarch64-linux-gnu/libcrypt.so.1', '/lib/ld-linux-aarch64.so.1'],
    ],
    [
      'musl',
      `\t/lib/ld-musl-x86_64.so.1 (0x7f6c3c3e5000)
\tlibc.musl-x86_64.so.1 => /lib/ld-musl-x86_64.so.1 (0x7f6c3c3e5000)
`,
      ['/lib/ld-musl-x86_64.so.1', '/lib/ld-musl-x86_64.so.1'],
    ],
    [
      'the old vdso',
      '\tlinux-gate.so.1 =>  (0xffffe000)\n\tlibc.so.6 => /lib/libc.so.6 (0xf7d0)\n',
      ['/lib/libc.so.6'],
    ],
    ['a static program', '\tstatically linked\n', []],
    ['a program without libraries', '\tnot a dynamic executable\n', []],
    ['nothing', '', []],
  ])('%s', (_, output, files) => {
    expect(parseLdd(output)).toEqual(files);
  });

  test('a library that is missing is named', async () => {
    const output = '\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n\tlibpcre2-8.so.0 => not found\n';
    const error = await thrownBy(() => parseLdd(output));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('libpcre2-8.so.0 is missing');
  });
});

test.each<[what: string, output: string, missing: readonly string[]]>([
  ['all there', '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1c7a000000)\n', []],
  [
    'one that is not',
    '\tlibpcre.so.3 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x7f)\n',
    ['libpcre.so.3'],
  ],
  [
    'one that is too old, said once',
    `x/nginx: /lib/libssl.so.3: version \`OPENSSL_3.2.0' not found (required by x/nginx)
x/nginx: /lib/libssl.so.3: version \`OPENSSL_3.5.0' not found (required by x/nginx)
\tlibssl.so.3 => /lib/libssl.so.3 (0x00007ff64aabd000)
`,
    ['/lib/libssl.so.3'],
  ],
  ['a static program', '\tstatically linked\n', []],
])('parseMissing: %s', (_, output, missing) => {
  expect(parseMissing(output)).toEqual(missing);
});

test('cat lacks nothing here', () =>
  inDirectory(async (empty) => {
    expect(await missingLibraries('/usr/bin/cat', empty)).toEqual([]);
  }));

describe('closure', () => {
  test('cat comes with its loader and the C library', async () => {
    const [program, ...libraries] = await closure('/usr/bin/cat', '/bin/kitty');
    expect(program).toEqual({ source: '/usr/bin/cat', target: '/bin/kitty' });
    for (const { source, target } of libraries) {
      expect(target).toBe(source);
      expect((await stat(source)).isFile()).toBe(true);
    }
    expect(libraries.map(({ source }) => source).join(' ')).toMatch(/\/(ld-|libc)/);
  });

  test('laid out, cat runs on its own libraries alone', () =>
    inDirectory(async (root) => {
      const files = await closure('/usr/bin/cat', '/usr/bin/cat');
      await layOut(files, root);
      const loader = files.find(({ target }) => /\/ld-[^/]*$/.test(target));
      const library = files.find(({ target }) => /\/libc\.[^/]*$/.test(target));
      await writeFile(join(root, 'text'), 'purr\n');
      const said = execFileSync(
        join(root, loader?.target ?? ''),
        [
          '--library-path',
          join(root, library?.target ?? '', '..'),
          join(root, 'usr/bin/cat'),
          join(root, 'text'),
        ],
        { encoding: 'utf8' },
      );
      expect(said).toBe('purr\n');
    }));

  // ldd ends with 1 for these; Go programs often are such.
  test('a program that is not dynamic has no libraries', () =>
    inDirectory(async (directory) => {
      const program = join(directory, 'script');
      await writeFile(program, '#!/bin/sh\n', { mode: 0o755 });
      expect(await closure(program, '/script')).toEqual([{ source: program, target: '/script' }]);
    }));

  test('a program that is not there is an error that names it', async () => {
    expect((await thrownBy(() => closure('/usr/bin/no-such-program', '/x'))).message).toContain(
      'no-such-program',
    );
  });

  test('a library of an unpacked root comes first, and gets its path inside', () =>
    inDirectory(async (root) => {
      const libraries = (await closure('/usr/bin/cat', '/usr/bin/cat')).slice(1);
      const own = libraries.find(({ source }) => /\/libc\.so[^/]*$/.test(source));
      if (own === undefined) throw new Error('cat has no C library here');
      await layOut([own], root);
      const found = await closure('/usr/bin/cat', '/usr/bin/cat', root);
      expect(found).toContainEqual({ source: join(root, own.target), target: own.target });
    }));
});

test('layOut follows symbolic links and keeps what may be executed', () =>
  inDirectory(async (directory) => {
    await mkdir(join(directory, 'from'));
    await writeFile(join(directory, 'from/real'), 'text', { mode: 0o755 });
    await symlink('real', join(directory, 'from/link'));
    const root = join(directory, 'root');
    await layOut([{ source: join(directory, 'from/link'), target: '/a/b/c' }], root);
    expect(await readFile(join(root, 'a/b/c'), 'utf8')).toBe('text');
    expect((await stat(join(root, 'a/b/c'))).mode & 0o111).not.toBe(0);
  }));
