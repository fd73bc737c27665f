import type { Rule } from './rule.js';

// Reported by the check of PQ103, which reads the same lines.
export const templateWithoutInstance: Rule = {
  code: 'PQ131',
  name: 'template-without-instance',
  severity: 'warning',
  summary: '[Install] of a template has no DefaultInstance=, so nothing starts it at boot.',
  explanation:
    'A template cannot be started itself, only an instance of it. Without `DefaultInstance=` the generator makes no link ' +
    'for `WantedBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). Add it, or make a link `NAME@INSTANCE.container` to ' +
    'the file for each instance.',
};
