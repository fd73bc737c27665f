import type { Rule } from './rule.js';

export const suppression: Rule = {
  code: 'PQ090',
  name: 'suppression',
  severity: 'warning',
  summary: 'A comment that silences rules has no reason, names no rule, or silences nothing.',
  explanation:
    'A comment `# pq-lint: disable=CODE,CODE REASON` silences rules for the next entry or section ' +
    'header, `disable-file=` for the whole file. It should tell its reader why, and should go when there is ' +
    'nothing left to silence, or it hides the next mistake. A comment between the lines of a continued value ' +
    'silences nothing, since older generators take it for part of the value: put it above the key. No comment ' +
    'silences this rule.',
  sources: [],
};
