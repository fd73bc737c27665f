import type { Dialect } from '../catalogue/behaviour.js';
import { skipSpaces, trimSpaces } from './spaces.js';

/** A line of the generator: one physical line, or several lines joined by trailing backslashes. */
export interface LogicalLine {
  /** Its physical lines as offsets into the file, without the end of the last line. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The offset of the text in the file. */
  readonly origin: number;
  /** For joined lines, the origin of each piece: pairs of an offset in `text` and the one in the file. */
  readonly origins?: readonly number[];
  /** A comment or blank line. */
  readonly comment: boolean;
  /** The file ends inside a continuation: the generator drops the line. */
  readonly lost?: boolean;
  /** The generator hangs on this line. */
  readonly endless?: boolean;
}

/**
 * Splits a file into logical lines like the generator of a version (`parser.UnitFile.Parse`).
 * - `skipping` (from 5.4): lines are trimmed; comments and blank lines inside a continuation are skipped; a continuation
 *   at the end of the file is lost.
 * - `trimmed-lines` (5.0 to 5.3): lines are trimmed; inside a continuation everything is part of the value; a blank line
 *   there, except at the end of the file, makes the generator hang. Comments do not continue.
 * - `trimmed` (4.6 to 4.9): the whole logical line is trimmed and its length used as an offset into the untrimmed text, so
 *   that an indented line with a continuation makes the generator hang. Comments with `=` continue.
 * - `untrimmed` (4.4 and 4.5): nothing is trimmed.
 * @param comments the characters that begin a comment
 * @param keep whether comments and blank lines are kept, which costs time with many files
 */
export function logicalLines(text: string, dialect: Dialect, comments: string, keep = true): LogicalLine[] {
  switch (dialect) {
    case 'skipping':
      return skippingLines(text, comments, keep);
    case 'trimmed-lines':
      return trimmedLines(text, comments);
    default:
      return rawLines(text, comments, dialect === 'trimmed');
  }
}

function isComment(text: string, start: number, end: number, comments: string): boolean {
  return start >= end || comments.includes(text.charAt(start));
}

/** The first `=` of a line, except at its beginning, which separates key and value. */
function isKeyValue(text: string, start: number, end: number): boolean {
  // Within the line only: a file without `=` would be searched to its end for each line.
  return text.slice(start, end).indexOf('=') > 0;
}

function lineEnd(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at;
}

function skippingLines(text: string, comments: string, keep: boolean): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const total = text.endsWith('\n') ? text.length - 1 : text.length;
  let pieces: Pieces | undefined;
  for (let at = 0; at <= total; ) {
    const stop = Math.min(lineEnd(text, at), total);
    const start = skipSpaces(text, at, stop);
    const end = trimSpaces(text, start, stop);
    const last = stop === total;
    if (isComment(text, start, end, comments)) {
      if (keep && (pieces === undefined || pieces.text === '')) {
        lines.push({
          start: at,
          end: stop,
          text: text.slice(start, end),
          origin: start,
          comment: true,
        });
      }
    } else {
      const continues = text.charCodeAt(end - 1) === BACKSLASH;
      const cut = continues ? end - 1 : end;
      if (continues && !last) {
        pieces ??= new Pieces(at);
        pieces.add(text, start, cut, stop);
      } else if (pieces === undefined) {
        lines.push({
          start: at,
          end: stop,
          text: text.slice(start, cut),
          origin: start,
          // A single backslash on the last line results in an empty text.
          comment: cut === start,
        });
      } else {
        pieces.add(text, start, cut, stop);
        const line = pieces.line();
        lines.push(line.text === '' ? { ...line, comment: true } : line);
        pieces = undefined;
      }
    }
    at = stop + 1;
  }
  if (pieces !== undefined && pieces.text !== '') lines.push({ ...pieces.line(), lost: true });
  return lines;
}

const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;

/** A logical line under construction. */
class Pieces {
  text = '';
  private readonly origins: number[] = [];
  private end: number;

  constructor(private readonly start: number) {
    this.end = start;
  }

  add(text: string, start: number, end: number, lineStop: number): void {
    if (this.text === '') this.origins.length = 0;
    if (end > start || this.origins.length === 0) this.origins.push(this.text.length, start);
    this.text += text.slice(start, end);
    this.end = lineStop;
  }

  line(): LogicalLine {
    const { start, end, text, origins } = this;
    const origin = origins[1] ?? start;
    return { start, end, text, origin, comment: false, ...(origins.length > 2 ? { origins } : {}) };
  }
}

function trimmedLines(text: string, comments: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const size = text.length;
  for (let at = 0; at < size; ) {
    let stop = lineEnd(text, at);
    const start = skipSpaces(text, at, stop);
    let end = trimSpaces(text, start, stop);
    const comment = isComment(text, start, end, comments);
    if (comment || !isKeyValue(text, start, end) || text.charCodeAt(end - 1) !== BACKSLASH) {
      lines.push({ start: at, end: stop, text: text.slice(start, end), origin: start, comment });
      at = stop + 1;
      continue;
    }
    const pieces = new Pieces(at);
    let from = start;
    let endless = false;
    while (text.charCodeAt(end - 1) === BACKSLASH && moreAfter(text, stop)) {
      const nextStop = lineEnd(text, stop + 1);
      const nextStart = skipSpaces(text, stop + 1, nextStop);
      const nextEnd = trimSpaces(text, nextStart, nextStop);
      if (nextStart >= nextEnd) {
        // A blank line is trimmed to nothing: the generator reads the same line again.
        endless = moreAfter(text, nextStop);
        stop = nextStop;
        break;
      }
      pieces.add(text, from, end - 1, stop);
      from = nextStart;
      end = nextEnd;
      stop = nextStop;
    }
    pieces.add(text, from, end, stop);
    lines.push({ ...pieces.line(), endless });
    if (endless) return lines;
    at = stop + 1;
  }
  return lines;
}

/** Whether anything except trailing white space follows the newline at `stop` in the trimmed text. */
function moreAfter(text: string, stop: number): boolean {
  const next = stop + 1;
  if (next >= text.length) return false;
  const end = lineEnd(text, next);
  return end < text.length || skipSpaces(text, next, end) < end;
}

function rawLines(text: string, comments: string, trims: boolean): LogicalLine[] {
  const lines: LogicalLine[] = [];
  const size = text.length;
  for (let at = 0; at < size; ) {
    let newline = text.indexOf('\n', at);
    // A last line without a newline is used unchanged.
    let start = trims && newline >= 0 ? skipSpaces(text, at, newline) : at;
    let end = newline < 0 ? size : trims ? trimSpaces(text, start, newline) : newline;
    let next = newline < 0 ? size : newline + 1;
    let endless = false;
    if (isKeyValue(text, start, end)) {
      while (next < size && text.charCodeAt(end - 1) === BACKSLASH) {
        const before = end;
        // The length of the trimmed line, used as an offset into the untrimmed text.
        newline = text.indexOf('\n', at + (end - start) + 1);
        if (newline < 0) [start, end, next] = [at, size, size];
        else [end, next] = [trims ? trimSpaces(text, start, newline) : newline, newline + 1];
        if (end === before && next < size) {
          endless = true;
          break;
        }
      }
    }
    const comment = isComment(text, start, end, comments);
    const stop = next > at && text.charCodeAt(next - 1) === NEWLINE ? next - 1 : next;
    const joined = withoutContinuations(text, start, end);
    // Spreading the object would take several times as long, for each line of every file.
    const line = { start: at, end: stop, text: joined.text, origin: joined.origin, comment, endless };
    lines.push(joined.origins === undefined ? line : { ...line, origins: joined.origins });
    if (endless) return lines;
    at = next;
  }
  return lines;
}

function withoutContinuations(
  text: string,
  start: number,
  end: number,
): Pick<LogicalLine, 'text' | 'origin' | 'origins'> {
  const raw = text.slice(start, end);
  if (!raw.includes('\\\n')) return { text: raw, origin: start };
  const pieces = new Pieces(start);
  let from = start;
  for (let cut = raw.indexOf('\\\n'); cut >= 0; cut = raw.indexOf('\\\n', cut + 2)) {
    pieces.add(text, from, start + cut, end);
    from = start + cut + 2;
  }
  pieces.add(text, from, end, end);
  return pieces.line();
}
