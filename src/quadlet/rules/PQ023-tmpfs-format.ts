import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const tmpfsFormat: Rule = {
  code: 'PQ023',
  name: 'tmpfs-format',
  severity: 'error',
  summary: 'Tmpfs= has more than one colon, which Podman before 5.3 rejects.',
  explanation:
    'Podman 4.5 to 5.2 accept a path, optionally followed by a colon and options. With more colons they reject ' +
    "the unit with `invalid tmpfs format '…'`. Separate options with commas, `Tmpfs=/run:size=64m,mode=755`. " +
    'Podman 5.3 and later pass the value on, and podman itself rejects it when the service starts.',
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
      `Tmpfs=${entry.value} has more than one colon, which Podman before 5.3 rejects; use PATH or PATH:OPTIONS`,
    );
  }
}
