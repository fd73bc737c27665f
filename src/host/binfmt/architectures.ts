/** A processor whose programs another one can emulate. */
export interface Architecture {
  /** As platforms name it: `arm64`. */
  readonly name: string;
  /** The suffix of the program `qemu-…`. */
  readonly qemu: string;
  readonly bits: 32 | 64;
  readonly endian: 'big' | 'little';
  /** `e_machine` and `e_flags` of elf(5). */
  readonly machine: number;
  readonly flags: number;
  /** Instructions that end a program with {@link PROBE_STATUS}, in hexadecimal. */
  readonly exit: string;
}

type Row = readonly [string, string, 32 | 64, 'big' | 'little', number, number, string];
const ROWS: readonly Row[] = [
  ['386', 'i386', 32, 'little', 3, 0, 'bb2a000000b801000000cd80'],
  ['amd64', 'x86_64', 64, 'little', 62, 0, 'bf2a000000b83c0000000f05'],
  ['arm', 'arm', 32, 'little', 40, 0x05000000, '2a00a0e30170a0e3000000ef'],
  ['arm64', 'aarch64', 64, 'little', 183, 0, '400580d2a80b80d2010000d4'],
  ['loong64', 'loongarch64', 64, 'little', 258, 0x43, '04a880030b74810300002b00'],
  ['ppc64le', 'ppc64le', 64, 'little', 21, 2, '010000382a00603802000044'],
  ['riscv64', 'riscv64', 64, 'little', 243, 0, '1305a0029308d00573000000'],
  ['s390x', 's390x', 64, 'big', 22, 0, 'a729002a0a01'],
];

export const ARCHITECTURES: readonly Architecture[] = ROWS.map(
  ([name, qemu, bits, endian, machine, flags, exit]) => ({ name, qemu, bits, endian, machine, flags, exit }),
);

/** The exit status of a probe. */
export const PROBE_STATUS = 42;

/** The architecture of a platform: `linux/arm/v7`, or `arm` alone; nothing if QEMU has none of this name. */
export function architectureOf(platform: string): Architecture | undefined {
  const [, name] = /^(?:linux\/)?([a-z0-9]+)(?:\/v[5-9])?$/.exec(platform) ?? [];
  return ARCHITECTURES.find((one) => one.name === name);
}

/** A number in as many bytes as the architecture has it. */
function field({ endian }: Architecture, value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (endian === 'big') bytes.writeUIntBE(value, Math.max(0, length - 6), Math.min(length, 6));
  else bytes.writeUIntLE(value, 0, Math.min(length, 6));
  return bytes;
}

/** The first 20 bytes of its programs. Source: elf(5). */
export function headerOf(architecture: Architecture, type = 2): Buffer {
  const { bits, endian, machine } = architecture;
  const identity = [0x7f, 0x45, 0x4c, 0x46, bits / 32, endian === 'big' ? 2 : 1, 1, ...Array(9).fill(0)];
  return Buffer.concat([
    Buffer.from(identity),
    field(architecture, type, 2),
    field(architecture, machine, 2),
  ]);
}

/** The bits of that header that count: not the ABI, and programs are executable or shared objects (2 and 3). */
export function maskOf({ endian }: Architecture): Buffer {
  const mask = Buffer.alloc(20, 0xff);
  mask[7] = 0;
  mask[endian === 'big' ? 17 : 16] = 0xfe;
  return mask;
}

/** A program without libraries that ends with {@link PROBE_STATUS}. Pure. */
export function probeProgram(architecture: Architecture): Buffer {
  const { bits, flags, exit } = architecture;
  const [word, header, entry] = bits === 64 ? [8, 64, 56] : [4, 52, 32];
  const number = (value: number, length: number) => field(architecture, value, length);
  const instructions = Buffer.from(exit, 'hex');
  const size = header + entry + instructions.length;
  const address = 0x400000;
  const access = number(5, 4);
  return Buffer.concat([
    headerOf(architecture),
    number(1, 4),
    ...[address + header + entry, header, 0].map((value) => number(value, word)),
    number(flags, 4),
    ...[header, entry, 1, 0, 0, 0].map((value) => number(value, 2)),
    number(1, 4),
    ...(bits === 64 ? [access] : []),
    ...[0, address, address, size, size].map((value) => number(value, word)),
    ...(bits === 64 ? [] : [access]),
    number(0x10000, word),
    instructions,
  ]);
}
