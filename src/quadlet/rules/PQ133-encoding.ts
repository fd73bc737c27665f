import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const encoding: Rule = {
  code: 'PQ133',
  name: 'encoding',
  severity: 'warning',
  summary: 'The file is not plain UTF-8 text.',
  explanation:
    'The generator passes bytes that are not UTF-8 on unchanged. systemd ignores an assignment with such bytes ' +
    '(`String is not UTF-8 clean`), and a whole service if its command contains them. A NUL character ends a ' +
    'word. Save the file as UTF-8.',
  sources: ['systemd.syntax(7)', 'pkg/systemd/parser/split.go, extractFirstWord'],
  checkUnit: checkEncoding,
};

/** Files that are not plain UTF-8 text. */
function checkEncoding(context: Context, { unit }: Member): void {
  for (const { source } of [unit.file, ...unit.dropIns]) {
    if (source.firstBadByte >= 0) {
      const start = source.firstBadByte;
      const message = 'this is not UTF-8, which systemd ignores; save the file as UTF-8';
      context.report('PQ133', { source, start, end: start + 1 }, message);
    }
    const start = source.text.indexOf('\0');
    if (start < 0) continue;
    const message = 'this NUL character ends the word; remove it';
    context.report('PQ133', { source, start, end: start + 1 }, message);
  }
}
