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
  summary: 'A key of which only the last one counts stands more than once in a file.',
  explanation:
    'The generator takes the last one and says nothing of the others; several `Exec=` lines, for example, are not joined. ' +
    'Keep one, and continue a long line with a backslash at its end. A drop-in that overrides the file is meant ' +
    'that way, and no finding.',
  sources: ['pkg/systemd/parser/unitfile.go, LookupLast', 'podman-systemd.unit(5)'],
  checkKey: checkRepeats,
};

/** Keys of which only the last one counts, more than once in one file. A drop-in is there to override. */
function checkRepeats(context: Context, _member: Member, { record, reader, entries }: OwnKey): void {
  if (repeats(reader) || entries.length < 2) return;
  const last = new Map<SourceText, Entry>(entries.map((entry) => [entry.source, entry]));
  for (const entry of entries) {
    // An empty one before the one that counts is how systemd resets things.
    if (entry.value === '' || last.get(entry.source) === entry) continue;
    const joined = reader === 'command' ? `; several ${record.key}= are not joined` : '';
    context.report(
      'PQ108',
      keySpan(entry),
      `this is ignored, because ${record.key}= comes again below and only the last one counts: keep one${joined}`,
    );
  }
}
