import type { Rule } from './rule.js';

export const keyName: Rule = {
  code: 'PQ003',
  name: 'key-name',
  severity: 'error',
  summary: 'A key begins with a blank.',
  explanation:
    "Podman 4.4 and 4.5 do not take white space off a line's beginning, so that an indented key begins with a " +
    'blank, and they give the file up: `invalid key name: …`. A tab there makes it a key that nobody knows. ' +
    'From 4.6 on lines may be indented. Begin every key in the first column.',
  sources: ['pkg/systemd/parser/unitfile.go, keyNameIsValid'],
};
