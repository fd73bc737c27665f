import { isUtf8 } from 'node:buffer';

/** Decoded text. */
interface Decoded {
  readonly text: string;
  /** The index of the first byte that is not valid UTF-8; -1 without such a byte. */
  readonly firstBadByte: number;
}

/**
 * Decodes UTF-8. An invalid byte becomes a lone surrogate (U+DC00 plus the byte), so that it stays distinguishable: next
 * to `=` the generator compares bytes. A byte order mark is kept, because the generator rejects it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(buffer)) return { text, firstBadByte: -1 };
  return decodeDamaged(buffer);
}

function decodeDamaged(buffer: Buffer): Decoded {
  const parts: string[] = [];
  let firstBadByte = -1;
  let length = 0;
  let from = 0;
  let at = 0;
  const flush = (): void => {
    const part = buffer.toString('utf8', from, at);
    length += part.length;
    parts.push(part);
  };
  while (at < buffer.length) {
    const size = sequenceLength(buffer, at);
    if (size > 0) {
      at += size;
      continue;
    }
    flush();
    if (firstBadByte < 0) firstBadByte = length;
    parts.push(String.fromCharCode(0xdc00 + (buffer[at] as number)));
    length++;
    at++;
    from = at;
  }
  flush();
  return { text: parts.join(''), firstBadByte };
}

/** Number of bytes of the character at an index; 0 for an invalid one. */
function sequenceLength(buffer: Buffer, at: number): number {
  const first = buffer[at] as number;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  return size > 0 && at + size <= buffer.length && isUtf8(buffer.subarray(at, at + size)) ? size : 0;
}

/** Invalid UTF-8 bytes that the generator treats as white space next to `=`. */
export function isBlankByte(code: number): boolean {
  return code === 0xdc85 || code === 0xdca0;
}
