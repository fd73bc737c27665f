import type { Context } from '../../convert/context.js';
import type { Member } from '../../set/unit-set.js';

/** Files that are no plain UTF-8 text. */
export function adviseEncoding(context: Context, { unit }: Member): void {
  for (const { source } of [unit.file, ...unit.dropIns]) {
    if (source.firstBadByte >= 0) {
      const start = source.firstBadByte;
      const message = 'this is no UTF-8, and systemd refuses what is not: save the file as UTF-8';
      context.report('PQ133', { source, start, end: start + 1 }, message);
    }
    const start = source.text.indexOf('\0');
    if (start < 0) continue;
    const message = 'this is a NUL character, at which words end: take it away';
    context.report('PQ133', { source, start, end: start + 1 }, message);
  }
}
