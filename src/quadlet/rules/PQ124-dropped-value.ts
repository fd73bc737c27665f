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
  summary: 'The generator drops the line because of an invalid escape or an open quote.',
  explanation:
    'Lists of words support C escapes (`systemd.syntax(7)`, `pkg/systemd/parser/split.go`). If the line contains ' +
    'an unknown one such as `\\d` or `\\.`, or a quote that is never closed, the generator uses nothing of it, ' +
    'usually without a message. Write `\\\\` for a backslash, and close the quote.',
  sources: ['pkg/systemd/parser/split.go, cUnescapeOne', 'systemd.syntax(7)'],
  fix: 'doubles the backslash',
  checkKey: checkDroppedValues,
  keys: isSplit,
  characters: '\\"\'\0',
};

/** Values that cannot be split into words and are dropped (`pkg/systemd/parser/split.go`). */
function checkDroppedValues(context: Context, _member: Member, key: OwnKey): void {
  for (const { entry, words } of wordsWithQuotes(context, key)) {
    if (words.fault !== undefined) reportFault(context, entry, words.fault);
  }
}

/** Whether the values of a key are split into words. */
export function isSplit({ reader }: Pick<OwnKey, 'reader'>): boolean {
  return reader !== 'value' && reader !== 'flag' && reader !== 'number' && reader !== 'list';
}

/** The values of a key that are split into words and contain quotes, backslashes or NUL, with their words. */
export function* wordsWithQuotes(
  { behaviour }: Context,
  { reader, counting }: OwnKey,
): Iterable<{ readonly entry: Entry; readonly words: Words }> {
  if (!isSplit({ reader })) return;
  for (const entry of counting) {
    if (!/[\\"'\0]/.test(entry.value)) continue;
    const words = splitWords(entry.value, reader === 'words' ? 'kept' : 'read', behaviour.octalEscapes);
    // A backslash before white space at the end is a continuation that Podman 4.4 and 4.5 do not recognize.
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
    const message = `this quote is never closed, so the generator drops this line of ${key}=; close or remove the quote`;
    context.report('PQ124', span, message);
    return;
  }
  const sequence = value.slice(start, end);
  const message = `${sequence} is not a valid escape, so the generator drops this line of ${key}=; write \\${sequence} for a backslash`;
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
