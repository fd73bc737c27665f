import { open } from 'node:fs/promises';

/** What the kernel needs to start a program of this file; nothing if it is not an ELF file. */
export interface Elf {
  /** `x64`, as Node.js names it; the number of the ELF header for others. */
  readonly machine: string;
  /** The program that loads it with its libraries, such as `/lib64/ld-linux-x86-64.so.2`; nothing if it is static. */
  readonly interpreter: string | undefined;
}

// Source: elf.h, EM_386 and the others.
const MACHINES: Readonly<Record<number, NodeJS.Architecture>> = {
  3: 'ia32',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};

const PT_INTERP = 3;
// Programs of compilers have about ten.
const MOST_HEADERS = 64;
const LONGEST_PATH = 4096;

/** Reads the header of a file. Source: elf(5). */
export async function readElf(path: string): Promise<Elf | undefined> {
  const file = await open(path);
  const read = async (position: number, length: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  };
  try {
    const header = await read(0, 64);
    if (header.length < 52 || header.toString('latin1', 0, 4) !== '\x7fELF') return undefined;
    const isWide = header[4] === 2;
    const number = numbers(header[5] === 2);
    const code = number(header, 18, 2);
    const [offset, size, count] = isWide
      ? [number(header, 32, 8), number(header, 54, 2), number(header, 56, 2)]
      : [number(header, 28, 4), number(header, 42, 2), number(header, 44, 2)];
    const found = { machine: MACHINES[code] ?? String(code), interpreter: undefined };
    for (let index = 0; index < Math.min(count, MOST_HEADERS); index++) {
      const entry = await read(offset + index * size, isWide ? 56 : 32);
      if (entry.length < 32 || number(entry, 0, 4) !== PT_INTERP) continue;
      const [start, length] = isWide
        ? [number(entry, 8, 8), number(entry, 32, 8)]
        : [number(entry, 4, 4), number(entry, 16, 4)];
      const name = await read(start, Math.min(length, LONGEST_PATH));
      return { ...found, interpreter: name.toString('utf8').replace(/\0.*$/s, '') };
    }
    return found;
  } finally {
    await file.close();
  }
}

/** Reads numbers of one byte order; an impossible position becomes one behind every file. */
function numbers(isBig: boolean) {
  return (buffer: Buffer, at: number, length: 2 | 4 | 8): number => {
    if (at + length > buffer.length) return 0;
    if (length < 8) return isBig ? buffer.readUIntBE(at, length) : buffer.readUIntLE(at, length);
    const value = isBig ? buffer.readBigUInt64BE(at) : buffer.readBigUInt64LE(at);
    return value > Number.MAX_SAFE_INTEGER / 2 ? 2 ** 50 : Number(value);
  };
}
