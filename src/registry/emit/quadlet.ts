import { rootlessNetwork } from '../../podman/forwarder.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { formatUnit, type Section } from '../../quadlet/syntax/unit-text.js';
import { containersOf, type Mount, type PodContainer, PROBE_TIMES, type Probes } from '../spec/containers.js';
import { formatRow, keepsId, usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { ownPath } from '../spec/storage.js';
import { claimedData, kubeYaml, OBJECTS } from './kube-yaml.js';
import { secretKeys } from './mounted-files.js';
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

/**
 * The pod as Quadlet files: as `.kube` for Podman 4.4 and later, and as `.pod` for 5.0 and later. They hold no secret:
 * they name the secrets and paths.
 * @param target the Podman that is to read them; keys that it does not know are left out
 */
export function quadletFiles(registry: PlacedRegistry, target: PodmanVersion): Artifacts {
  const { name } = registry;
  const options = { manifest: `${name}.yaml`, network: rootlessNetwork(target) };
  return new Map([
    [`kube/${name}.kube`, kubeUnit(registry, target, options)],
    [
      `kube/${name}.yaml`,
      kubeYaml(registry, { sources: { kind: 'cluster' }, restartPolicy: 'Always', target, probes: true }),
    ],
    ...podFiles(registry, target),
  ]);
}

/** The podman secret that a `.container` file gets one key from. */
export function secretForKey(spec: RegistrySpec, key: string): string {
  return `${spec.name}-${key.replaceAll('.', '-')}`;
}

/** The `.kube` file of a pod. */
export function kubeUnit(spec: RegistrySpec, target: PodmanVersion, options: UnitOptions): string {
  return formatUnit(COMMENT, [
    { name: 'Unit', entries: [['Description', DESCRIPTION], ...recoveryEntries(options.recovery)] },
    {
      name: 'Kube',
      entries: [
        ['Yaml', options.manifest],
        // Without it the pod gets a bridge, which needs a firewall tool and forwards more slowly.
        ...(options.network === undefined ? [] : [['Network', options.network] as const]),
        ...(spec.mapping && atLeast(target, 4, 5) ? [['UserNS', usernsOf(spec.mapping)] as const] : []),
        ...(options.recovery && atLeast(target, 4, 6) ? [['PodmanArgs', LOG_LIMIT] as const] : []),
      ],
    },
    // The first start may have to pull two images; systemd's own limit is 90 s.
    {
      name: 'Service',
      entries: [
        ['TimeoutStartSec', '900'],
        ...restartEntries(options.recovery === undefined ? 'on-failure' : 'always', options.recovery),
      ],
    },
    ...quadletSection(target),
    INSTALL,
  ]);
}

function podFiles(spec: PlacedRegistry, target: PodmanVersion): [string, string][] {
  const { bind, port } = spec.address;
  const ports = containersOf(spec).flatMap(({ publishes }) =>
    publishes === undefined ? [] : [['PublishPort', `${bind}:${port}:${publishes}`] as const],
  );
  const podUnit = formatUnit(COMMENT, [
    { name: 'Unit', entries: [['Description', DESCRIPTION]] },
    { name: 'Pod', entries: [['PodName', spec.name], ...ports, ...podNamespace(spec, target)] },
    ...quadletSection(target),
    INSTALL,
  ]);
  const volumes = claimedData(spec).map((data): [string, string] => [
    `pod/${spec.name}-${data}.volume`,
    formatUnit(COMMENT, [
      { name: 'Volume', entries: [['VolumeName', OBJECTS.data(spec, data)]] },
      ...quadletSection(target),
    ]),
  ]);
  return [
    [`pod/${spec.name}.pod`, podUnit],
    ...containersOf(spec).map((container): [string, string] => [
      `pod/${spec.name}-${container.name}.container`,
      containerUnit(spec, container, target),
    ]),
    ...volumes,
    ...configBelow(spec, 'pod/config'),
  ];
}

/** The containers share the pod's namespace, so only the file of the pod sets it. */
function podNamespace({ mapping }: RegistrySpec, target: PodmanVersion): (readonly [string, string])[] {
  if (mapping === undefined) return [];
  const options: (readonly [key: string, option: string, value: string])[] =
    mapping.kind === 'mode'
      ? [['UserNS', '--userns', mapping.mode]]
      : [
          ...mapping.uids.map((row) => ['UIDMap', '--uidmap', formatRow(row)] as const),
          ...mapping.gids.map((row) => ['GIDMap', '--gidmap', formatRow(row)] as const),
        ];
  // The keys came with 5.3; what they stand for is older.
  return options.map(([key, option, value]) =>
    atLeast(target, 5, 3) ? [key, value] : ['PodmanArgs', `${option}=${value}`],
  );
}

function containerUnit(spec: RegistrySpec, container: PodContainer, target: PodmanVersion): string {
  const [entrypoint, ...rest] = container.command ?? [];
  const exec = [...rest, ...(container.args ?? [])].join(' ');
  return formatUnit(COMMENT, [
    { name: 'Unit', entries: [['Description', `${DESCRIPTION}: ${container.name}`]] },
    {
      name: 'Container',
      entries: [
        ['Pod', `${spec.name}.pod`],
        // The names that kube play gives them, so that both forms look alike from outside.
        ['ContainerName', `${spec.name}-${container.name}`],
        ['Image', container.image],
        ...(entrypoint === undefined ? [] : [['Entrypoint', entrypoint] as const]),
        ['Exec', exec],
        ...Object.entries(container.environment).map(
          ([name, value]) => ['Environment', `${name}=${value}`] as const,
        ),
        ...container.mounts.flatMap((mount) => mountEntries(spec, mount)),
        ...(container.probes ? healthEntries(container.probes) : []),
        ['NoNewPrivileges', 'true'],
        ...(keepsId(spec.mapping)
          ? ([
              ['User', '0'],
              ['Group', '0'],
            ] as const)
          : []),
      ],
    },
    {
      name: 'Service',
      entries: [
        ['Restart', 'always'],
        ['TimeoutStartSec', '900'],
      ],
    },
    ...quadletSection(target),
  ]);
}

function mountEntries(spec: RegistrySpec, mount: Mount): (readonly [string, string])[] {
  switch (mount.kind) {
    case 'config':
      return [['Volume', `./config/${mount.config}:${mount.path}:ro,z`]];
    case 'secret':
      return (secretKeys(spec).get(mount.secret) ?? []).map((key) => [
        'Secret',
        `${secretForKey(spec, key)},type=mount,target=${mount.path}/${key},mode=0400`,
      ]);
    case 'data':
      return [['Volume', dataVolume(spec, mount)]];
  }
}

function dataVolume(spec: RegistrySpec, mount: Mount & { readonly kind: 'data' }): string {
  const path = ownPath(spec, mount.data);
  if (path === undefined)
    return `${spec.name}-${mount.data}.volume:${mount.path}${mount.readOnly ? ':ro' : ''}`;
  // systemd reads specifiers in it.
  return `${path.replaceAll('%', '%%')}:${mount.path}:${mount.readOnly ? 'ro,z' : 'z'}`;
}

/** Quadlet passes the value on as one word, and podman takes a JSON array for a command without a shell. */
function healthEntries({ liveness }: Probes): (readonly [string, string])[] {
  const { periodSeconds, timeoutSeconds, failureThreshold } = PROBE_TIMES.liveness;
  return [
    ['HealthCmd', JSON.stringify(liveness)],
    ['HealthInterval', `${periodSeconds}s`],
    ['HealthTimeout', `${timeoutSeconds}s`],
    ['HealthRetries', String(failureThreshold)],
    ['HealthStartPeriod', `${PROBE_TIMES.startup.periodSeconds * PROBE_TIMES.startup.failureThreshold}s`],
    // systemd starts it again.
    ['HealthOnFailure', 'kill'],
  ];
}

/**
 * Since 5.3 a unit waits for network-online.target, up to 90 s if it is never reached; a pod on the loopback address need
 * not. Before 5.3 the section is unknown.
 */
function quadletSection(target: PodmanVersion): Section[] {
  return atLeast(target, 5, 3) ? [{ name: 'Quadlet', entries: [['DefaultDependencies', 'false']] }] : [];
}
