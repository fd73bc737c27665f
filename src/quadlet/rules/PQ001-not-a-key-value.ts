import type { Rule } from './rule.js';

export const notAKeyValue: Rule = {
  code: 'PQ001',
  name: 'not-a-key-value',
  severity: 'error',
  summary: 'A line is neither a key with its value nor a section nor a comment.',
  explanation:
    'The generator reads a line as a comment (`#` or `;` first, before Podman 5.4 `#` or `:`), as `[Section]` ' +
    'or as `KEY=VALUE`, and gives the whole file up at the first line that is nothing of this: `file contains ' +
    'line 3: “…” which is not a key-value pair, group, or comment`. Podman 4.6 to 4.9 drop the file without ' +
    'that message, and from 5.0 on all other units of the directory go with it. Write `KEY=VALUE`, put `#` in ' +
    'front of what is meant as a comment, and end a line that goes on in the next one with a backslash.',
  sources: ['pkg/systemd/parser/unitfile.go, parseLine', 'systemd.syntax(7)'],
};
