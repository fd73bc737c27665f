import { rootlessNetwork } from '../../podman/forwarder.js';
import { kubePlayCommand } from '../../podman/podman.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { formatUnit } from '../../quadlet/syntax/unit-text.js';
import { containersOf } from '../spec/containers.js';
import { usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { kubeYaml } from './kube-yaml.js';
import {
  type Artifacts,
  COMMENT,
  configBelow,
  DESCRIPTION,
  INSTALL,
  LOG_LIMIT,
  recoveryEntries,
  restartEntries,
  type UnitOptions,
} from './units.js';

/** Below the user's home: what the classic unit's pod mounts, and its manifest. */
export const CLASSIC_DIRECTORY = '.local/share/podman-registry';

/**
 * The pod as a classic unit, for a Podman without Quadlet. It gets its files from a directory: 4.3 crashes on a Secret
 * volume, or mounts its base64, and 3.4 knows neither Secret nor ConfigMap volumes.
 * @param home of the user that the unit is for: a manifest cannot say "home"
 */
export function classicFiles(spec: PlacedRegistry, target: PodmanVersion, home: string): Artifacts {
  const sources = { kind: 'directory', directory: `${home}/${CLASSIC_DIRECTORY}` } as const;
  const published = {
    manifest: `%h/${CLASSIC_DIRECTORY}/${spec.name}.yaml`,
    network: rootlessNetwork(target),
  };
  return new Map([
    [`systemd/${spec.name}.service`, classicUnit(spec, target, published)],
    [
      `systemd/podman-registry/${spec.name}.yaml`,
      kubeYaml(spec, { sources, restartPolicy: 'Always', target }),
    ],
    ...configBelow(spec, 'systemd/podman-registry'),
  ]);
}

/** The service of a pod for a Podman without Quadlet. */
export function classicUnit(
  spec: RegistrySpec,
  target: PodmanVersion,
  { manifest, network, recovery }: UnitOptions,
): string {
  const podman = ['/usr/bin/podman', ...kubePlayCommand(target)].join(' ');
  const options = [
    ...(network === undefined ? [] : [`--network ${network}`]),
    ...(spec.mapping && atLeast(target, 4, 2) ? [`--userns ${usernsOf(spec.mapping)}`] : []),
    ...(recovery && atLeast(target, 4, 0) ? [LOG_LIMIT] : []),
  ].join(' ');
  const name = playedName(spec, target);
  const remove = `-/usr/bin/podman pod rm --force --ignore ${name}`;
  return formatUnit(COMMENT, [
    {
      name: 'Unit',
      entries: [
        ['Description', DESCRIPTION],
        ['RequiresMountsFor', '%t/containers'],
        ...recoveryEntries(recovery),
      ],
    },
    {
      name: 'Service',
      entries: [
        ['Type', 'oneshot'],
        ['RemainAfterExit', 'yes'],
        ['TimeoutStartSec', '900'],
        ...(recovery === undefined ? [] : restartEntries('on-failure', recovery)),
        // After a power failure or a reboot, the pod is still there.
        ['ExecStartPre', remove],
        ['ExecStart', `${podman} ${options} ${manifest}`],
        // Not `kube down`: that of 4.3 waits for itself if a container ended shortly before.
        ['ExecStop', `/usr/bin/podman pod stop --ignore ${name}`],
        ['ExecStopPost', remove],
        ['TimeoutStopSec', '30'],
      ],
    },
    INSTALL,
  ]);
}

/**
 * The name of the pod after `play kube`. Podman 3 renames a pod with the name of one of its containers.
 * Source: pkg/domain/infra/abi/play.go of v3.4.4 and v4.0.0.
 */
function playedName(spec: RegistrySpec, target: PodmanVersion): string {
  const renamed = !atLeast(target, 4, 0) && containersOf(spec).some(({ name }) => name === spec.name);
  return renamed ? `${spec.name}_pod` : spec.name;
}
