import { basename } from 'node:path';
import { rootlessNetwork } from '../../podman/forwarder.js';
import { kubePlayCommand } from '../../podman/podman.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { formatUnit, type Section } from '../../quadlet/syntax/write-unit.js';
import { CALLERS_FILE } from '../nginx/principals.js';
import {
  containersOf,
  type Mount,
  type MountedSecret,
  type PodContainer,
  PROBE_TIMES,
  type Probes,
} from '../spec/containers.js';
import { formatRow, keepsId, usernsOf } from '../spec/mapping.js';
import { mirrorConfigFile, mirrorName, TRUST_KEY } from '../spec/mirrors.js';
import { PATHS, type PlacedRegistry, type RegistrySpec } from '../spec/registry-spec.js';
import { ownPath } from '../spec/storage.js';
import { claimedData, configFiles, OBJECTS, podManifest } from './kube-yaml.js';

/** Texts by their path below the output directory. */
export type Artifacts = ReadonlyMap<string, string>;

/** Below the user's home: what the classic unit's pod mounts, and its manifest. */
export const CLASSIC_DIRECTORY = '.local/share/podman-registry';

const COMMENT =
  'A private registry: CNCF Distribution behind nginx with TLS. Made by podman-registry-action.';
const DESCRIPTION = 'CNCF Distribution behind nginx with TLS';

/** The files of each secret that the containers mount, which the README tells how to make. */
export function secretKeys(spec: RegistrySpec): ReadonlyMap<MountedSecret, readonly string[]> {
  const secrets: readonly (readonly [MountedSecret, readonly string[]])[] = [
    ['tls', ['tls.crt', 'tls.key']],
    ['access', accessKeys(spec)],
    ['upstream-trust', spec.mirrors.length > 0 ? [TRUST_KEY] : []],
    ['registry', [basename(PATHS.registryConfig)]],
    ...spec.mirrors.map((mirror) => [mirrorName(mirror), [mirrorConfigFile(mirror)]] as const),
  ];
  return new Map(secrets.filter(([, keys]) => keys.length > 0));
}

function accessKeys({ access }: RegistrySpec): string[] {
  if (access.kind !== 'basic') return [];
  return access.anonymousPull ? ['htpasswd', CALLERS_FILE] : ['htpasswd'];
}

/** The podman secret that a `.container` file gets one key from. */
export function secretForKey(spec: RegistrySpec, key: string): string {
  return `${spec.name}-${key.replaceAll('.', '-')}`;
}

/**
 * The same pod as files that systemd starts: as `.kube` for Podman 4.4 and later, as `.pod` for 5.0 and later, and as a
 * classic unit for a Podman without Quadlet. None of them holds a secret: they name the secrets and paths.
 * @param target the Podman that is to read them; keys that it does not know are left out
 * @param home of the user that the classic unit is for: a manifest cannot say "home"
 */
export function quadletArtifacts(spec: PlacedRegistry, target: PodmanVersion, home: string): Artifacts {
  return new Map([
    [
      `kube/${spec.name}.kube`,
      kubeUnit(spec, target, { manifest: `${spec.name}.yaml`, network: rootlessNetwork(target) }),
    ],
    [
      `kube/${spec.name}.yaml`,
      podManifest(spec, { sources: { kind: 'cluster' }, restartPolicy: 'Always', target, probes: true }),
    ],
    ...podFiles(spec, target),
    ...classicFiles(spec, target, home),
  ]);
}

const install: Section = { name: 'Install', entries: [['WantedBy', 'default.target']] };

/**
 * Since 5.3 a unit waits for network-online.target, up to 90 s where nobody reaches that; a pod on the loopback
 * address need not. Before 5.3 the section is unknown.
 */
function quadletSection(target: PodmanVersion): Section[] {
  return atLeast(target, 5, 3) ? [{ name: 'Quadlet', entries: [['DefaultDependencies', 'false']] }] : [];
}

/** Where a unit finds its manifest, and how the pod reaches the network, where that is not the usual way. */
export interface UnitPlace {
  readonly manifest: string;
  /** What `--network` gets; nothing: podman's own choice. */
  readonly network: string | undefined;
  /** Where the service is to recover by itself. */
  readonly recovery?: Recovery;
}

export interface Recovery {
  /** The timer that watches the registry; nothing where nothing can. */
  readonly timer: string | undefined;
}

/** A start that fails is tried again after 2 s, five times a minute; the watch goes on where these are used up. */
function recoveryUnit(recovery: Recovery | undefined): (readonly [string, string])[] {
  if (recovery === undefined) return [];
  const limits = [
    ['StartLimitIntervalSec', '60'],
    ['StartLimitBurst', '5'],
  ] as const;
  return recovery.timer === undefined ? [...limits] : [['Wants', recovery.timer], ...limits];
}

function restartEntries(when: string, recovery: Recovery | undefined): (readonly [string, string])[] {
  return [['Restart', when], ...(recovery === undefined ? [] : ([['RestartSec', '2']] as const))];
}

/** The `.kube` file of a pod. */
export function kubeUnit(spec: RegistrySpec, target: PodmanVersion, place: UnitPlace): string {
  return formatUnit(COMMENT, [
    { name: 'Unit', entries: [['Description', DESCRIPTION], ...recoveryUnit(place.recovery)] },
    {
      name: 'Kube',
      entries: [
        ['Yaml', place.manifest],
        // Without it the pod gets a bridge, which needs a firewall tool and forwards more slowly.
        ...(place.network === undefined ? [] : [['Network', place.network] as const]),
        ...(spec.mapping && atLeast(target, 4, 5) ? [['UserNS', usernsOf(spec.mapping)] as const] : []),
      ],
    },
    // The first start may have to pull two images; systemd's own limit is 90 s.
    {
      name: 'Service',
      entries: [
        ['TimeoutStartSec', '900'],
        ...restartEntries(place.recovery === undefined ? 'on-failure' : 'always', place.recovery),
      ],
    },
    ...quadletSection(target),
    install,
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
    install,
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

/** The pod's containers share its namespace, so it stands in the file of the pod alone. */
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

function configBelow(spec: PlacedRegistry, directory: string): [string, string][] {
  return Object.entries(configFiles(spec)).map(([file, text]) => [`${directory}/${file}`, text]);
}

/**
 * A Podman without Quadlet gets its files from a directory: 4.3 crashes on a Secret volume, or mounts its base64, and
 * 3.4 knows neither Secret nor ConfigMap volumes.
 */
function classicFiles(spec: PlacedRegistry, target: PodmanVersion, home: string): [string, string][] {
  const sources = { kind: 'directory', directory: `${home}/${CLASSIC_DIRECTORY}` } as const;
  const published = {
    manifest: `%h/${CLASSIC_DIRECTORY}/${spec.name}.yaml`,
    network: rootlessNetwork(target),
  };
  return [
    [`systemd/${spec.name}.service`, classicUnit(spec, target, published)],
    [
      `systemd/podman-registry/${spec.name}.yaml`,
      podManifest(spec, { sources, restartPolicy: 'Always', target }),
    ],
    ...configBelow(spec, 'systemd/podman-registry'),
  ];
}

/** The service of a pod for a Podman without Quadlet. */
export function classicUnit(
  spec: RegistrySpec,
  target: PodmanVersion,
  { manifest, network, recovery }: UnitPlace,
): string {
  const podman = ['/usr/bin/podman', ...kubePlayCommand(target)].join(' ');
  const options = [
    ...(network === undefined ? [] : [`--network ${network}`]),
    ...(spec.mapping && atLeast(target, 4, 2) ? [`--userns ${usernsOf(spec.mapping)}`] : []),
  ].join(' ');
  const modern = atLeast(target, 4, 3);
  return formatUnit(COMMENT, [
    {
      name: 'Unit',
      entries: [
        ['Description', DESCRIPTION],
        ['RequiresMountsFor', '%t/containers'],
        ...recoveryUnit(recovery),
      ],
    },
    {
      name: 'Service',
      entries: [
        ['Type', 'oneshot'],
        ['RemainAfterExit', 'yes'],
        ['TimeoutStartSec', '900'],
        ...(recovery === undefined ? [] : restartEntries('on-failure', recovery)),
        ['ExecStartPre', `-/usr/bin/podman pod rm --force --ignore ${spec.name}`],
        ['ExecStart', `${podman} ${options} ${manifest}`],
        ['ExecStop', modern ? `/usr/bin/podman kube down ${manifest}` : `${podman} --down ${manifest}`],
      ],
    },
    install,
  ]);
}
