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
  summary: 'Quotes around a value become part of it, or are removed although they belong to it.',
  explanation:
    'Values that are not lists of words are not unquoted as in a shell (`Lookup` and `LookupAll` in ' +
    '`pkg/systemd/parser/unitfile.go`). For a key that counts once, Podman 5.0 to 5.8.1 remove every double quote ' +
    'at both ends, paired or not, so that `HealthCmd=sh -c "true"` loses its last one; 5.8.2 and later only ' +
    'remove a pair around the whole value, and versions before 5.0 remove nothing. Single quotes are always kept, ' +
    'and so are all quotes of a key that can repeat, such as `PublishPort=` and `Volume=`. Remove the quotes. ' +
    'Write a command so that it neither starts nor ends with one, or as a JSON array: `["CMD-SHELL", "curl -f ' +
    'http://localhost"]`.',
  sources: ['pkg/systemd/parser/unitfile.go, Lookup', 'pkg/systemd/parser/unitfile.go, LookupAll'],
  fix: 'removes the quotes, or uses single quotes',
  checkKey: checkQuotes,
  keys: ({ reader }) => reader === 'value' || reader === 'list',
  characters: `"'`,
};

const COMMANDS = new Set(['HealthCmd', 'HealthStartupCmd', 'Entrypoint']);

/** Quotes in values that are not lists of words (`Lookup` and `LookupAll` in `pkg/systemd/parser/unitfile.go`). */
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
    return `the quotes become part of the value of ${record.key}=; remove them`;
  }
  if (reader === 'list' || (!text.startsWith('"') && !text.endsWith('"'))) return undefined;
  if (context.behaviour.quotes === 'kept') {
    return double
      ? `before Podman 5.0 the quotes become part of the value of ${record.key}=; remove them`
      : undefined;
  }
  if (!COMMANDS.has(record.key)) return undefined;
  const left = member.unit.unquoted(entry);
  if (!isMangled(text, left)) return undefined;
  if (left === text.slice(1, -1) && left.includes('\\"')) {
    return `the generator only removes the outer quotes, and the backslashes become part of the value of ${record.key}=; remove both`;
  }
  return `${versions(context)} remove quotes at both ends, which leaves ${quoted(left)}; write the value so that it neither starts nor ends with a quote`;
}

function versions({ behaviour }: Context): string {
  return behaviour.quotes === 'pair' ? 'Podman 5.8.2 and later' : 'Podman 5.0 to 5.8.1';
}

/** Whether a value is in a pair of quotes, with no such quote inside. */
function wraps(text: string, quote: string): boolean {
  return text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;
}

function isMangled(text: string, left: string): boolean {
  if (left === text) return false;
  const isPair = text.startsWith('"') && text.endsWith('"');
  const inside = isPair ? text.slice(1, -1) : text;
  if (left !== inside) return true;
  const first = inside.indexOf('"');
  // A quote that opens inside belongs to the quoted text; one that closes there ends its first word.
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
      title: 'remove the quotes',
      edits: [from, last].map((at) => ({ file, start: at, end: at + 1, text: '' })),
    };
  }
  if (isWrapped(text)) return unwrapping(entry, text, start);
  const isNested = text.startsWith('"') && /[\s=]/.test(text.charAt(text.indexOf('"', 1) - 1));
  const isPaired = text.split('"').length % 2 === 1;
  // Single quotes mean the same to the shell, if the text contains nothing that it would expand.
  if (record.key === 'Entrypoint' || isNested || !isPaired || /['$`\\]/.test(text)) return undefined;
  const places = [...text.matchAll(/"/g)].map(({ index }) => start + index);
  return {
    title: 'use single quotes',
    edits: places.map((index) => {
      const { start: at } = partSpan(entry, index, index + 1);
      return { file, start: at, end: at + 1, text: "'" };
    }),
  };
}

/** Whether a value is in quotes and escapes those inside with backslashes. */
function isWrapped(text: string): boolean {
  return text.length > 4 && /^"(?!\\")(?:[^"\\]|\\")+"$/.test(text) && !text.endsWith('\\""');
}

function unwrapping(entry: Entry, text: string, start: number): Fix {
  const backslashes = [...text.matchAll(/\\/g)].map(({ index }) => index);
  return {
    title: 'remove the outer quotes and the backslashes',
    edits: [0, ...backslashes, text.length - 1].map((index) => {
      const { source, start: at } = partSpan(entry, start + index, start + index + 1);
      return { file: source.path, start: at, end: at + 1, text: '' };
    }),
  };
}
