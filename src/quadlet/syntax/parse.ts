import { interned } from '../../platform/interned.js';
import type { Behaviour } from '../catalogue/behaviour.js';
import { type LogicalLine, logicalLines } from './logical-lines.js';
import type { SourceText } from './source-text.js';
import type { Entry, SectionHeader, SyntaxFault, UnitFile } from './unit-file.js';

/**
 * Parses a unit file like the generator (`parser.UnitFile`), but continues after errors. Repeated sections are merged,
 * repeated keys are kept. Does not throw.
 */
export function parseUnitFile(
  source: SourceText,
  dialect: Pick<Behaviour, 'dialect' | 'comments'>,
): UnitFile {
  const headers: SectionHeader[] = [];
  const entries: Entry[] = [];
  const faults: SyntaxFault[] = [];
  const lost: LogicalLine[] = [];
  const lines = logicalLines(source.text, dialect.dialect, dialect.comments, false);
  let section: string | undefined;
  let headless = false;
  const joins = dialect.dialect === 'skipping';
  for (const given of lines) {
    const marked = given.start === 0 && !given.lost && given.text.startsWith('\ufeff');
    if (marked) faults.push({ kind: 'byte-order-mark', line: given });
    const line = marked ? withoutMark(given, dialect.comments) : given;
    if (line.endless) faults.push({ kind: 'endless', line });
    if (line.lost) lost.push(line);
    else if (!line.comment) {
      const end = sectionEnd(line.text);
      if (end > 0) {
        const name = interned(line.text.slice(1, end));
        const start = line.origin;
        // Before 5.4 the name contains the newlines between joined lines, which makes it invalid.
        if (isSectionName(name) && (joins || line.origins === undefined))
          headers.push({ name, start, end: start + end + 1 });
        else faults.push({ kind: 'section-name', line, name });
        section = name;
      } else {
        const entry = readEntry(source, line, section ?? '', joins);
        if (entry === undefined) faults.push({ kind: 'no-key-value', line });
        else if (section === undefined) {
          if (!headless) faults.push({ kind: 'before-section', line });
          headless = true;
        } else if (entry.key === '' || entry.key.startsWith(' ')) {
          faults.push({ kind: 'key-name', line, key: entry.key });
        } else entries.push(entry);
      }
    }
  }
  return { source, headers, entries, faults, lost };
}

/** The line without its byte order mark, so that the rest is parsed normally. */
function withoutMark(line: LogicalLine, comments: string): LogicalLine {
  const text = line.text.slice(1);
  const origins = line.origins?.map((offset, index) => (index % 2 === 0 ? Math.max(offset - 1, 0) : offset));
  if (origins !== undefined) origins[1] = line.origin + 1;
  const comment = text === '' || comments.includes(text.charAt(0));
  return { ...line, text, comment, origin: line.origin + 1, ...(origins === undefined ? {} : { origins }) };
}

/** @returns the index of the `]` of a line that is a section header, else -1 */
function sectionEnd(text: string): number {
  if (text.charCodeAt(0) !== 0x5b) return -1;
  const end = text.indexOf(']');
  if (end < 0) return -1;
  for (let i = end + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x20 && code !== 0x09) return -1;
  }
  return end;
}

function isSectionName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return name !== '' && !/[[\]\u0000-\u001f\u007f-\u009f]/.test(name);
}

function readEntry(
  source: SourceText,
  line: LogicalLine,
  section: string,
  joins: boolean,
): Entry | undefined {
  const { text, origin, origins } = line;
  const equals = text.indexOf('=');
  if (equals <= 0) return undefined;
  let keyEnd = equals;
  while (keyEnd > 0 && isBlank(text.charCodeAt(keyEnd - 1))) keyEnd--;
  // White space before the value ends at the end of the physical line.
  const firstPiece = origins?.[2] ?? text.length;
  let valueIndex = equals + 1;
  while (valueIndex < firstPiece && isBlank(text.charCodeAt(valueIndex))) valueIndex++;
  return {
    source,
    section,
    key: interned(text.slice(0, keyEnd)),
    keyStart: origin,
    value: text.slice(valueIndex),
    // If continuations are removed later, a value that contains only them is not empty yet.
    resets: valueIndex === text.length && (joins || origins === undefined),
    valueIndex,
    line,
  };
}

/**
 * Next to `=` the generator compares bytes, not characters: ASCII white space counts, and the bytes of U+0085 and U+00A0 in
 * Latin-1, which are not valid UTF-8.
 */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xdc85 || code === 0xdca0;
}
