import type { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const TEMPLATE = 'PQ201';

export const template: Rule = {
  code: 'PQ201',
  name: 'template',
  severity: 'note',
  summary: 'The file is a template and was skipped.',
  explanation:
    'The file contains marks of a template language (Jinja, Mustache, ERB). Most findings would be wrong for the ' +
    'rendered unit, so the linter skips the file; other files may refer to it. Lint the rendered files, or enable ' +
    'the linting of templates.',
  sources: [],
};

export function reportTemplate(context: Context, source: SourceText): void {
  const message = 'this is a template for a Quadlet file and was not checked; lint the rendered file';
  context.report(TEMPLATE, { source, start: 0, end: 0 }, message);
}
