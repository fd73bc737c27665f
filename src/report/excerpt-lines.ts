/** A place in a file, with 1-based lines. */
interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** Finds the text of a file; nothing where it is not known. */
type TextOf = (file: string) => string | undefined;

/** One line within its file's text: from `start` to `end`, which is before its line break. */
export interface SourceLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the line in which a place begins; `undefined` where the file has no such line, or its text is not known. */
export type LineFinder = (place: FilePlace) => SourceLine | undefined;

/**
 * Makes the finder of the lines of a result's findings. It goes through each file once, when it is first asked about,
 * and keeps only those lines: a file may have more of them than fit into memory as a list.
 */
export function lineFinder({
  findings,
  textOf,
}: {
  readonly findings: readonly FilePlace[];
  readonly textOf: TextOf;
}): LineFinder {
  const wanted = new Map<string, Set<number>>();
  for (const { file, line } of findings) {
    const lines = wanted.get(file);
    if (lines === undefined) wanted.set(file, new Set([line]));
    else lines.add(line);
  }
  const made = new Map<string, ReadonlyMap<number, SourceLine>>();
  return ({ file, line }) => {
    let lines = made.get(file);
    if (lines === undefined) {
      const text = textOf(file);
      lines =
        text === undefined ? new Map<number, SourceLine>() : linesAt(text, wanted.get(file) ?? new Set());
      made.set(file, lines);
    }
    return lines.get(line);
  };
}

function linesAt(text: string, numbers: ReadonlySet<number>): Map<number, SourceLine> {
  const lines = new Map<number, SourceLine>();
  let line = 1;
  let start = 0;
  for (const number of [...numbers].sort((a, b) => a - b)) {
    while (line < number) {
      const next = text.indexOf('\n', start);
      if (next < 0) return lines;
      start = next + 1;
      line++;
    }
    if (line === number) lines.set(number, { text, start, end: endOfLine(text, start) });
  }
  return lines;
}

function endOfLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  const end = at < 0 ? text.length : at;
  return end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
}
