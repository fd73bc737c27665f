import type { Rule } from './rule.js';

export const beforeSection: Rule = {
  code: 'PQ004',
  name: 'before-section',
  severity: 'error',
  summary: 'A key stands before the first section.',
  explanation:
    'A key belongs to the section above it, and in front of the first header there is none: the generator ' +
    'gives the file up with `key file does not start with a group`. Podman 4.6 to 4.9 say nothing, and from ' +
    '5.0 on all other units of the directory are dropped too. Only comments and blank lines may come before ' +
    'the first header; move the line below the one it belongs to.',
  sources: ['pkg/systemd/parser/unitfile.go, parseKeyValuePair'],
};
