import type { Rule } from './rule.js';

export const suppression: Rule = {
  code: 'PQ090',
  name: 'suppression',
  severity: 'warning',
  summary: 'A comment that disables rules has no reason, names no rule, or has no effect.',
  explanation:
    'A comment `# pq-lint: disable=CODE,CODE REASON` disables rules for the next entry or section header, ' +
    '`disable-file=` for the whole file. Give a reason for the reader, and remove the comment when it has no ' +
    'effect, or it hides the next error. A comment between the lines of a continued value has no effect, because ' +
    'older generators read it as part of the value: put it above the key. This rule cannot be disabled by a ' +
    'comment.',
  sources: [],
};
