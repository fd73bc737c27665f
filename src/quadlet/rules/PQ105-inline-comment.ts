import { SYSTEMD_SECTIONS } from '../catalogue/systemd.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { skipSpaces, trimSpaces } from '../syntax/spaces.js';
import { type Entry, originOf, partSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';
import { directiveValueFault } from './values/directive-value.js';

export const inlineComment: Rule = {
  code: 'PQ105',
  name: 'inline-comment',
  severity: 'warning',
  summary: 'A comment after a value is part of the value.',
  explanation:
    'A comment takes a whole line, in Quadlet as in systemd (`systemd.syntax(7)`). Everything after the `=` is ' +
    'the value, including `# why`. Put the comment on a separate line.',
  sources: ['systemd.syntax(7)', 'pkg/systemd/parser/unitfile.go, lineIsComment'],
  fix: 'moves the comment to a separate line',
  checkKey: checkInlineComments,
  checkUnit: checkDirectiveComments,
  characters: '#;',
};

/** What looks like a comment after a value. */
interface InlineComment {
  /** Where the value before it ends. */
  readonly end: number;
  /** Of its `#` or `;`. */
  readonly sign: number;
}

// Free text, in which these characters are common.
const FREE_KINDS = new Set(['command', 'command|none', 'string/json', 'user:pass', 'key[:pass]']);

/** Comments after values of Quadlet's own keys. */
function checkInlineComments(context: Context, _member: Member, key: OwnKey): void {
  for (const entry of key.counting) {
    const comment = commentIn(key, entry);
    if (comment !== undefined) reportInlineComment(context, entry, comment);
  }
}

/** Comments after values in the sections that are passed to systemd unchanged. */
function checkDirectiveComments(context: Context, { unit }: Member): void {
  for (const section of SYSTEMD_SECTIONS) {
    for (const entries of unit.sections.get(section)?.values() ?? []) {
      for (const entry of entries) {
        const comment = commentInDirective(entry);
        if (comment !== undefined) reportInlineComment(context, entry, comment);
      }
    }
  }
}

/** What looks like a comment in a value, if systemd rejects the value with it and accepts it without. */
export function commentInDirective({ section, key, value }: Entry): InlineComment | undefined {
  if (!value.includes('#') && !value.includes(';')) return undefined;
  const comment = findComment(value, true);
  if (comment === undefined || directiveValueFault(section, key, value) === undefined) return undefined;
  return directiveValueFault(section, key, value.slice(0, comment.end)) === undefined ? comment : undefined;
}

/** What looks like a comment in an entry, if it cannot be part of the value. */
export function commentIn({ record, reader }: OwnKey, { value }: Entry): InlineComment | undefined {
  if (!value.includes('#') && !value.includes(';')) return undefined;
  switch (reader) {
    case 'command':
      return undefined;
    case 'words':
    case 'args':
    case 'assignments':
      return commentWord(value, reader === 'args');
    default:
      return FREE_KINDS.has(record.kind) ? undefined : findComment(value, !/path|src/.test(record.kind));
  }
}

/** @param wordsOnly whether only a separate `#` starts a comment, and not one that begins a word */
function commentWord(value: string, wordsOnly: boolean): InlineComment | undefined {
  let end = 0;
  for (const word of splitWords(value, 'kept', true).words) {
    if (value.charAt(word.start) === '#' && (!wordsOnly || word.text === '#')) {
      return { end, sign: word.start };
    }
    end = word.end;
  }
  return undefined;
}

/**
 * Finds a `#` or `;` with white space on both sides.
 * @param loose whether a `#` directly before a letter counts too
 */
function findComment(value: string, loose: boolean): InlineComment | undefined {
  for (let sign = nextSign(value, 0); sign >= 0; sign = nextSign(value, sign + 1)) {
    const end = trimSpaces(value, 0, sign);
    if (sign > 0 && end === sign) continue;
    const text = skipSpaces(value, sign + 1, value.length);
    const apart = text > sign + 1 && text < value.length;
    const word = loose && sign > 0 && value[sign] === '#' && /[A-Za-z]/.test(value.charAt(sign + 1));
    if (apart || word) return { end, sign };
  }
  return undefined;
}

function nextSign(value: string, from: number): number {
  for (let at = from; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code === 0x23 || code === 0x3b) return at;
  }
  return -1;
}

function reportInlineComment(context: Context, entry: Entry, { end, sign }: InlineComment): void {
  const stop = trimSpaces(entry.value, sign, entry.value.length);
  context.report(
    'PQ105',
    partSpan(entry, sign, stop),
    'this comment is part of the value; move it to a separate line',
    lineAbove(entry, end, sign, stop),
  );
}

/** Without a value of these keys the generator rejects the file. */
const REQUIRED = /^(?:Artifact|Image|ImageTag|Rootfs|Yaml)$/;

function lineAbove(entry: Entry, end: number, sign: number, stop: number): Fix | undefined {
  const { source, line, valueIndex } = entry;
  if (line.origins !== undefined || (end === 0 && REQUIRED.test(entry.key))) return undefined;
  const file = source.path;
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const comment = `# ${entry.value.slice(sign + 1, stop).trim()}${newline}`;
  // Without a value the white space after the `=` is removed too.
  const from = originOf(line, end === 0 ? line.text.indexOf('=') + 1 : valueIndex + end);
  return {
    title: 'move the comment to a separate line',
    edits: [
      { file, start: line.start, end: line.start, text: comment },
      { file, start: from, end: originOf(line, valueIndex + stop), text: '' },
    ],
  };
}
