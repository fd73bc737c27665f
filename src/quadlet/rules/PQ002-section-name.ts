import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { shortened } from './values/quoted.js';

export const sectionName: Rule = {
  code: 'PQ002',
  name: 'section-name',
  severity: 'error',
  summary: 'A section name is not valid.',
  explanation:
    'A section name has at least one character and contains no `[`, `]` or control characters. The generator ' +
    'rejects a file with any other section name: `invalid group name: …`. Podman 4.6 to 4.9 reject it without a ' +
    'message, and Podman 5.0 and later also drop all other units in the directory. Write a header as `[Name]`, ' +
    'alone on its line.',
  sources: ['pkg/systemd/parser/unitfile.go, groupNameIsValid'],
};

export function reportSectionName(context: Context, span: Span, name: string): void {
  const message = `"${shortened(name)}" is not a valid section name; use at least one character, but no brackets`;
  context.report('PQ002', span, message);
}
