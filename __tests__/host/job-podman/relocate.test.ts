import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { architectureOf, probeProgram } from '../../../src/host/binfmt/architectures.js';
import { readElf } from '../../../src/host/job-podman/elf.js';
import { relocate } from '../../../src/host/job-podman/relocate.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relocate-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** What a program loads, by the loader itself. */
function loaded(path: string): string[] {
  const env = { LD_TRACE_LOADED_OBJECTS: '1' };
  const { stdout } = spawnSync(path, { env, encoding: 'utf8' });
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, file]) => file ?? '');
}

test('a program uses the loader and the libraries of a directory, and works as before', async () => {
  const program = join(directory, 'ls');
  await copyFile('/bin/ls', program);
  const before = await readFile(program);
  const libraries = loaded('/bin/ls');
  const { interpreter = '' } = (await readElf(program)) ?? {};
  for (const one of new Set([...libraries, interpreter])) await copyFile(one, join(directory, basename(one)));
  const loader = join(directory, basename(interpreter));
  expect(await relocate(program, { loader, directory })).toBe(true);

  expect((await readElf(program))?.interpreter).toBe(loader);
  const now = loaded(program);
  expect(now.length).toBeGreaterThan(1);
  // The loader itself has the name by which libraries ask for it.
  expect(now.filter((path) => !path.startsWith(directory))).toEqual([]);
  expect(spawnSync(program, [directory], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('ls\n'),
  });
  // Nothing moved.
  const after = await readFile(program);
  expect(after.length).toBe(before.length);
  // Another name of the same file.
  expect(await relocate(program, { loader, directory })).toBe(true);
  expect((await readFile(program)).equals(after)).toBe(true);
});

/** The parts of a program that are loaded, as its headers have them: where they are, and how long. */
interface Layout {
  readonly machine: number;
  readonly align: number;
  readonly code: readonly [address: number, end: number];
  readonly data: readonly [offset: number, address: number, length: number];
  readonly dynamic: readonly [offset: number, address: number];
}

/** The headers of a program, its dynamic section and zeros. */
function program({ machine, align, code, data, dynamic }: Layout): Buffer {
  const [base, codeEnd] = code;
  const file = Buffer.alloc(data[0] + data[2] + 64);
  file.write('\x7fELF', 'latin1');
  file.set([2, 1, 1], 4);
  file.writeUInt16LE(2, 16);
  file.writeUInt16LE(machine, 18);
  file.writeBigUInt64LE(64n, 32);
  file.writeUInt16LE(56, 54);
  file.writeUInt16LE(4, 56);
  const segments = [
    [3, 0x300, base + 0x300, 0x1b, 0x1b, 1],
    [1, 0, base, codeEnd, codeEnd, align],
    [1, ...data, data[2] + 0x598, align],
    [2, ...dynamic, 0x30, 0x30, 8],
  ];
  for (const [index, [type = 0, offset, address, inFile, inMemory, alignment]] of segments.entries()) {
    const at = 64 + index * 56;
    file.writeUInt32LE(type, at);
    for (const [place, value = 0] of [offset, address, address, inFile, inMemory, alignment].entries())
      file.writeBigUInt64LE(BigInt(value), at + 8 + place * 8);
  }
  file.write('/lib/ld-linux-aarch64.so.1\0', 0x300);
  for (const [index, value] of [5, base + 0x1f38, 21, 0, 0, 0].entries())
    file.writeBigUInt64LE(BigInt(value), dynamic[0] + index * 8);
  // The last bytes of the code and the first ones of the data.
  file.fill(0xaa, codeEnd - 8, codeEnd);
  file.fill(0xaa, data[0], data[0] + 8);
  return file;
}

// crun 1.28 of Debian sid for arm64, from which the others differ in one place.
const CRUN: Layout = {
  machine: 183,
  align: 0x10000,
  code: [0, 0x9a108],
  data: [0x9eb90, 0xaeb90, 0x3ce0],
  dynamic: [0x9f410, 0xaf410],
};

test.each<[string, Layout]>([
  ['arm64', CRUN],
  // podman 5.8.6 of Debian sid.
  [
    'arm64, at a fixed address',
    {
      ...CRUN,
      code: [0x400000, 0x265384c],
      data: [0x265fca0, 0x2a6fca0, 0xdfb81],
      dynamic: [0x265fcc0, 0x2a6fcc0],
    },
  ],
  ['arm64, up to the end of a small page', { ...CRUN, code: [0, 0x9afe0] }],
  ['riscv64, with small pages', { ...CRUN, machine: 243, align: 0x1000, code: [0, 0x9dfe0] }],
])('a program for %s keeps its parts apart', async (_, layout) => {
  const path = join(directory, 'x');
  const before = program(layout);
  await writeFile(path, before);
  const libraries = '/home/runner/work/_temp/podman-registry-01234567/podman/usr/lib/aarch64-linux-gnu';
  const loader = `${libraries}/ld-linux-aarch64.so.1`;
  expect(await relocate(path, { loader, directory: libraries })).toBe(true);
  expect((await readElf(path))?.interpreter).toBe(loader);

  const after = await readFile(path);
  const number = (at: number) => Number(after.readBigUInt64LE(at));
  const [, codeEnd] = layout.code;
  const end = number(64 + 56 + 32);
  expect([end, number(64 + 56 + 40)]).toEqual([codeEnd + loader.length + libraries.length + 2, end]);
  // The loader maps whole pages.
  expect(layout.code[0] + end).toBeLessThanOrEqual(layout.data[1] - (layout.data[1] % layout.align));
  expect(end).toBeLessThanOrEqual(layout.data[0]);
  expect(after.subarray(layout.data[0]).subarray(0, 8)).toEqual(Buffer.alloc(8, 0xaa));
  expect(after.subarray(codeEnd - 8, codeEnd)).toEqual(Buffer.alloc(8, 0xaa));
  // RPATH, whose value is added to the address of the strings.
  expect(number(layout.dynamic[0] + 16)).toBe(15);
  const search = BigInt.asUintN(
    64,
    BigInt(layout.code[0] + 0x1f38) + after.readBigUInt64LE(layout.dynamic[0] + 24),
  );
  const at = Number(search) - layout.code[0];
  expect(after.toString('latin1', at, after.indexOf(0, at))).toBe(libraries);
});

test.each<[string, Layout]>([
  ['the next part follows at once', { ...CRUN, code: [0, 0x9eb80] }],
  [
    'the page of the next part begins',
    { ...CRUN, code: [0, 0x9ffe0], data: [0xa5b90, 0xa5b90, 0x3ce0], dynamic: [0xa6410, 0xa6410] },
  ],
])('no room, because %s', async (_, layout) => {
  const path = join(directory, 'x');
  // Data that begins with zeros.
  const before = program(layout).fill(0, layout.data[0], layout.data[0] + 8);
  await writeFile(path, before);
  const room = { loader: `/${'l'.repeat(60)}`, directory: `/${'d'.repeat(60)}` };
  await expect(relocate(path, room)).rejects.toThrow('no room');
  expect((await readFile(path)).equals(before)).toBe(true);
});

test.each<[string, Buffer | string]>([
  ['a script', '#!/bin/sh\n'],
  ['a long script', `#!/bin/sh\n${'#'.repeat(100)}\n`],
  ['a static program', probeProgram(architectureOf('amd64') as never)],
])('%s stays as it is', async (_, content) => {
  const path = join(directory, 'x');
  await writeFile(path, content);
  expect(await relocate(path, { loader: '/l', directory: '/d' })).toBe(false);
  expect((await readFile(path)).equals(Buffer.from(content as string))).toBe(true);
});

test('is an error without room, and nothing is written', async () => {
  const program = join(directory, 'ls');
  await copyFile('/bin/ls', program);
  const before = await readFile(program);
  await expect(relocate(program, { loader: `/${'l'.repeat(5000)}`, directory })).rejects.toThrow('no room');
  expect((await readFile(program)).equals(before)).toBe(true);
  // Half a file.
  await writeFile(program, before.subarray(0, 100));
  await expect(relocate(program, { loader: '/l', directory })).rejects.toThrow('incomplete');
});
