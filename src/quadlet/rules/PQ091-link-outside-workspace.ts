import { pathOf } from '../set/parsed-files.js';
import { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

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
  checkSet: checkLinks,
};

/** What lies outside the workspace is no business of the linter's reports, and is not known here. */
function checkLinks({ report }: Context, { tree }: SetFiles): void {
  for (const directory of tree.directories) {
    for (const { name, refused } of directory.entries) {
      if (refused === undefined) continue;
      const source = new SourceText(pathOf(directory, name), '');
      const message = `${name} links to ${refused}, and is not read; remove the link, or copy its target into the workspace`;
      report('PQ091', { source, start: 0, end: 0 }, message);
    }
  }
}
