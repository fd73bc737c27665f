import type { LogicalLine } from './logical-lines.js';
import type { SourceText } from './source-text.js';

/** A range of a file, as offsets; the end is exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** One `Key=value`. */
export interface Entry {
  readonly source: SourceText;
  readonly section: string;
  readonly key: string;
  /** The offset of the key in the file. */
  readonly keyStart: number;
  /** The value with continuations joined, before a reader removes quotes or escapes. */
  readonly value: string;
  /** Whether nothing follows the `=`, which resets earlier values. */
  readonly resets: boolean;
  /** The index of the value in `line.text`. */
  readonly valueIndex: number;
  readonly line: LogicalLine;
}

/** One `[Name]`. */
export interface SectionHeader {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Why the generator rejects a file. */
export type SyntaxFault =
  | { readonly kind: 'byte-order-mark'; readonly line: LogicalLine }
  | { readonly kind: 'no-key-value'; readonly line: LogicalLine }
  | { readonly kind: 'section-name'; readonly line: LogicalLine; readonly name: string }
  | { readonly kind: 'key-name'; readonly line: LogicalLine; readonly key: string }
  | { readonly kind: 'before-section'; readonly line: LogicalLine }
  | { readonly kind: 'endless'; readonly line: LogicalLine };

/** A unit file or drop-in, as read by one dialect. Its text contains comments and layout, for edits. */
export interface UnitFile {
  readonly source: SourceText;
  readonly headers: readonly SectionHeader[];
  readonly entries: readonly Entry[];
  readonly faults: readonly SyntaxFault[];
  /** Lines that end at the end of the file inside a continuation. */
  readonly lost: readonly LogicalLine[];
}

/** The offset in the file of the character at `index` of a logical line; for its end, after the last character. */
export function originOf(line: LogicalLine, index: number): number {
  const { origins } = line;
  if (origins === undefined) return line.origin + index;
  let low = 0;
  let high = origins.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((origins[middle * 2] as number) <= index) low = middle;
    else high = middle - 1;
  }
  return (origins[low * 2 + 1] as number) + index - (origins[low * 2] as number);
}

/** The range in the file of a logical line's text from `start` to `end`. */
export function spanOf(source: SourceText, line: LogicalLine, start: number, end: number): Span {
  const from = originOf(line, start);
  return { source, start: from, end: end > start ? originOf(line, end - 1) + 1 : from };
}

/** The range of the key. */
export function keySpan(entry: Entry): Span {
  return { source: entry.source, start: entry.keyStart, end: entry.keyStart + entry.key.length };
}

/** The range of the value without trailing white space; of the key and its `=` if the value is empty. */
export function valueSpan(entry: Entry): Span {
  const length = entry.value.trimEnd().length;
  if (length === 0) {
    return { source: entry.source, start: entry.keyStart, end: originOf(entry.line, entry.valueIndex) };
  }
  return partSpan(entry, 0, length);
}

/** The range of a part of the value. */
export function partSpan(entry: Entry, start: number, end: number): Span {
  return spanOf(entry.source, entry.line, entry.valueIndex + start, entry.valueIndex + end);
}
