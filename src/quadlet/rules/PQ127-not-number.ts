import type { Rule } from './rule.js';

// Reported by the check of PQ126, which reads the same values.
export const notNumber: Rule = {
  code: 'PQ127',
  name: 'not-number',
  severity: 'warning',
  summary: 'A value that should be a number is none, and counts as 0.',
  explanation:
    'The generator reads a whole number from 0 to 4294967295 (`LookupUint32`), and takes 0 for everything ' +
    'else, without a word: for `User=nobody` of a `.volume` file that is root. Before Podman 4.8 `User=` and ' +
    '`Group=` of containers were read so, too. Names are not looked up: write the number.',
};
