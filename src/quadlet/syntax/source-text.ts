import { isUtf8 } from 'node:buffer';
import type { Location } from '../finding.js';

/** The part of a bundle that a text is. */
export interface Enclosing {
  /** The bundle. */
  readonly source: SourceText;
  /** Where the text begins and ends in it. */
  readonly start: number;
  readonly end: number;
}

/** A file's text with its positions. Offsets count UTF-16 units from 0, lines and columns from 1. */
export class SourceText {
  readonly text: string;
  /** The index of the first byte that is not valid UTF-8; -1 without such a byte. */
  readonly firstBadByte: number;
  #lines: readonly number[] | undefined;

  constructor(
    readonly path: string,
    content: string | Uint8Array,
    /** All lines, columns and locations are those in the bundle. */
    readonly within?: Enclosing,
  ) {
    const { text, firstBadByte } =
      typeof content === 'string' ? { text: content, firstBadByte: -1 } : decode(content);
    this.text = text;
    this.firstBadByte = firstBadByte;
  }

  /** The line and column of an offset, both from 1. */
  position(offset: number): { line: number; column: number } {
    if (this.within !== undefined) return this.within.source.position(this.within.start + offset);
    this.#lines ??= lineStarts(this.text);
    let low = 0;
    let high = this.#lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lines[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#lines[low] as number) + 1 };
  }

  /** The location of the text between two offsets; the end is exclusive. */
  location(start: number, end: number): Location {
    const { line, column } = this.position(start);
    const { line: endLine, column: endColumn } = this.position(end);
    return { file: this.within?.source.path ?? this.path, line, column, endLine, endColumn };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

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

/** Encodes what {@link decode} returned. */
export function encode(text: string): Buffer {
  const bytes = Buffer.alloc(Buffer.byteLength(text));
  let [at, from] = [0, 0];
  for (const { index } of text.matchAll(/[\udc80-\udcff]/gu)) {
    at += bytes.write(text.slice(from, index), at);
    bytes[at++] = text.charCodeAt(index) & 0xff;
    from = index + 1;
  }
  at += bytes.write(text.slice(from), at);
  return bytes.subarray(0, at);
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
