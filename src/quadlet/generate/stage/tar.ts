import { gzipSync } from 'node:zlib';

/** A file of an archive. */
export interface TarFile {
  /** `/` between the names. */
  readonly path: string;
  readonly content: Uint8Array;
}

const BLOCK = 512;

/**
 * Packs files into a compressed tar archive (POSIX ustar, with pax headers for long or non-ASCII names). The same files
 * result in the same bytes: owner root, mode 0644, time 1970-01-01.
 * @param files in the order of the archive
 */
export function tarball(files: readonly TarFile[]): Buffer {
  const blocks = files.flatMap(({ path, content }) => {
    const name = Buffer.from(path);
    const plain = name.length <= 100 && /^[\u0020-\u007e]*$/.test(path);
    return [
      ...(plain ? [] : entry(Buffer.from('pax'), Buffer.from(paxRecord('path', path)), 'x')),
      ...entry(name.subarray(0, 100), content, '0'),
    ];
  });
  const packed = gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
  // The tenth byte is the operating system; 255 means unknown.
  packed[9] = 255;
  return packed;
}

function entry(name: Uint8Array, content: Uint8Array, type: '0' | 'x'): Buffer[] {
  const header = Buffer.alloc(BLOCK);
  header.set(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${'0'.repeat(11)}\0`, 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padding = (BLOCK - (content.length % BLOCK)) % BLOCK;
  return [header, Buffer.from(content), Buffer.alloc(padding)];
}

/** The length in a pax record includes its own digits. */
function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}
