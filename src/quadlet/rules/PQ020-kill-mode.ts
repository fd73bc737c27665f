import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const killMode: Rule = {
  code: 'PQ020',
  name: 'kill-mode',
  severity: 'error',
  summary: 'KillMode= has a value that the generator refuses.',
  explanation:
    "Quadlet's services stop their container themselves, and need all their own processes to be ended with " +
    'it, so `KillMode=` may only be `mixed`, which is what the generator sets, or `control-group`: `invalid ' +
    "KillMode 'process'`. It looks at containers and kubes, in every version. Take the line away.",
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'systemd.kill(5)',
  ],
};

/** `[Service] KillMode=` of containers and kubes. */
export function checkKillMode(context: Context, member: Member): void {
  const entry = member.unit.last('Service', 'KillMode');
  if (entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === 'mixed' || value === 'control-group') return;
  context.report(
    'PQ020',
    valueSpan(entry),
    `KillMode= of a service that Quadlet makes is "mixed" or "control-group", not "${value}": with others podman could not clean up; take the line away`,
  );
}
