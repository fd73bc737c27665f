import type { Rule } from './rule.js';

export const byteOrderMark: Rule = {
  code: 'PQ005',
  name: 'byte-order-mark',
  severity: 'error',
  summary: 'The file begins with a byte order mark.',
  explanation:
    'Some editors begin a file in UTF-8 with the invisible character U+FEFF. It is no white space to the ' +
    'generator but the first character of the first line, which is then neither a section nor a comment: ' +
    '`file contains line 1: “…” which is not a key-value pair, group, or comment`. It does so in every ' +
    'version. Save the file as UTF-8 without a byte order mark.',
  sources: ['pkg/systemd/parser/unitfile.go, parseLine'],
  fix: 'removes the byte order mark',
};
