import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { shortened } from './values/quoted.js';

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

export function reportNoKeyValue(context: Context, span: Span, line: string): void {
  // A file in another format has a thousand of these.
  context.reportLazily('PQ001', span, () => ({
    message: `"${shortened(line)}" is not KEY=VALUE, a [Section] or a comment; ${hintFor(line)}`,
  }));
}

function hintFor(line: string): string {
  if (/^(?:-{3,}|={3,}|\*{3,})$/.test(line)) return 'start it with # or remove it';
  if (/^(?:\/\/|--\s|<!--|\/\*)/.test(line)) return 'start comments with #';
  if (line.startsWith('[')) return 'a section header is [Name], alone on its line';
  if (line.startsWith('=')) return 'add a key before the "="';
  if (/^[A-Za-z]\w*\s*:/.test(line)) return 'write KEY=VALUE, with "=" instead of ":"';
  return 'to continue the line above, end that line with a backslash';
}
