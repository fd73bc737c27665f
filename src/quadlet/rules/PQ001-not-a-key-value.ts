import type { Rule } from './rule.js';

export const notAKeyValue: Rule = {
  code: 'PQ001',
  name: 'not-a-key-value',
  severity: 'error',
  summary: 'A line is not a key with a value, a section header or a comment.',
  explanation:
    'The generator reads a line as a comment (`#` or `;` first, before Podman 5.4 `#` or `:`), as `[Section]` or ' +
    'as `KEY=VALUE`. It rejects the whole file at the first other line: `file contains line 3: ' +
    '“…” which is not a key-value pair, group, or comment`. Podman 4.6 to 4.9 reject the file without that ' +
    'message, and Podman 5.0 and later also drop all other units in the directory. Write `KEY=VALUE`, start ' +
    'comments with `#`, and end a line that continues on the next one with a backslash.',
  sources: ['pkg/systemd/parser/unitfile.go, parseLine', 'systemd.syntax(7)'],
};
