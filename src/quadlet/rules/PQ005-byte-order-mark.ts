import type { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { Rule } from './rule.js';

export const byteOrderMark: Rule = {
  code: 'PQ005',
  name: 'byte-order-mark',
  severity: 'error',
  summary: 'The file starts with a byte order mark.',
  explanation:
    'Some editors start UTF-8 files with the invisible character U+FEFF. The generator of every version reads it ' +
    'as the first character of the first line, which is then neither a section nor a comment: `file contains line ' +
    '1: “…” which is not a key-value pair, group, or comment`. Save the file as UTF-8 without a byte order mark.',
  sources: ['pkg/systemd/parser/unitfile.go, parseLine'],
  fix: 'removes the byte order mark',
};

export function reportByteOrderMark(context: Context, source: SourceText): void {
  const span = { source, start: 0, end: 1 };
  context.report(
    'PQ005',
    span,
    'the file starts with a byte order mark, which the generator reads as part of the first line; save it as UTF-8 without one',
    { title: 'remove the byte order mark', edits: [replace(span, '')] },
  );
}
