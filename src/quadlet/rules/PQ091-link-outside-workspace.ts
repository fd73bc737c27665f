import type { Rule } from './rule.js';

export const linkOutsideWorkspace: Rule = {
  code: 'PQ091',
  name: 'link-outside-workspace',
  severity: 'error',
  summary: 'A symbolic link leads outside the workspace, and the linter does not follow it.',
  explanation:
    'What the linter reads appears in logs, annotations and reports. It therefore follows links only within the ' +
    'workspace: in a job `GITHUB_WORKSPACE`, on a terminal the git repository of the path, or the current ' +
    'directory where there is no repository. A path outside of these is its own workspace. For a link that leads ' +
    'further, or into a `.git` directory, there is this error, which names the target; the target is not opened. ' +
    'On the machine that the files are meant for, such a link usually leads nowhere. Replace it with a copy of its ' +
    'target, or move the target into the repository.',
  sources: [],
};
