import type { Member } from '../set/unit-set.js';
import { trimSpaces } from '../syntax/spaces.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { wordsWithQuotes } from './PQ124-dropped-value.js';
import type { Rule } from './rule.js';

export const ignoredWords: Rule = {
  code: 'PQ125',
  name: 'ignored-words',
  severity: 'warning',
  summary: 'Everything behind an empty quoted word is ignored.',
  explanation:
    'The generator takes an empty word, `""`, for the end of the line (`extractFirstWord` in ' +
    '`pkg/systemd/parser/split.go`), and so a NUL character. No quoting can pass an empty argument on. Take the empty ' +
    'word away, or move it into a script.',
  sources: ['pkg/systemd/parser/split.go, extractFirstWord'],
  checkKey: checkIgnoredWords,
};

/** Words behind what ends them early: a NUL character, or an empty word. */
function checkIgnoredWords(context: Context, _member: Member, key: OwnKey): void {
  for (const { entry, words } of wordsWithQuotes(context, key)) {
    const { fault, ignoredFrom } = words;
    if (fault !== undefined || ignoredFrom === undefined) continue;
    const span = partSpan(entry, ignoredFrom, trimSpaces(entry.value, ignoredFrom, entry.value.length));
    const reason = entry.value.includes('\0') ? 'a NUL character' : 'an empty word';
    const message = `the generator takes ${reason} for the end of the line, and ignores this: take ${reason} away`;
    context.report('PQ125', span, message);
  }
}
