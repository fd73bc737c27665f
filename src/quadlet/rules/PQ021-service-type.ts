import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const serviceType: Rule = {
  code: 'PQ021',
  name: 'service-type',
  severity: 'error',
  summary: 'Type= of the service has a value that the generator refuses.',
  explanation:
    'podman reports to systemd when the container runs, so the service is of type `notify`, and the generator ' +
    'takes nothing else but `oneshot`, for containers that end by themselves: `invalid service Type ' +
    "'simple'`. It looks at containers, and from Podman 4.8 on at kubes. Take the line away, or write " +
    '`oneshot` where systemd should wait for the end.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'systemd.service(5)',
  ],
};

/** `[Service] Type=` of containers, and of kubes from 4.8 on. */
export function checkServiceType(context: Context, member: Member): void {
  const entry = member.unit.last('Service', 'Type');
  if (entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === 'notify' || value === 'oneshot') return;
  context.report(
    'PQ021',
    valueSpan(entry),
    `Type= of a service that Quadlet makes is "notify" (which it is without the line) or "oneshot", not "${value}"`,
  );
}
