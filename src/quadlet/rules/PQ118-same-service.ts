import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const sameService: Rule = {
  code: 'PQ118',
  name: 'same-service',
  severity: 'warning',
  summary: 'Two files generate the same service.',
  explanation:
    'The name of the service comes from the file name: `web.container` and `web.kube` both generate ' +
    '`web.service`, `web.pod` and `web-pod.container` both `web-pod.service`. The generator overwrites one with ' +
    'the other without a message. Services of the podman package, such as `podman.service`, are replaced in the ' +
    'same way. Rename one file, or set `ServiceName=` from Podman 5.3 on.',
  sources: ['pkg/systemd/quadlet/quadlet.go, getServiceName', 'podman-systemd.unit(5), ServiceName='],
  checkSet: checkServices,
};

/** Services of the podman package, which a unit of the same name replaces. */
const PODMANS_OWN = new Set([
  'podman',
  'podman-auto-update',
  'podman-restart',
  'podman-clean-transient',
  'podman-kube@',
]);

function checkServices(context: Context): void {
  const first = new Map<string, Member>();
  for (const member of context.set.members) {
    if (!member.converts) continue;
    const known = first.get(member.service);
    if (known === undefined) first.set(member.service, member);
    else {
      const message = `${known.unit.path} generates ${member.service}.service too, and the later one replaces the earlier; rename one file, or set ServiceName= (requires Podman 5.3)`;
      context.report('PQ118', decidingKey(member, member.kind.section, 'ServiceName'), message);
    }
    if (PODMANS_OWN.has(member.service)) {
      const message = `this file replaces ${member.service}.service of the podman package; rename it`;
      context.report('PQ118', decidingKey(member, member.kind.section, 'ServiceName'), message);
    }
  }
}
