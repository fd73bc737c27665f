import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

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
};

const CONTAINER_NETWORKS_SINCE = versionNumber('5.3.0');

/** Published ports of a container without a separate network (`Validate` of pods, `CompleteSpec` of containers). */
function checkHostNetwork(context: Context, { unit, kind }: Member): void {
  const { section } = kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const [network] = unit.list(section, 'Network');
  const port = unit.list(section, 'PublishPort').find(({ value }) => value !== '');
  if (network === undefined || port === undefined) return;
  const mode = network.value.trim();
  const joins = mode.endsWith('.container') && context.behaviour.version >= CONTAINER_NETWORKS_SINCE;
  if (!joins && !/^(?:host|none|container:.*)$/.test(mode)) return;
  const outcome = section === 'Pod' ? 'podman rejects PublishPort=' : 'PublishPort= has no effect';
  const reason = mode === 'host' ? ', where every port is already reachable' : '';
  context.report(
    'PQ139',
    keySpan(port),
    `${outcome} with Network=${mode}${reason}; remove PublishPort=, or use another network`,
  );
}
