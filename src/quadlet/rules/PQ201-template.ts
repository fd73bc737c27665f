import type { Rule } from './rule.js';

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
