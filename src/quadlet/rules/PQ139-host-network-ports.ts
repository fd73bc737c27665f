import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { networkOf } from './network-modes.js';
import type { Rule } from './rule.js';
import { nameOf, unitOptions } from './unit-options.js';

export const hostNetworkPorts: Rule = {
  code: 'PQ139',
  name: 'host-network-ports',
  severity: 'warning',
  summary: 'PublishPort= has no effect with this network.',
  explanation:
    'With `Network=host` the container uses the host network, where every port is already reachable; with `none` ' +
    'and `container:` it has no separate network. podman ignores the published ports of such a container, and ' +
    'refuses to create such a pod. Remove one of the two keys.',
  sources: ['podman-run(1), --network', 'podman-pod-create(1), --network'],
  checkUnit: checkHostNetwork,
  units: ['--publish'],
};

/** Published ports of a container without a separate network (`Validate` of pods, `CompleteSpec` of containers). */
function checkHostNetwork(context: Context, member: Member): void {
  const { section } = member.kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const options = unitOptions(context, member);
  const [port] = options.get('--publish') ?? [];
  const network = networkOf(context, options);
  if (port === undefined || !/^(?:host|none|container)$/.test(network?.mode ?? '')) return;
  const name = nameOf(port);
  const outcome = section === 'Pod' ? `podman rejects ${name}` : `${name} has no effect`;
  const reason = network?.mode === 'host' ? ', where every port is already reachable' : '';
  context.report(
    'PQ139',
    port.span,
    `${outcome} with ${network?.written}${reason}; remove it, or use another network`,
  );
}
