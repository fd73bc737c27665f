import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const tmpfsFormat: Rule = {
  code: 'PQ023',
  name: 'tmpfs-format',
  severity: 'error',
  summary: 'A Tmpfs= has more than one colon, for Podman before 5.3.',
  explanation:
    'Podman 4.5 to 5.2 count the colons: a path, and behind one colon its options; with more they drop the ' +
    "unit with `invalid tmpfs format '…'`. Several options are joined by commas, " +
    '`Tmpfs=/run:size=64m,mode=755`. From 5.3 on the value is passed on, and podman itself refuses it at the ' +
    'start.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertContainer', 'podman-systemd.unit(5), Tmpfs='],
};

/** `Tmpfs=`, whose colons were counted from 4.5 to 5.2. */
export function checkTmpfs(context: Context, member: Member): void {
  if (!context.behaviour.checksTmpfs) return;
  for (const entry of member.unit.list('Container', 'Tmpfs')) {
    if (entry.value.split(':', 3).length <= 2) continue;
    context.report(
      'PQ023',
      valueSpan(entry),
      `"${entry.value}" has more than one colon: before Podman 5.3 a Tmpfs= is PATH or PATH:OPTIONS`,
    );
  }
}
