import type { Member } from '../set/unit-set.js';
import { type Context, sectionSpan } from './context.js';
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

/** What keeps the generator from going on with a file that is right in itself. */
export function checkNeighbours(context: Context, member: Member): void {
  if (member.droppedBy === undefined) return;
  context.report(
    'PQ009',
    sectionSpan(member, member.kind.section),
    `the generator of Podman 5.0 and later drops this unit because it cannot read ${member.droppedBy}, which is in the same directory: mend that file`,
  );
}
