import type { Rule } from './rule.js';

export const sectionName: Rule = {
  code: 'PQ002',
  name: 'section-name',
  severity: 'error',
  summary: 'A section has a name that the generator does not take.',
  explanation:
    "A section's name has at least one character and none of `[`, `]` and the control characters; with " +
    'another the generator gives the file up: `invalid group name: …`. Podman 4.6 to 4.9 say nothing, and ' +
    'from 5.0 on all other units of the directory are dropped too. A header is `[Name]` and stands alone in ' +
    'its line.',
  sources: ['pkg/systemd/parser/unitfile.go, groupNameIsValid'],
};
