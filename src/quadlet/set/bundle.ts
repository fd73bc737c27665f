import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import { skipSpaces, trimSpaces } from '../syntax/spaces.js';

/** Whether `podman quadlet install` splits a file with this name. Case-sensitive. */
export function isBundleName(name: string): boolean {
  return extensionOf(name) === '.quadlets';
}

/** A range of a bundle's text; the end is exclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A Quadlet file in a bundle: the range of its text, which podman writes without the white space around it. */
export interface BundlePart extends Range {
  /** The name of the file that it becomes. */
  readonly name: string;
  readonly extension: string;
  /** The comment with the name. */
  readonly comment: Range;
  /** The second such comment, which podman ignores. */
  readonly ignored: Range | undefined;
}

/** Why podman refuses a section, and with it the whole bundle; `more`: the limit of the linter. */
export interface BundleFault extends Range {
  readonly kind: 'nothing' | 'kind' | 'no-name' | 'empty-name' | 'path' | 'long' | 'more';
}

/** In bytes; the temporary file has ten digits more, and Linux allows 255. */
const LONGEST_NAME = 245;

/** Limit for the Quadlets of one bundle. */
export const MOST_PARTS = 1000;

/**
 * Splits a bundle like `podman quadlet install`. A line `---` ends a section, and sections without text are skipped.
 * Source: Podman, pkg/domain/infra/abi/quadlet.go, parseMultiQuadletFile; the same from 5.8 to 6.0.
 */
export function splitBundle(
  text: string,
  most = MOST_PARTS,
): { readonly parts: readonly BundlePart[]; readonly faults: readonly BundleFault[] } {
  const parts: BundlePart[] = [];
  const faults: BundleFault[] = [];
  for (const section of sectionsOf(text)) {
    if (parts.length + faults.length >= most) {
      faults.push({ ...firstLineOf(text, section), kind: 'more' });
      break;
    }
    const read = readSection(text, section);
    if ('kind' in read) faults.push(read);
    else parts.push(read);
  }
  if (parts.length + faults.length === 0) {
    faults.push({ ...firstLineOf(text, { start: 0, end: text.length }), kind: 'nothing' });
  }
  return { parts, faults };
}

function* sectionsOf(text: string): Iterable<Range> {
  let from = 0;
  for (const line of linesOf(text, 0, text.length)) {
    if (line.end - line.start !== 3 || !text.startsWith('---', line.start)) continue;
    yield* trimmed(text, from, line.start);
    from = line.end;
  }
  yield* trimmed(text, from, text.length);
}

function trimmed(text: string, from: number, to: number): Range[] {
  const start = skipSpaces(text, from, to);
  return start === to ? [] : [{ start, end: trimSpaces(text, start, to) }];
}

/** The lines of a range without the white space around them. */
function* linesOf(text: string, from: number, to: number): Iterable<Range> {
  for (let at = from; at <= to; ) {
    const newline = text.indexOf('\n', at);
    const stop = newline < 0 || newline > to ? to : newline;
    const start = skipSpaces(text, at, stop);
    yield { start, end: trimSpaces(text, start, stop) };
    at = stop + 1;
  }
}

function firstLineOf(text: string, { start, end }: Range): Range {
  const [line] = linesOf(text, start, end);
  return line ?? { start, end };
}

function readSection(text: string, section: Range): BundlePart | BundleFault {
  let extension: string | undefined;
  const comments: Range[] = [];
  for (const line of linesOf(text, section.start, section.end)) {
    const first = text[line.start];
    if (first === '[' && extension === undefined) extension = extensionFor(text.slice(line.start, line.end));
    else if (first === '#' && comments.length < 2 && isNaming(text, line)) comments.push(line);
  }
  const [comment, ignored] = comments;
  if (extension === undefined) return { ...firstLineOf(text, section), kind: 'kind' };
  if (comment === undefined) return { ...firstLineOf(text, section), kind: 'no-name' };
  const from = text.indexOf('=', comment.start) + 1;
  const stem = text.slice(skipSpaces(text, from, comment.end), comment.end);
  if (stem === '') return { ...comment, kind: 'empty-name' };
  if (/[/\\]/.test(stem)) return { ...comment, kind: 'path' };
  if (Buffer.byteLength(stem + extension) > LONGEST_NAME || stem.includes('\0'))
    return { ...comment, kind: 'long' };
  return { ...section, name: stem + extension, extension, comment, ignored };
}

function isNaming(text: string, { start, end }: Range): boolean {
  return text.startsWith('FileName=', skipSpaces(text, start + 1, end));
}

/** @returns undefined for a line that is no header of a kind, such as `[Unit]` */
function extensionFor(line: string): string | undefined {
  if (!line.endsWith(']')) return undefined;
  const isBracket = (at: number) => line[at] === '[' || line[at] === ']';
  let [start, end] = [0, line.length];
  while (start < end && isBracket(start)) start++;
  while (end > start && isBracket(end - 1)) end--;
  const extension = `.${line.slice(start, end).toLowerCase()}`;
  return UNIT_KINDS.has(extensionOf(extension)) ? extension : undefined;
}
