import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const serviceType: Rule = {
  code: 'PQ021',
  name: 'service-type',
  severity: 'error',
  summary: 'Type= in [Service] has a value that the generator rejects.',
  explanation:
    'podman reports to systemd when the container runs, so the service has `Type=notify`. The only other type ' +
    'that the generator accepts is `oneshot`, for containers that end by themselves: `invalid service Type ' +
    "'simple'`. It checks containers, and from Podman 4.8 on kubes. Remove the line, or use `oneshot` if systemd " +
    'should wait until the container ends.',
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
    `the generator rejects Type=${value}; remove the line (default: notify) or use Type=oneshot`,
  );
}
