import { pathOf } from '../set/parsed-files.js';
import { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const linkOutsideWorkspace: Rule = {
  code: 'PQ091',
  name: 'link-outside-workspace',
  severity: 'error',
  summary: 'A symbolic link points outside the workspace, and the linter does not follow it.',
  explanation:
    'What the linter reads appears in logs, annotations and reports. It therefore follows links only within the ' +
    'workspace: in a job `GITHUB_WORKSPACE`, in a terminal the git repository of the path, or the current ' +
    'directory if there is no repository. A path outside of these is its own workspace. A link that points ' +
    'elsewhere, or into a `.git` directory, is reported with its target, which is not opened. On the machine that ' +
    'the files are for, such a link is usually broken. Replace it with a copy of its target, or move the target ' +
    'into the repository.',
  sources: [],
  checkSet: checkLinks,
};

/** Reports links that were not followed. Their targets were not read, so that no report can show them. */
function checkLinks({ report }: Context, { tree }: SetFiles): void {
  for (const directory of tree.directories) {
    for (const { name, refused } of directory.entries) {
      if (refused === undefined) continue;
      const source = new SourceText(pathOf(directory, name), '');
      const message = `${name} links to ${refused}, and is not read; replace the link with a copy of its target`;
      report('PQ091', { source, start: 0, end: 0 }, message);
    }
  }
}
