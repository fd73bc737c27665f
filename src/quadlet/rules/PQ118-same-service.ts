import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const sameService: Rule = {
  code: 'PQ118',
  name: 'same-service',
  severity: 'warning',
  summary: 'Two files become the same service.',
  explanation:
    "The name of the service comes from the file's: `web.container` and `web.kube` both become `web.service`, " +
    '`web.pod` and `web-pod.container` both `web-pod.service`. The generator writes one over the other and ' +
    "says nothing. The services of podman's own package, such as `podman.service`, are replaced the same way. " +
    'Rename one file, or set `ServiceName=` from Podman 5.3 on.',
  sources: ['pkg/systemd/quadlet/quadlet.go, getServiceName', 'podman-systemd.unit(5), ServiceName='],
  checkSet: checkServices,
};

/** Services of podman's own package, which a user's unit of the same name replaces. */
const PODMANS_OWN = [
  'podman',
  'podman-auto-update',
  'podman-restart',
  'podman-clean-transient',
  'podman-kube@',
];

function checkServices(context: Context): void {
  const first = new Map<string, Member>();
  for (const member of context.set.members) {
    if (!member.converts) continue;
    const span = decidingKey(member, member.kind.section, 'ServiceName');
    const known = first.get(member.service);
    if (known !== undefined) {
      const message = `this becomes ${member.service}.service, and so does ${known.unit.path}: the later one replaces the earlier; give one of them ServiceName= (from Podman 5.3 on) or another file name`;
      context.report('PQ118', span, message);
    } else first.set(member.service, member);
    if (PODMANS_OWN.includes(member.service)) {
      const message = `this becomes ${member.service}.service and takes the place of podman's own: give it another name`;
      context.report('PQ118', span, message);
    }
  }
}
