import { pathOf } from '../set/parsed-files.js';
import { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const unreadableFile: Rule = {
  code: 'PQ008',
  name: 'unreadable-file',
  severity: 'error',
  summary: 'The generator cannot read a file with a unit name.',
  explanation:
    'Whatever has the ending of a unit is opened as one, also a directory or a link that leads nowhere, and ' +
    'cannot be read: `error loading …: is a directory`. From Podman 5.0 on all units of the same directory ' +
    'are dropped with it. A file where the generator looks for a directory of drop-ins is an error too, ' +
    '`error reading directory …: not a directory`, but the unit is made all the same. Give it another name, ' +
    'or mend the link.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir', 'cmd/quadlet/main.go, loadUnitDropins'],
  checkSet: checkUnreadable,
};

function checkUnreadable({ set, report }: Context): void {
  for (const { directory, entry, reason } of set.unreadable) {
    const source = new SourceText(pathOf(directory, entry.name), '');
    report('PQ008', { source, start: 0, end: 0 }, `the generator cannot read it: ${reason}`);
  }
  for (const { directory, entry, reason } of set.blockedDropIns) {
    const source = new SourceText(pathOf(directory, entry.name), '');
    report('PQ008', { source, start: 0, end: 0 }, `the generator looks for drop-ins here: ${reason}`);
  }
}
