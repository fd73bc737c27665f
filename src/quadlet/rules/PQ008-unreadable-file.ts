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
};
