import type { Edit, Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import { splitWords, type Words } from '../syntax/words.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const droppedValue: Rule = {
  code: 'PQ124',
  name: 'dropped-value',
  severity: 'warning',
  summary: 'The generator drops the whole line because of an escape or an open quote in it.',
  explanation:
    'Lists of words know the escapes of C (`systemd.syntax(7)`, `pkg/systemd/parser/split.go`). With an unknown one such ' +
    'as `\\d` or `\\.`, or with a quote that is never closed where it matters, nothing of the line is used, mostly without a word. ' +
    'Write `\\\\` for a backslash, and close the quote.',
  sources: ['pkg/systemd/parser/split.go, cUnescapeOne', 'systemd.syntax(7)'],
  fix: 'doubles the backslash',
  checkKey: checkDroppedValues,
};

/** Values that are cut into words, and of which nothing is left (`pkg/systemd/parser/split.go`). */
function checkDroppedValues(context: Context, _member: Member, key: OwnKey): void {
  for (const { entry, words } of wordsWithQuotes(context, key)) {
    if (words.fault !== undefined) reportFault(context, entry, words.fault);
  }
}

/** The values of a key that are cut into words and have what can end the words early, with their words. */
export function* wordsWithQuotes(
  { behaviour }: Context,
  { reader, counting }: OwnKey,
): Iterable<{ readonly entry: Entry; readonly words: Words }> {
  if (reader === 'value' || reader === 'flag' || reader === 'number' || reader === 'list') return;
  for (const entry of counting) {
    if (!/[\\"'\0]/.test(entry.value)) continue;
    const words = splitWords(entry.value, reader === 'words' ? 'kept' : 'read', behaviour.octalEscapes);
    // A backslash in front of blanks at the end is a continuation that Podman 4.4 and 4.5 do not see.
    const { fault } = words;
    const isContinuation = fault !== undefined && /^\\\s+$/.test(entry.value.slice(fault.start));
    if (!isContinuation) yield { entry, words };
  }
}

function reportFault(
  context: Context,
  entry: Entry,
  { kind, start, end }: NonNullable<Words['fault']>,
): void {
  const { key, value } = entry;
  if (kind === 'quote') {
    const span = partSpan(entry, start, start + 1);
    const message = `this quote is never closed, and the generator drops the whole line of ${key}=: close it, or take it away`;
    context.report('PQ124', span, message);
    return;
  }
  const sequence = value.slice(start, end);
  const message = `${sequence} is no escape, and the generator drops the whole line of ${key}= because of it: write \\${sequence} for a backslash`;
  context.report('PQ124', partSpan(entry, start, end), message, doubling(context, entry));
}

const MOST_ESCAPES = 50;

/** Doubles the backslash of every unknown escape of the line: the generator stops at the first. */
function doubling(context: Context, entry: Entry): Fix {
  const edits: Edit[] = [];
  let { value } = entry;
  while (edits.length < MOST_ESCAPES) {
    const { fault } = splitWords(value, 'read', context.behaviour.octalEscapes);
    if (fault?.kind !== 'escape') break;
    const backslash = fault.start - edits.length;
    const { source, start } = partSpan(entry, backslash, backslash + 1);
    edits.push({ file: source.path, start, end: start, text: '\\' });
    value = `${value.slice(0, fault.start)}\\${value.slice(fault.start)}`;
  }
  return { title: 'double the backslash', edits };
}
