import type { Rule } from './rule.js';

export const endlessContinuation: Rule = {
  code: 'PQ006',
  name: 'endless-continuation',
  severity: 'error',
  summary: 'The generator of an older Podman never gets past a continued line.',
  explanation:
    'Podman 4.6 to 5.3 run for ever on a blank line inside a continued value, unless the file ends there, and ' +
    'Podman 4.6 to 4.9 also on a continued line with white space before its key or behind its backslash, ' +
    "where the carriage return of Windows' line ends counts too. systemd waits for its generators, and ends " +
    'them after a while, so that no container of the machine or user is started at all. From 5.4 on blank ' +
    'lines and comments inside a value are passed over. Take the blank line, the backslash before it or the ' +
    'white space away; give the file the line ends of Unix.',
  sources: ['pkg/systemd/parser/unitfile.go, Parse', 'systemd.syntax(7)'],
};
