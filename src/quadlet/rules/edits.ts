import type { Edit, Fix } from '../finding.js';
import type { Entry, Span, UnitFile } from '../syntax/unit-file.js';

/** The edit that replaces a part of a file; at an empty span it inserts, and an empty text removes. */
export function replace({ source, start, end }: Span, text: string): Edit {
  return { file: source.path, start, end, text };
}

/** The edit that replaces the key of an entry. */
export function rename(entry: Entry, key: string): Edit {
  return {
    file: entry.source.path,
    start: entry.keyStart,
    end: entry.keyStart + entry.key.length,
    text: key,
  };
}

/** The edit that removes an entry with all its lines. */
export function removal(entry: Entry): Edit {
  const { text, path } = entry.source;
  const { start, end } = entry.line;
  return { file: path, start, end: text[end] === '\n' ? end + 1 : end, text: '' };
}

/** The edits that move an entry unchanged to the end of another section, which is added if missing. */
export function moveToSection(file: UnitFile, entry: Entry, section: string): Fix | undefined {
  const { text } = entry.source;
  const lines = text.slice(entry.line.start, entry.line.end).replace(/\r$/, '');
  const added = addition(file, section, lines);
  return added && { title: `move it to [${section}]`, edits: [removal(entry), added] };
}

/**
 * The edit that adds a line at the end of a section, which is added if missing. Returns undefined if the line before ends
 * in a backslash and would be joined to the new one.
 */
export function addition(file: UnitFile, section: string, line: string): Edit | undefined {
  const { text, path } = file.source;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const header = file.headers.findLast(({ name }) => name === section);
  if (header === undefined) {
    if (/\\\s*$/.test(text.slice(-200))) return undefined;
    const gap = text === '' || text.endsWith('\n\n') || text.endsWith('\r\n\r\n') ? '' : newline;
    const end = text === '' || text.endsWith('\n') ? '' : newline;
    return {
      file: path,
      start: text.length,
      end: text.length,
      text: `${end}${gap}[${section}]${newline}${line}${newline}`,
    };
  }
  const last = file.entries.findLast((entry) => entry.section === section && entry.line.start > header.start);
  const inSection = last !== undefined && !laterHeader(file, header.start, last.line.start);
  const at = inSection ? last.line.end : lineEnd(text, header.end);
  const cut = text[at - 1] === '\r' ? at - 1 : at;
  if (text[cut - 1] === '\\') return undefined;
  return { file: path, start: cut, end: cut, text: `${newline}${line}` };
}

function laterHeader(file: UnitFile, after: number, before: number): boolean {
  return file.headers.some(({ start }) => start > after && start < before);
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
