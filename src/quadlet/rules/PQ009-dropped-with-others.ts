import type { Rule } from './rule.js';

export const droppedWithOthers: Rule = {
  code: 'PQ009',
  name: 'dropped-with-others',
  severity: 'error',
  summary: 'The generator drops the unit because of another file of its directory.',
  explanation:
    'The generator collects the units of a directory, and from Podman 5.0 on it throws all of them away if ' +
    'one of them cannot be read (`loadUnitsFromDir` in `cmd/quadlet/main.go`). Nothing is wrong with this ' +
    'file, and the message is only about the other one; often it ends with `No files parsed from …`. Mend the ' +
    'other file, or move it into a directory of its own.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir'],
};
