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
    "With `Network=host` the container is in the host's network, where every port is reachable as it is; with `none` and " +
    '`container:` it has no network of its own. Of such a container podman discards the published ports, and it refuses to ' +
    'create such a pod. Take away one of the two.',
  sources: ['podman-run(1), --network', 'podman-pod-create(1), --network'],
  checkUnit: checkHostNetwork,
};

const CONTAINER_NETWORKS_SINCE = versionNumber('5.3.0');

/** Published ports where the container has no network of its own (`Validate` of pods, `CompleteSpec` of containers). */
function checkHostNetwork(context: Context, { unit, kind }: Member): void {
  const { section } = kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const [network] = unit.list(section, 'Network');
  const port = unit.list(section, 'PublishPort').find(({ value }) => value !== '');
  if (network === undefined || port === undefined) return;
  const mode = network.value.trim();
  const joins = mode.endsWith('.container') && context.behaviour.version >= CONTAINER_NETWORKS_SINCE;
  if (!joins && !/^(?:host|none|container:.*)$/.test(mode)) return;
  const what = section === 'Pod' ? 'podman refuses a published port' : 'a published port has no effect';
  const why = mode === 'host' ? ', where every port is reachable as it is' : '';
  context.report(
    'PQ139',
    keySpan(port),
    `${what} with Network=${mode}${why}: take PublishPort= away, or use a network of its own`,
  );
}
