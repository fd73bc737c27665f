import type { LogicalLine } from './logical-lines.js';
import type { SourceText } from './source-text.js';

/** A piece of a file, as offsets; the end is exclusive. */
export interface Span {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

/** `Key=value`, once. */
export interface Entry {
  readonly source: SourceText;
  readonly section: string;
  readonly key: string;
  /** Where the key begins in the file. */
  readonly keyStart: number;
  /** The value, continuations joined, as the generator has it before a reader takes quotes or escapes out of it. */
  readonly value: string;
  /** Nothing at all behind the `=`, which resets what came before it. */
  readonly resets: boolean;
  /** Where in `line.text` the value begins. */
  readonly valueIndex: number;
  readonly line: LogicalLine;
}

/** `[Name]`, once. */
export interface SectionHeader {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Why the generator gives a file up. */
export type SyntaxFault =
  | { readonly kind: 'byte-order-mark'; readonly line: LogicalLine }
  | { readonly kind: 'no-key-value'; readonly line: LogicalLine }
  | { readonly kind: 'section-name'; readonly line: LogicalLine; readonly name: string }
  | { readonly kind: 'key-name'; readonly line: LogicalLine; readonly key: string }
  | { readonly kind: 'before-section'; readonly line: LogicalLine }
  | { readonly kind: 'endless'; readonly line: LogicalLine };

/** A unit file or drop-in, as one dialect reads it. Comments and layout are in its text, which edits are made on. */
export interface UnitFile {
  readonly source: SourceText;
  readonly headers: readonly SectionHeader[];
  readonly entries: readonly Entry[];
  readonly faults: readonly SyntaxFault[];
  /** Lines that the end of the file cut off inside a continuation. */
  readonly lost: readonly LogicalLine[];
}

/** Where in the file the character at `index` of a logical line's text stands; for its end, behind the last one. */
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

/** Where the text of a logical line from `start` to `end` stands in the file. */
export function spanOf(source: SourceText, line: LogicalLine, start: number, end: number): Span {
  const from = originOf(line, start);
  return { source, start: from, end: end > start ? originOf(line, end - 1) + 1 : from };
}

/** Where the key stands. */
export function keySpan(entry: Entry): Span {
  return { source: entry.source, start: entry.keyStart, end: entry.keyStart + entry.key.length };
}

/** Where the value stands, without white space at its end; the key and its `=` where there is none. */
export function valueSpan(entry: Entry): Span {
  const length = entry.value.trimEnd().length;
  if (length === 0) {
    return { source: entry.source, start: entry.keyStart, end: originOf(entry.line, entry.valueIndex) };
  }
  return partSpan(entry, 0, length);
}

/** Where a part of the value stands. */
export function partSpan(entry: Entry, start: number, end: number): Span {
  return spanOf(entry.source, entry.line, entry.valueIndex + start, entry.valueIndex + end);
}
