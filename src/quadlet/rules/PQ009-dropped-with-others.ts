import type { Member } from '../set/unit-set.js';
import { type Context, sectionSpan } from './context.js';
import type { Rule } from './rule.js';

export const droppedWithOthers: Rule = {
  code: 'PQ009',
  name: 'dropped-with-others',
  severity: 'error',
  summary: 'The generator drops the unit because of another file in its directory.',
  explanation:
    'The generator collects the units of a directory, and Podman 5.0 and later drop all of them if one cannot be ' +
    'read (`loadUnitsFromDir` in `cmd/quadlet/main.go`). This file is correct, and the message of the generator ' +
    'only names the other one; in a dry run it can end with `No files parsed from …`. Fix the other file, or move ' +
    'it into a separate directory.',
  sources: ['cmd/quadlet/main.go, loadUnitsFromDir'],
};

/** Reports a correct unit that is dropped because of another file. */
export function checkNeighbours(context: Context, member: Member): void {
  if (member.droppedBy === undefined) return;
  context.report(
    'PQ009',
    sectionSpan(member, member.kind.section),
    `Podman 5.0 and later drop this unit because they cannot read ${member.droppedBy} in the same directory; fix that file`,
  );
}
