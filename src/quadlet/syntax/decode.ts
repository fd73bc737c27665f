import { isUtf8 } from 'node:buffer';

/** A text out of bytes. */
interface Decoded {
  readonly text: string;
  /** Where the first byte stands that is no UTF-8; -1 if there is none. */
  readonly firstBadByte: number;
}

/**
 * Reads UTF-8. A byte that does not belong into it becomes a lone surrogate, U+DC00 and the byte, so that it can be told
 * from everything else: beside `=` the generator looks at bytes. A byte order mark stays, because the generator stumbles
 * over it.
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

/** How many bytes the character at a place has; 0 if it is none. */
function sequenceLength(buffer: Buffer, at: number): number {
  const first = buffer[at] as number;
  if (first < 0x80) return 1;
  const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  return size > 0 && at + size <= buffer.length && isUtf8(buffer.subarray(at, at + size)) ? size : 0;
}

/** Bytes that are no UTF-8, and that the generator takes for white space beside a `=`. */
export function isBlankByte(code: number): boolean {
  return code === 0xdc85 || code === 0xdca0;
}
