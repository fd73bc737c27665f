import type { Rule } from './rule.js';

export const moreFindings: Rule = {
  code: 'PQ094',
  name: 'more-findings',
  severity: 'warning',
  summary: 'The file has more findings than are reported.',
  explanation:
    'At most 1,000 findings are reported for a file, errors first, and 25,000 of each severity for all files. This ' +
    'one says how many there are beside them, and has the severity of the worst of these, which no configuration and ' +
    'no comment changes. Fix what is reported, and lint again. Where all are of one rule, the file probably has ' +
    'another format.',
  sources: [],
};
