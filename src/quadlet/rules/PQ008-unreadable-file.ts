import { pathOf } from '../set/parsed-files.js';
import { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const unreadableFile: Rule = {
  code: 'PQ008',
  name: 'unreadable-file',
  severity: 'error',
  summary: 'The generator cannot read a file that has a unit name.',
  explanation:
    'The generator opens every entry with a unit extension, including directories and broken links: `error ' +
    'loading …: is a directory`. Podman 5.0 and later also drop all other units in the same directory. A file in ' +
    'place of a drop-in directory is an error too, `error reading directory …: not a directory`, but the unit is ' +
    'still generated. Rename the entry, or fix the link.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir', 'cmd/quadlet/main.go, loadUnitDropins'],
  checkSet: checkUnreadable,
};

function checkUnreadable({ set, report }: Context): void {
  for (const { directory, entry, reason } of set.unreadable) {
    const source = new SourceText(pathOf(directory, entry.name), '');
    report(
      'PQ008',
      { source, start: 0, end: 0 },
      `the generator cannot read this entry: ${reason}; rename it or fix the link`,
    );
  }
  for (const { directory, entry, reason } of set.blockedDropIns) {
    const source = new SourceText(pathOf(directory, entry.name), '');
    report(
      'PQ008',
      { source, start: 0, end: 0 },
      `this entry must be a directory of drop-ins: ${reason}; rename it`,
    );
  }
}
