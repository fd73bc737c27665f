import type { Member } from '../set/unit-set.js';
import { trimSpaces } from '../syntax/spaces.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { isSplit, wordsWithQuotes } from './PQ124-dropped-value.js';
import type { Rule } from './rule.js';

export const ignoredWords: Rule = {
  code: 'PQ125',
  name: 'ignored-words',
  severity: 'warning',
  summary: 'Everything after an empty quoted word is ignored.',
  explanation:
    'The generator reads an empty word, `""`, as the end of the line (`extractFirstWord` in ' +
    '`pkg/systemd/parser/split.go`), and a NUL character too. No quoting can pass an empty argument. Remove the ' +
    'empty word, or set it in a configuration file or a script.',
  sources: ['pkg/systemd/parser/split.go, extractFirstWord'],
  checkKey: checkIgnoredWords,
  keys: isSplit,
  characters: '\\"\'\0',
};

/** Words after a NUL character or an empty word, which end the line. */
function checkIgnoredWords(context: Context, _member: Member, key: OwnKey): void {
  for (const { entry, words } of wordsWithQuotes(context, key)) {
    const { fault, ignoredFrom } = words;
    if (fault !== undefined || ignoredFrom === undefined) continue;
    const span = partSpan(entry, ignoredFrom, trimSpaces(entry.value, ignoredFrom, entry.value.length));
    const reason = entry.value.includes('\0')
      ? 'the NUL character ends the line; remove it'
      : 'Quadlet ends the line at the empty argument and cannot pass one; use a configuration file or a script';
    const message = `this is ignored, because ${reason}`;
    context.report('PQ125', span, message);
  }
}
