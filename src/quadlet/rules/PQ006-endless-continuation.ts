import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const endlessContinuation: Rule = {
  code: 'PQ006',
  name: 'endless-continuation',
  severity: 'error',
  summary: 'A continued line makes the generator of an older Podman hang.',
  explanation:
    'The generators of Podman 4.6 to 5.3 hang on an empty line inside a continued value, unless the file ends ' +
    'there. Those of Podman 4.6 to 4.9 also hang on a continued line with white space before its key or after its ' +
    'backslash, including the carriage return of Windows line endings. systemd waits for its generators and stops ' +
    'them after a while, so no container of that machine or user is started. Podman 5.4 and later skip empty ' +
    'lines and comments inside a value. Remove the empty line, the backslash before it or the white space, and ' +
    'use Unix line endings.',
  sources: ['pkg/systemd/parser/unitfile.go, Parse', 'systemd.syntax(7)'],
};

export function reportEndless(context: Context, span: Span): void {
  const message =
    context.behaviour.dialect === 'trimmed'
      ? 'the generator of Podman 4.6 to 4.9 hangs on an indented line that is continued, an empty line in a continuation, and white space (or a carriage return) after the backslash; remove it'
      : 'the generator of Podman 5.0 to 5.3 hangs on an empty line in a continuation; remove it, or the backslash before it';
  context.report('PQ006', span, message);
}
