import type { Rule } from './rule.js';

export const template: Rule = {
  code: 'PQ201',
  name: 'template',
  severity: 'note',
  summary: 'The file is a template, and was not looked at.',
  explanation:
    'The file holds the marks of a template language (Jinja, Mustache, ERB) and will become a unit later. ' +
    'Most of what could be said of it now would be wrong, so it is left alone; other files may refer to it. ' +
    'Lint the files that it is made into, or call the linter with templates to be linted as they are.',
  sources: [],
};
