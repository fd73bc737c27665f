import type { Location } from '../finding.js';
import { type LogicalLine, logicalLines } from '../syntax/logical-lines.js';
import { SourceText } from '../syntax/source-text.js';

/** A comment that is meant to silence findings. */
export interface SuppressionComment {
  readonly file: string;
  readonly location: Location;
  readonly codes: readonly string[];
  readonly reason: string;
  readonly wholeFile: boolean;
  /** The lines for which it holds, both included; none where `from` is greater. */
  readonly from: number;
  readonly to: number;
  /** Why it cannot be understood, or silences nothing whatever its codes are. */
  readonly fault?: string;
}

const MARK = 'pq-lint:';
const COMMENT = /^[#;]+[ \t]*pq-lint:[ \t]*(.*)$/;
const DISABLE =
  /^(disable|disable-file)[ \t]*=[ \t]*([A-Za-z]+\d+(?:[ \t]*,[ \t]*[A-Za-z]+\d+)*)(?:[ \t:]+(.*))?$/;

const FORM = 'allowed: disable=PQ012,PQ013 REASON for the next entry, disable-file=PQ012 REASON for the file';

/** Finds the comments of a file that are meant to silence findings. */
export function readSuppressions(file: string, text: string): SuppressionComment[] {
  // Nearly no file has any.
  if (!text.includes(MARK)) return [];
  const source = new SourceText(file, text);
  const lines = logicalLines(text, 'skipping', '#;');
  const comments: SuppressionComment[] = [];
  let next: LogicalLine | undefined;
  for (const line of lines.reverse()) {
    if (!line.comment) {
      next = line;
      for (const comment of insideValue(source, line).reverse()) comments.push(comment);
    } else {
      const words = COMMENT.exec(line.text)?.[1];
      if (words !== undefined) comments.push(readComment(source, line, words, next));
    }
  }
  return limited(comments.reverse());
}

/** So many comments count in one file: each finding is compared with each of them. */
const COMMENTS = 1000;

function limited(comments: readonly SuppressionComment[]): SuppressionComment[] {
  const [first] = comments.slice(COMMENTS);
  if (first === undefined) return [...comments];
  const fault = `There are more than ${COMMENTS} such comments in this file, and this one and those below do not count.`;
  return [...comments.slice(0, COMMENTS), useless(first.location, fault)];
}

function readComment(
  source: SourceText,
  line: LogicalLine,
  words: string,
  next: LogicalLine | undefined,
): SuppressionComment {
  const start = line.origin;
  const location = locationOf(source, start, start + line.text.length);
  const [, kind, codes = '', reason = ''] = DISABLE.exec(words) ?? [];
  if (kind === undefined)
    return useless(location, `"${words}" is nothing that a comment can say here; ${FORM}.`);
  const wholeFile = kind === 'disable-file';
  const [from, to] = wholeFile ? [1, Number.POSITIVE_INFINITY] : linesOf(source, next);
  return {
    file: source.path,
    location,
    codes: codes.split(/[ \t]*,[ \t]*/),
    reason: reason.trim(),
    wholeFile,
    from,
    to,
  };
}

function linesOf(source: SourceText, line: LogicalLine | undefined): [from: number, to: number] {
  if (line === undefined) return [1, 0];
  return [source.position(line.start).line, source.position(line.end).line];
}

// Newer generators skip comments between the lines of one value, older ones take them into the value.
function insideValue(source: SourceText, { start, end }: LogicalLine): SuppressionComment[] {
  const value = source.text.slice(start, end);
  if (!value.includes(MARK)) return [];
  return [...value.matchAll(/^[ \t]*([#;]+[ \t]*pq-lint:[^\r\n]*)/gm)].map(
    ({ index, 0: line, 1: text = '' }) => {
      const stop = start + index + line.length;
      const location = locationOf(source, stop - text.length, stop);
      return useless(
        location,
        'This stands between the lines of one value and silences nothing: put it above the key.',
      );
    },
  );
}

function useless(location: Location, fault: string): SuppressionComment {
  return { file: location.file, location, codes: [], reason: '', wholeFile: false, from: 1, to: 0, fault };
}

function locationOf(source: SourceText, from: number, to: number): Location {
  const [start, end] = [source.position(from), source.position(to)];
  return {
    file: source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
