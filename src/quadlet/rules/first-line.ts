import type { ParsedFiles } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry } from '../set/source-tree.js';
import type { Span } from '../syntax/unit-file.js';

/** The first line of a file: where to report what concerns the file as a whole. */
export function firstLine(files: ParsedFiles, directory: SourceDirectory, entry: SourceEntry): Span {
  const source = files.text(directory, entry);
  const end = source.text.search(/\r?\n/);
  return { source, start: 0, end: end < 0 ? source.text.length : end };
}
