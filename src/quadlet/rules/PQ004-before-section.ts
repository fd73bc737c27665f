import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const beforeSection: Rule = {
  code: 'PQ004',
  name: 'before-section',
  severity: 'error',
  summary: 'A key appears before the first section.',
  explanation:
    'A key belongs to the section above it. Before the first header there is no section, and the generator ' +
    'rejects the file with `key file does not start with a group`. Podman 4.6 to 4.9 reject it without a message, ' +
    'and Podman 5.0 and later also drop all other units in the directory. Only comments and empty lines may ' +
    'precede the first header. Move the line below the header of its section.',
  sources: ['pkg/systemd/parser/unitfile.go, parseKeyValuePair'],
};

export function reportBeforeSection(context: Context, span: Span): void {
  const message = 'this line is before the first section; add a header such as [Container] above it';
  context.report('PQ004', span, message);
}
