import { firstLine } from '../set/parsed-files.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const shadowedFile: Rule = {
  code: 'PQ117',
  name: 'shadowed-file',
  severity: 'warning',
  summary: 'Another file of the search path has the same name, and this one is ignored.',
  explanation:
    'All directories of a search path are one space of names, subdirectories included, and the first file of ' +
    'a name wins. The generator passes over the others without a word (`loadUnitsFromDir` in ' +
    '`cmd/quadlet/main.go`). That is meant for overriding a file of the distribution by one in `/etc`; within ' +
    'one repository it is mostly an accident. Rename one of them, or write a drop-in.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir', 'podman-systemd.unit(5)'],
  checkSet: checkShadowed,
};

function checkShadowed(context: Context, { parsed }: SetFiles): void {
  for (const { directory, entry, reason, by } of context.set.passedOver) {
    if (entry.content === undefined || reason !== 'shadowed') continue;
    const message = `${by} has the same name and comes first in the search path, so the generator ignores this file: give one of them another name`;
    context.report('PQ117', firstLine(parsed, directory, entry), message);
  }
}
