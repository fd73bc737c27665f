import { type Cell, cellsOf } from '../platform/cells.js';
import type { SourceLine } from './excerpt-lines.js';

/** The widest excerpt, in columns. */
const WIDTH = 100;
/** How much of a line that is too long stays before what is marked, in columns. */
const BEFORE = 40;
const CUT = '…';

/** A line as it is shown, and which of its columns are marked. */
interface Excerpt {
  readonly line: number;
  readonly shown: string;
  /** Columns before the mark. */
  readonly indent: number;
  /** Columns of the mark, at least one. */
  readonly marked: number;
}

/** How the parts of a drawing are coloured. */
export interface ExcerptPaint {
  gutter(text: string): string;
  mark(text: string): string;
}

const PLAIN: ExcerptPaint = { gutter: (text) => text, mark: (text) => text };

/** What is marked in a file: 1-based lines and columns in UTF-16 units; the end is exclusive. */
interface MarkedPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/**
 * Takes the line of a place, cut to what fits around the mark. Of a place over several lines it is the first. The
 * work does not grow with the line's length.
 */
export function excerptOf(place: MarkedPlace, line: SourceLine): Excerpt {
  const length = line.end - line.start;
  const from = clamp(place.column - 1, 0, length);
  const to = place.endLine > place.line ? length : clamp(place.endColumn - 1, from, length);
  const begin = wholeCharacter(line, Math.max(0, from - WIDTH));
  const end = wholeCharacter(line, Math.min(length, from + WIDTH));
  const cells = [...cellsOf(line.text.slice(line.start + begin, line.start + end))];

  const whole = begin === 0 && end === length;
  const first = firstCell(cells, from - begin, whole);
  let at = begin + unitsOf(cells.slice(0, first));
  let shown = at > 0 ? CUT : '';
  let columns = shown.length;
  let indent = columns;
  let marked = 0;
  for (const { units, shown: text, width } of cells.slice(first)) {
    const last = at + units === length;
    if (columns + width > (last ? WIDTH : WIDTH - CUT.length)) break;
    if (at + units <= from) indent += width;
    else if (at < to) marked += width;
    shown += text;
    columns += width;
    at += units;
  }
  if (at < length) shown += CUT;
  return { line: place.line, shown, indent, marked: Math.max(1, marked) };
}

/** Draws an excerpt: the line behind its number, and the mark below it. */
export function drawExcerpt({ line, shown, indent, marked }: Excerpt, paint = PLAIN): string[] {
  const number = String(line);
  const mark = `${' '.repeat(indent)}${paint.mark('^'.repeat(marked))}`;
  return [
    `${paint.gutter(`${number} |`)} ${shown}`.trimEnd(),
    `${paint.gutter(`${' '.repeat(number.length)} |`)} ${mark}`,
  ];
}

/** The first cell to show, so that the mark is in sight and as much as possible around it. */
function firstCell(cells: readonly Cell[], from: number, whole: boolean): number {
  let first = 0;
  for (let at = 0; first < cells.length; first++) {
    at += (cells[first] as Cell).units;
    if (at > from) break;
  }
  const before = widthOf(cells.slice(0, first));
  const behind = widthOf(cells.slice(first));
  if (whole && before + behind <= WIDTH) return 0;
  let room = WIDTH - CUT.length - Math.min(behind, WIDTH - BEFORE);
  for (; first > 0; first--) {
    room -= (cells[first - 1] as Cell).width;
    if (room < 0) break;
  }
  return first;
}

function unitsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { units }) => sum + units, 0);
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** Moves a cut out of the middle of a character beyond U+FFFF. */
function wholeCharacter({ text, start }: SourceLine, at: number): number {
  const inside = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(start + at - 1, start + at + 1));
  return inside ? at - 1 : at;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
