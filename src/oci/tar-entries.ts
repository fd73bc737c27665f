import type { FileHandle } from 'node:fs/promises';

/** The position of a file in an archive, in bytes. */
interface TarEntry {
  readonly start: number;
  readonly size: number;
}

const BLOCK = 512;
// Paths in an OCI layout do not need longer headers.
const LONGEST_HEADER = 65_536;

/** What an archive says of one file, directory or link. */
export interface TarHeader extends TarEntry {
  /** As written. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'link' | 'other';
  /** Of a link: its target, as written. */
  readonly target: string;
  readonly mode: number;
}

const TYPES: Readonly<Record<string, TarHeader['type']>> = {
  '0': 'file',
  '\0': 'file',
  '1': 'link',
  '2': 'symlink',
  '5': 'directory',
};

/**
 * Finds the files of a tar archive by reading only the headers.
 * @throws Error if it is not a tar archive
 */
export async function indexTar(file: FileHandle): Promise<Map<string, TarEntry>> {
  const entries = new Map<string, TarEntry>();
  for await (const { type, path, start, size } of readTar(file)) {
    if (type === 'file') entries.set(plainPath(path), { start, size });
  }
  return entries;
}

/**
 * Reads the headers of a tar archive.
 * Source: POSIX pax, with GNU's sizes of 8 GiB and more, and GNU's long names.
 * @throws Error if it is not a tar archive
 */
export async function* readTar(file: FileHandle): AsyncGenerator<TarHeader> {
  let pax: ReadonlyMap<string, string> = new Map();
  for (let position = 0; ; ) {
    const header = await readAt(file, position, BLOCK);
    const isEnd = header.length < BLOCK || header.every((byte) => byte === 0);
    if (isEnd && position > 0) return;
    if (isEnd || !sumIsRight(header)) throw new Error(`no tar header at byte ${position}`);
    const start = position + BLOCK;
    const size = Number(pax.get('size') ?? number(header.subarray(124, 136)));
    if (!Number.isSafeInteger(size) || size < 0) throw new Error(`invalid size at byte ${position}`);
    const type = String.fromCharCode(header[156] ?? 0);
    const long = LONG[type];
    if (type === 'x' && size <= LONGEST_HEADER) {
      pax = paxRecords(await readAt(file, start, size));
    } else if (long !== undefined && size <= LONGEST_HEADER) {
      pax = new Map([...pax, [long, text(await readAt(file, start, size))]]);
    } else {
      yield {
        type: TYPES[type] ?? 'other',
        path: pax.get('path') ?? name(header),
        target: pax.get('linkpath') ?? text(header.subarray(157, 257)),
        mode: number(header.subarray(100, 108)) & 0o7777,
        start,
        size,
      };
      pax = new Map();
    }
    position = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

// GNU's own headers, by what of the next one they replace.
const LONG: Readonly<Record<string, string>> = { L: 'path', K: 'linkpath' };

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}

function name(header: Buffer): string {
  const prefix = text(header.subarray(257, 262)) === 'ustar' ? text(header.subarray(345, 500)) : '';
  const rest = text(header.subarray(0, 100));
  return prefix === '' ? rest : `${prefix}/${rest}`;
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}

/** Octal digits, or with the first bit set a binary number. */
function number(field: Buffer): number {
  if (((field[0] ?? 0) & 0x80) !== 0) return Number(field.readBigUInt64BE(field.length - 8));
  const digits = text(field).trim();
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

function sumIsRight(header: Buffer): boolean {
  const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
  return sum === number(header.subarray(148, 156));
}

/** `LENGTH KEY=VALUE\n`, one after the other. */
function paxRecords(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  for (let position = 0; position < bytes.length; ) {
    const blank = bytes.indexOf(' ', position);
    const length = Number(bytes.subarray(position, blank).toString('utf8'));
    if (blank < 0 || !(length > 0)) break;
    const record = bytes.subarray(blank + 1, position + length - 1).toString('utf8');
    const [key = '', ...value] = record.split('=');
    records.set(key, value.join('='));
    position += length;
  }
  return records;
}
