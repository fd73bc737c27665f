import type { Rule } from './rule.js';

export const moreFindings: Rule = {
  code: 'PQ094',
  name: 'more-findings',
  severity: 'warning',
  summary: 'The file has more findings than are reported.',
  explanation:
    'At most 1,000 findings are reported per file, errors first, and 25,000 of each severity for all files. This ' +
    'finding gives the number of the others and has the severity of the worst of them; no configuration or ' +
    'comment changes it. Fix the reported findings and lint again. If all are of one rule, the file probably has ' +
    'another format.',
  sources: [],
};
