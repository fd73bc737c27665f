import type { Fix } from '../finding.js';
import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';

export const outerQuotes: Rule = {
  code: 'PQ109',
  name: 'outer-quotes',
  severity: 'warning',
  summary: 'Quotes around a value become part of it, or are taken off where they belong to it.',
  explanation:
    'Values that are no lists of words are not unquoted as a shell does it (`Lookup` and `LookupAll` in ' +
    '`pkg/systemd/parser/unitfile.go`). Of a key that counts once, Podman 5.0 to 5.8.1 takes every double ' +
    'quote off both ends, paired or not, so that `HealthCmd=sh -c "true"` loses its last one; from 5.8.2 on ' +
    'only a pair around the whole value is taken off, and before 5.0 nothing is. Single quotes always stay, ' +
    'and so do all quotes of a key that may repeat, such as `PublishPort=` and `Volume=`. Leave the quotes ' +
    'out, and write a command so that it neither begins nor ends with one, or as a JSON array: `["CMD-SHELL", ' +
    '"curl -f http://localhost"]`.',
  sources: ['pkg/systemd/parser/unitfile.go, Lookup', 'pkg/systemd/parser/unitfile.go, LookupAll'],
  fix: 'removes the quotes, or writes single ones',
  checkKey: checkQuotes,
};

const COMMANDS = new Set(['HealthCmd', 'HealthStartupCmd', 'Entrypoint']);

/** Quotes in values that are no lists of words (`Lookup` and `LookupAll` in `pkg/systemd/parser/unitfile.go`). */
function checkQuotes(context: Context, member: Member, key: OwnKey): void {
  if (key.reader !== 'value' && key.reader !== 'list') return;
  for (const entry of key.counting) {
    const { text, start, end } = trimmed(entry);
    const message = text.length < 2 ? undefined : faultOf(context, member, key, entry, text);
    if (message === undefined) continue;
    context.report('PQ109', partSpan(entry, start, end), message, remedyFor(entry, key, text, start, end));
  }
}

function faultOf(
  context: Context,
  member: Member,
  { record, reader }: OwnKey,
  entry: Entry,
  text: string,
): string | undefined {
  const double = wraps(text, '"');
  if (wraps(text, "'") || (reader === 'list' && double)) {
    return `the quotes are part of the value of ${record.key}=: take them away`;
  }
  if (reader === 'list' || (!text.startsWith('"') && !text.endsWith('"'))) return undefined;
  if (context.behaviour.quotes === 'kept') {
    return double
      ? `Podman before 5.0 keeps the quotes as part of the value of ${record.key}=: take them away`
      : undefined;
  }
  if (!COMMANDS.has(record.key)) return undefined;
  const left = member.unit.unquoted(entry);
  if (!isMangled(text, left)) return undefined;
  if (left === text.slice(1, -1) && left.includes('\\"')) {
    return `of this only the outer quotes are taken off, and the backslashes stay in the value of ${record.key}=: take both away`;
  }
  return `${versions(context)} takes quotes off both ends, and ${quoted(left)} is left: write it so that it neither begins nor ends with a quote`;
}

function versions({ behaviour }: Context): string {
  return behaviour.quotes === 'pair' ? 'Podman from 5.8.2 on' : 'Podman 5.0 to 5.8.1';
}

/** Whether a value is in a pair of quotes with none like them inside. */
function wraps(text: string, quote: string): boolean {
  return text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;
}

function isMangled(text: string, left: string): boolean {
  if (left === text) return false;
  const isPair = text.startsWith('"') && text.endsWith('"');
  const inside = isPair ? text.slice(1, -1) : text;
  if (left !== inside) return true;
  const first = inside.indexOf('"');
  // A quote that opens within is part of what the pair is around; one that closes ends its first word.
  return first > 0 && !inside.startsWith('[') && !/[\s=]/.test(inside.charAt(first - 1));
}

function remedyFor(
  entry: Entry,
  { record }: OwnKey,
  text: string,
  start: number,
  end: number,
): Fix | undefined {
  const { source, start: from } = partSpan(entry, start, end);
  const { start: last } = partSpan(entry, end - 1, end);
  const file = source.path;
  if (wraps(text, '"') || wraps(text, "'")) {
    return {
      title: 'take the quotes away',
      edits: [from, last].map((at) => ({ file, start: at, end: at + 1, text: '' })),
    };
  }
  if (isWrapped(text)) return unwrapping(entry, text, start);
  const isNested = text.startsWith('"') && /[\s=]/.test(text.charAt(text.indexOf('"', 1) - 1));
  const isPaired = text.split('"').length % 2 === 1;
  // In single quotes the shell takes the same text, if there is nothing in it that it would replace.
  if (record.key === 'Entrypoint' || isNested || !isPaired || /['$`\\]/.test(text)) return undefined;
  const places = [...text.matchAll(/"/g)].map(({ index }) => start + index);
  return {
    title: 'write single quotes',
    edits: places.map((index) => {
      const { start: at } = partSpan(entry, index, index + 1);
      return { file, start: at, end: at + 1, text: "'" };
    }),
  };
}

/** Whether a value is in quotes, and those inside have backslashes. */
function isWrapped(text: string): boolean {
  return text.length > 4 && /^"(?!\\")(?:[^"\\]|\\")+"$/.test(text) && !text.endsWith('\\""');
}

function unwrapping(entry: Entry, text: string, start: number): Fix {
  const backslashes = [...text.matchAll(/\\/g)].map(({ index }) => index);
  return {
    title: 'take the outer quotes and the backslashes away',
    edits: [0, ...backslashes, text.length - 1].map((index) => {
      const { source, start: at } = partSpan(entry, start + index, start + index + 1);
      return { file: source.path, start: at, end: at + 1, text: '' };
    }),
  };
}
