import type { Finding } from '../../src/quadlet/finding.js';

/** A place in a test's file that a finding must be at. */
export type Mark = Pick<Finding, 'code' | 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;

const MARK = /⟦(PQ\d{3})\|([^⟧]*)⟧/gu;

/**
 * Reads texts in which faults stand between brackets behind their codes: `⟦PQ010|Port⟧=80`. Marks cannot overlap.
 * @param files texts by path
 * @returns the texts without the marks, and the marks by file and place
 */
export function readMarks(files: Readonly<Record<string, string>>): {
  readonly files: Map<string, string>;
  readonly marks: Mark[];
} {
  const texts = new Map<string, string>();
  const marks: Mark[] = [];
  for (const [file, text] of Object.entries(files)) {
    let plain = '';
    let at = 0;
    for (const match of text.matchAll(MARK)) {
      plain += text.slice(at, match.index);
      const start = place(plain);
      plain += match[2];
      const end = place(plain);
      at = match.index + match[0].length;
      marks.push({ code: match[1] ?? '', file, ...start, endLine: end.line, endColumn: end.column });
    }
    texts.set(file, plain + text.slice(at));
  }
  return { files: texts, marks: marks.sort(byPlace) };
}

/** Where a text ends: lines and columns from 1, in UTF-16 units. */
function place(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** What of a finding a mark says. */
export function markOf({ code, file, line, column, endLine, endColumn }: Finding): Mark {
  return { code, file, line, column, endLine, endColumn };
}

/** Orders marks as findings are. */
export function byPlace(a: Mark, b: Mark): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1);
}
