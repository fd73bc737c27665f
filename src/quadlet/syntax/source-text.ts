import type { Location } from '../finding.js';
import { decode } from './decode.js';

/** A file's text with its positions. Offsets count UTF-16 units from 0, lines and columns from 1. */
export class SourceText {
  readonly text: string;
  /** The index of the first byte that is not valid UTF-8; -1 without such a byte. */
  readonly firstBadByte: number;
  #lines: readonly number[] | undefined;

  constructor(
    readonly path: string,
    content: string | Uint8Array,
  ) {
    const { text, firstBadByte } =
      typeof content === 'string' ? { text: content, firstBadByte: -1 } : decode(content);
    this.text = text;
    this.firstBadByte = firstBadByte;
  }

  /** The line and column of an offset, both from 1. */
  position(offset: number): { line: number; column: number } {
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
    return { file: this.path, line, column, endLine, endColumn };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
