import { firstLine } from '../set/parsed-files.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const shadowedFile: Rule = {
  code: 'PQ117',
  name: 'shadowed-file',
  severity: 'warning',
  summary: 'Another file in the search path has the same name, and this one is ignored.',
  explanation:
    'File names are shared by all directories of a search path, including subdirectories, and the first file with ' +
    'a name is used. The generator ignores the others silently (`loadUnitsFromDir` in `cmd/quadlet/main.go`). ' +
    'This allows a file in `/etc` to override one of the distribution; within one repository it is usually a ' +
    'mistake. Rename one of the files, or write a drop-in.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir', 'podman-systemd.unit(5)'],
  checkSet: checkShadowed,
};

function checkShadowed(context: Context, { parsed }: SetFiles): void {
  for (const { directory, entry, reason, by } of context.set.passedOver) {
    if (entry.content === undefined || reason !== 'shadowed') continue;
    const message = `the generator ignores this file, because ${by} has the same name and comes first in the search path; rename one of them`;
    context.report('PQ117', firstLine(parsed, directory, entry), message);
  }
}
