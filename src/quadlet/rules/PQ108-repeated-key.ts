import { repeats } from '../catalogue/keys.js';
import type { Member } from '../set/unit-set.js';
import type { SourceText } from '../syntax/source-text.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const repeatedKey: Rule = {
  code: 'PQ108',
  name: 'repeated-key',
  severity: 'warning',
  summary: 'A key of which only the last one counts appears more than once in a file.',
  explanation:
    'The generator uses the last one and ignores the others without a message; several `Exec=` lines, for ' +
    'example, are not joined. Keep one, and continue a long line with a backslash at its end. A drop-in that ' +
    'overrides the key is not reported.',
  sources: ['pkg/systemd/parser/unitfile.go, LookupLast', 'podman-systemd.unit(5)'],
  checkKey: checkRepeats,
  keys: ({ reader }) => !repeats(reader),
};

/** Keys of which only the last one counts, more than once in one file. Drop-ins may override. */
function checkRepeats(context: Context, _member: Member, { record, reader, entries }: OwnKey): void {
  if (repeats(reader) || entries.length < 2) return;
  const last = new Map<SourceText, Entry>(entries.map((entry) => [entry.source, entry]));
  for (const entry of entries) {
    // An empty assignment before it is a reset, as in systemd.
    if (entry.value === '' || last.get(entry.source) === entry) continue;
    const joined = reader === 'command' ? `; several ${record.key}= are not joined` : '';
    context.report(
      'PQ108',
      keySpan(entry),
      `this ${record.key}= is ignored, because only the last one counts; keep one${joined}`,
    );
  }
}
