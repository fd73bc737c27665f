import { type FileHandle, open } from 'node:fs/promises';

/** Where a program finds its libraries instead of in the directories of the system. */
interface Libraries {
  /** The path of the loader. */
  readonly loader: string;
  /** The directory of all the others. */
  readonly directory: string;
}

// Source: elf(5).
const PT = { load: 1, dynamic: 2, interpreter: 3 } as const;
const DT = { end: 0n, strings: 5n, rpath: 15n, debug: 21n, runpath: 29n } as const;
const HEADER = 64;
const SEGMENT = 56;
const ENTRY = 16;
const PAGE = 4096n;
// arm64 has kernels with pages of 64 KiB.
const LARGEST_PAGE = 65536n;
// Programs of compilers have about ten, and 30 entries.
const MOST = 64;
const MOST_ENTRIES = 512;

interface Segment {
  /** Of its header in the file. */
  readonly at: number;
  readonly type: number;
  readonly offset: bigint;
  readonly address: bigint;
  readonly inFile: bigint;
  readonly inMemory: bigint;
  readonly align: bigint;
}

/**
 * Makes a program use other libraries than those of the system, with another loader, so that it needs no glibc of
 * this host. The two paths are written where the file is padded between two parts; nothing in it moves, since a Go program
 * does not start after that. RPATH, because RUNPATH is not for the libraries of libraries.
 * @returns whether the file is a program with a loader
 * @throws Error if there is no room, or it is not a program for a processor with 64 bits
 */
export async function relocate(path: string, { loader, directory }: Libraries): Promise<boolean> {
  const file = await open(path, 'r+');
  try {
    if ((await file.stat()).size < HEADER) return false;
    const header = await part(file, 0, HEADER);
    if (header.toString('latin1', 0, 4) !== '\x7fELF') return false;
    if (header[4] !== 2 || header[5] !== 1) throw new Error('it is not for a 64-bit little-endian processor');
    const segments = await readSegments(file, header);
    const interpreter = segments.find(({ type }) => type === PT.interpreter);
    // A static program or a library.
    if (interpreter === undefined) return false;
    const found = await part(file, Number(interpreter.offset), Number(interpreter.inFile));
    // Another name of the same file.
    if (found.toString().startsWith(`${loader}\0`)) return true;
    const texts = Buffer.from(`${loader}\0${directory}\0`);
    const [all, own] = [BigInt(texts.length), BigInt(Buffer.byteLength(loader) + 1)];
    const host = await roomyOf(file, segments, all);
    const [at, address] = [host.offset + host.inFile, host.address + host.inFile];
    const dynamic = await withSearchPath(file, segments, address + own);
    await file.write(texts, 0, texts.length, Number(at));
    await setSizes(file, host, host.inFile + all, host.inMemory + all);
    await file.write(numbers(at, address, address, own, own), 0, 40, interpreter.at + 8);
    await file.write(dynamic.entry, 0, ENTRY, dynamic.at);
    return true;
  } finally {
    await file.close();
  }
}

async function part(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error('it is incomplete');
  return buffer;
}

function numbers(...values: readonly bigint[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) bytes.writeBigUInt64LE(value, index * 8);
  return bytes;
}

async function readSegments(file: FileHandle, header: Buffer): Promise<Segment[]> {
  const [start, count] = [Number(header.readBigUInt64LE(32)), header.readUInt16LE(56)];
  if (header.readUInt16LE(54) !== SEGMENT || count > MOST) throw new Error('its program headers are unusual');
  const bytes = await part(file, start, count * SEGMENT);
  return Array.from({ length: count }, (_, index) => {
    const number = (at: number) => bytes.readBigUInt64LE(index * SEGMENT + at);
    return {
      at: start + index * SEGMENT,
      type: bytes.readUInt32LE(index * SEGMENT),
      offset: number(8),
      address: number(16),
      inFile: number(32),
      inMemory: number(40),
      align: number(48),
    };
  });
}

/**
 * A part of the program behind which the file has so many unused bytes, in which no page of the next part is. A linker keeps
 * parts on pages of the size that they are aligned to: 4 KiB for x86-64, and 64 KiB for arm64.
 */
async function roomyOf(file: FileHandle, segments: readonly Segment[], size: bigint): Promise<Segment> {
  const loaded = segments.filter(({ type }) => type === PT.load);
  for (const one of loaded) {
    const [end, address] = [one.offset + one.inFile, one.address + one.inFile];
    // Behind the last one are parts of the file that are not loaded.
    const next = loaded.filter(({ offset }) => offset >= end).sort((a, b) => Number(a.offset - b.offset))[0];
    if (next === undefined || one.inFile !== one.inMemory || end + size > next.offset) continue;
    const page = next.align > PAGE && next.align <= LARGEST_PAGE ? next.align : PAGE;
    const isFree = address + size <= next.address - (next.address % page);
    if (isFree && (await part(file, Number(end), Number(size))).every((byte) => byte === 0)) return one;
  }
  throw new Error(`it has no room for ${size} bytes`);
}

/** The entry of the dynamic section that gets the search path: that of another one, or that of debuggers. */
async function withSearchPath(
  file: FileHandle,
  segments: readonly Segment[],
  search: bigint,
): Promise<{ readonly at: number; readonly entry: Buffer }> {
  const section = segments.find(({ type }) => type === PT.dynamic);
  if (section === undefined) throw new Error('it has no dynamic section');
  const count = Math.min(Number(section.inFile) / ENTRY, MOST_ENTRIES);
  const bytes = await part(file, Number(section.offset), Math.floor(count) * ENTRY);
  const entries: { readonly tag: bigint; readonly at: number; readonly value: bigint }[] = [];
  for (let at = 0; at < bytes.length && bytes.readBigUInt64LE(at) !== DT.end; at += ENTRY)
    entries.push({ tag: bytes.readBigUInt64LE(at), at, value: bytes.readBigUInt64LE(at + 8) });
  const strings = entries.find(({ tag }) => tag === DT.strings)?.value;
  const place = [DT.runpath, DT.rpath, DT.debug].flatMap(
    (tag) => entries.find((one) => one.tag === tag) ?? [],
  )[0];
  if (strings === undefined || place === undefined) throw new Error('its dynamic section is unusual');
  // The path is not in the table of strings: the loader adds the number to its address, also a negative one.
  const value = BigInt.asUintN(64, search - strings);
  return { at: Number(section.offset) + place.at, entry: numbers(DT.rpath, value) };
}

async function setSizes(file: FileHandle, { at }: Segment, inFile: bigint, inMemory: bigint): Promise<void> {
  await file.write(numbers(inFile, inMemory), 0, 16, at + 32);
}
