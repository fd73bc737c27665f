import type { Rule } from './rule.js';

// Reported by the check of PQ124, which splits the same values.
export const ignoredWords: Rule = {
  code: 'PQ125',
  name: 'ignored-words',
  severity: 'warning',
  summary: 'Everything behind an empty quoted word is ignored.',
  explanation:
    'The generator takes an empty word, `""`, for the end of the line (`extractFirstWord` in ' +
    '`pkg/systemd/parser/split.go`), and so a NUL character. No quoting can pass an empty argument on. Take the empty ' +
    'word away, or move it into a script.',
};
