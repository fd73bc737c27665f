import type { Rule } from './rule.js';

export const fileTooLarge: Rule = {
  code: 'PQ092',
  name: 'file-too-large',
  severity: 'error',
  summary: 'The file is too large to be checked.',
  explanation:
    'A unit or drop-in may have 1 MiB and a manifest 4 MiB; all manifests together may have 500,000 tokens of YAML. ' +
    'Podman has no such limits. The linter has them because it also checks pull requests from ' +
    'strangers: a file of some megabytes would use up the time and memory of the machine. It is an error, so that ' +
    'nothing passes unchecked. Other files may refer to the file, and are checked as if it were correct. Move data ' +
    'into files that the unit names, such as an `EnvironmentFile=`, and split large manifests.',
  sources: [],
};
