import { isDirective } from '../catalogue/systemd.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import type { LogicalLine } from '../syntax/logical-lines.js';
import type { SourceText } from '../syntax/source-text.js';
import { isSpace, trimSpaces } from '../syntax/spaces.js';
import { type Entry, originOf, type Span, type UnitFile } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const joinedLine: Rule = {
  code: 'PQ121',
  name: 'joined-line',
  severity: 'warning',
  summary: 'Because of a backslash a line is read as part of the one before it, or ignored.',
  explanation:
    'A backslash at the end of a line joins the next line to it. From Podman 5.4 on comments and empty lines in ' +
    'between are skipped, so the value continues after them; earlier versions read them as part of the value. ' +
    'Unlike systemd, Quadlet joins lines without a space. A value that is cut off by the end of the file is ' +
    'dropped. End a value on a line without a backslash.',
  sources: [
    'pkg/systemd/parser/unitfile.go, applyLineContinuation',
    'pkg/systemd/parser/unitfile.go, Parse',
    'systemd.syntax(7)',
  ],
  fix: 'removes the backslash or the white space, or adds a space between joined lines',
  checkUnit: checkContinuations,
};

const BACKSLASH = 0x5c;

/** Lines that a backslash joins to others, probably by mistake. */
function checkContinuations(context: Context, member: Member): void {
  for (const file of [member.unit.file, ...member.unit.dropIns]) {
    for (const line of file.lost) checkLost(context, file, line);
    for (const entry of file.entries) {
      if (entry.line.origins !== undefined) checkPieces(context, member, entry, entry.line.origins);
      else if (context.behaviour.dialect === 'untrimmed') checkBlanks(context, entry);
    }
  }
}

function checkLost(context: Context, { source }: UnitFile, line: LogicalLine): void {
  const backslash = source.text.lastIndexOf('\\', line.end - 1);
  context.report(
    'PQ121',
    { source, start: backslash, end: backslash + 1 },
    'the file ends within this continuation, so Podman 5.4 and later drop the whole line; remove the backslash',
    edit(source, 'remove the backslash', backslash, backslash + 1, ''),
  );
}

/** 4.4 and 4.5 do not trim lines, so a backslash before white space is not at the end of the line. */
function checkBlanks(context: Context, { source, line }: Entry): void {
  const { text } = line;
  const end = trimSpaces(text, 0, text.length);
  if (end === text.length || text.charCodeAt(end - 1) !== BACKSLASH || /^\r?$/.test(text.slice(end))) return;
  const span = { source, start: originOf(line, end), end: originOf(line, text.length - 1) + 1 };
  context.report(
    'PQ121',
    span,
    'white space after the backslash prevents Podman 4.4 and 4.5 from joining the next line; remove it',
    edit(source, 'remove the white space', span.start, span.end, ''),
  );
}

/** A physical line that is joined to the one before it. */
interface Piece {
  /** The start in the text of the logical line, and in the file. */
  readonly index: number;
  readonly start: number;
  /** The end of the piece before it in the file: its backslash. */
  readonly before: number;
}

function checkPieces(context: Context, member: Member, entry: Entry, origins: readonly number[]): void {
  for (let at = 2; at < origins.length; at += 2) {
    const [index, start] = [origins[at] as number, origins[at + 1] as number];
    const before = (origins[at - 1] as number) + index - (origins[at - 2] as number);
    checkPiece(context, member, entry, { index, start, before });
  }
}

function checkPiece(context: Context, member: Member, entry: Entry, piece: Piece): void {
  const { source } = entry;
  const { text } = source;
  const span = lineOf(source, piece.start);
  const atMargin = piece.start === 0 || text[piece.start - 1] === '\n';
  if (text[span.start] === '#') {
    context.report(
      'PQ121',
      span,
      'Podman before 5.4 reads this comment as part of the value; move it above the line that it interrupts',
    );
  } else if (atMargin && isSeparateLine(context, member, entry.section, span)) {
    context.report(
      'PQ121',
      span,
      `this line is read as part of ${entry.key}=, because of the backslash above; remove that backslash`,
      edit(source, 'remove the backslash above', piece.before, piece.before + 1, ''),
    );
  } else if (isJoined(entry, piece)) {
    context.report(
      'PQ121',
      { source, start: piece.before, end: piece.before + 1 },
      'Quadlet joins lines without a space, so this word and the next one become one; add a space before the backslash',
      edit(source, 'add a space before the backslash', piece.before, piece.before, ' '),
    );
  }
}

/** Whether a line starts with a key, or is a header, that is valid in such a file. */
function isSeparateLine(
  context: Context,
  { kind }: Member,
  section: string,
  { source, start, end }: Span,
): boolean {
  const text = source.text.slice(start, Math.min(end, start + 80));
  const header = /^\[(\w+)\]\s*$/.exec(text)?.[1];
  if (header !== undefined) {
    return ['Unit', 'Service', 'Install', 'Quadlet', kind.section].includes(header);
  }
  const key = /^([A-Z][A-Za-z0-9]+)=/.exec(text)?.[1];
  return key !== undefined && (context.catalogue.get(section)?.has(key) ?? isDirective(section, key));
}

/** Whether an option is joined to the word before it. */
function isJoined({ line: { text } }: Entry, { index }: Piece): boolean {
  const isWord = /[\w"'./)\]}]/.test(text.charAt(index - 1));
  return isWord && /^--?[A-Za-z]/.test(text.slice(index, index + 3));
}

/** The rest of a physical line, without surrounding white space and without its backslash. */
function lineOf(source: SourceText, start: number): Span {
  const newline = source.text.indexOf('\n', start);
  const from = newline < 0 ? source.text.length : newline;
  let end = trimSpaces(source.text, start, from);
  if (source.text.charCodeAt(end - 1) === BACKSLASH) end = trimSpaces(source.text, start, end - 1);
  let first = start;
  while (first < end && isSpace(source.text.charCodeAt(first))) first++;
  return { source, start: first, end };
}

function edit({ path }: SourceText, title: string, start: number, end: number, text: string): Fix {
  return { title, edits: [{ file: path, start, end, text }] };
}
