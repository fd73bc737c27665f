import { authority } from '../../oci/address.js';
import { ownRegistryClient } from '../../oci/clients.js';
import { formatBytes } from '../../platform/amounts.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { counted } from '../../platform/text.js';
import type { Podman } from '../../podman/podman.js';
import { outdatedPrograms } from '../images/program-versions.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { Storage } from '../spec/registry-spec.js';
import { daysUntil } from './certificate.js';
import { directorySize } from './directory-size.js';
import type { RegistryPaths } from './paths.js';
import { certificateFacts, type RegistryRecord, readSecrets } from './record.js';
import type { RegistryServices } from './service.js';

/** The current state of one registry, for people and programs. Contains no secrets. */
export interface RegistryStatus {
  /** Only for a persistent registry. */
  readonly name: string | undefined;
  readonly pod: string;
  readonly lifecycle: 'persistent' | 'job';
  readonly address: string;
  /** When it was started, ISO 8601; undefined if it is not running. */
  readonly since: string | undefined;
  /** `healthy`, or the problem. For a registry of a job only the state of its containers is known. */
  readonly health: string;
  /** From systemd: `active`. */
  readonly unit: string | undefined;
  readonly certificateEnd: string | undefined;
  /** The user that may push; only for a persistent registry with users. */
  readonly username?: string | undefined;
  /** The path of the CA that clients must trust; only for a persistent registry. */
  readonly ca?: string | undefined;
  /** Security fixes that its programs lack. */
  readonly outdated?: readonly string[];
  readonly images: readonly string[];
  /** The location of its data, and its size in bytes, if it is on this host. */
  readonly data: { readonly where: string; readonly bytes: number | undefined } | undefined;
}

/** The needed fields of a podman container. */
interface Container {
  readonly pod: string;
  readonly isInfra: boolean;
  readonly image: string;
  readonly state: string;
  readonly startedAt: number;
  readonly ports: readonly string[];
}

export async function listContainers(attempt: Attempt): Promise<Container[]> {
  const argv = ['podman', 'ps', '--all', '--pod', '--format', 'json'];
  const result = await attempt(argv, { timeout: 60 });
  if (result.exitCode !== 0) throw new CommandError(argv, result, 60);
  return parseContainers(result.stdout);
}

interface Row {
  readonly PodName?: string;
  readonly IsInfra?: boolean;
  readonly Image?: string;
  readonly State: string;
  readonly StartedAt?: number;
  readonly Ports?: readonly { readonly host_ip?: string; readonly host_port: number }[] | null;
}

export function parseContainers(text: string): Container[] {
  return (JSON.parse(text || '[]') as Row[]).map((row) => ({
    pod: row.PodName ?? '',
    isInfra: row.IsInfra ?? false,
    image: row.Image ?? '',
    state: row.State,
    startedAt: row.StartedAt ?? 0,
    ports: (row.Ports ?? []).map((port) => `${port.host_ip || '0.0.0.0'}:${port.host_port}`),
  }));
}

/** The running registries of jobs; their names end with eight hexadecimal digits. Pure. */
export function jobBound(containers: readonly Container[], persistent: readonly string[]): RegistryStatus[] {
  const pods = [...new Set(containers.map(({ pod }) => pod))].filter(
    (pod) => /^podman-registry-[0-9a-f]{8}$/.test(pod) && !persistent.includes(pod),
  );
  return pods.sort().map((pod) => {
    const own = containers.filter((container) => container.pod === pod);
    const inner = own.filter(({ isInfra }) => !isInfra);
    const running = inner.filter(({ state }) => state === 'running').length;
    return {
      name: undefined,
      pod,
      lifecycle: 'job',
      address: own.flatMap(({ ports }) => ports)[0] ?? '',
      since: since(inner),
      health: jobHealth(own, running, inner.length),
      unit: undefined,
      certificateEnd: undefined,
      images: inner.map(({ image }) => image),
      data: undefined,
    };
  });
}

function jobHealth(containers: readonly Container[], running: number, all: number): string {
  const infra = containers.find(({ isInfra }) => isInfra);
  if (infra !== undefined && infra.state !== 'running') {
    return `its infra container is ${infra.state}, so the port is closed`;
  }
  return running === all ? 'its containers run' : `${running} of ${all} containers run`;
}

function since(containers: readonly Container[]): string | undefined {
  const running = containers.filter(({ state, startedAt }) => state === 'running' && startedAt > 0);
  if (running.length === 0) return undefined;
  return new Date(Math.max(...running.map(({ startedAt }) => startedAt)) * 1000).toISOString();
}

export async function persistentStatus(
  paths: RegistryPaths,
  record: RegistryRecord,
  containers: readonly Container[],
  services: RegistryServices,
  podman: Podman,
  attempt: Attempt,
): Promise<RegistryStatus> {
  const { choices } = record;
  const secrets = await readSecrets(paths);
  const [health, unit, data, outdated] = await Promise.all([
    healthOf(record, secrets),
    services.state(paths.service),
    dataOf(paths, choices.storage, attempt),
    outdatedPrograms(choices, record.name, podman),
  ]);
  return {
    name: record.name,
    pod: paths.pod,
    lifecycle: 'persistent',
    address: authority(choices.address),
    since: since(containers.filter(({ pod, isInfra }) => pod === paths.pod && !isInfra)),
    health,
    unit: unit.active,
    certificateEnd: certificateFacts(secrets.certificate.chain).end,
    username: secrets.credentials?.username,
    ca: paths.ca,
    outdated,
    images: [choices.registryImage, choices.nginxImage],
    data,
  };
}

export const HEALTHY = 'healthy';

async function healthOf({ choices }: RegistryRecord, secrets: RegistrySecrets): Promise<string> {
  const { certificate, credentials } = secrets;
  const client = ownRegistryClient(choices, certificate.ca, credentials);
  try {
    const { status } = await client.get('/v2/');
    // Without a token, a working registry answers 401.
    const works = status === 200 || (choices.access.kind === 'token' && status === 401);
    return works ? HEALTHY : `answers with status ${status}`;
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return `does not answer: ${code ?? message}`;
  } finally {
    client.close();
  }
}

async function dataOf({ directory }: RegistryPaths, storage: Storage | undefined, attempt: Attempt) {
  switch (storage?.kind) {
    case 's3':
      return { where: `s3 bucket ${storage.bucket}`, bytes: undefined };
    case 'volume': {
      const where = await volumePath(storage.name, attempt);
      return {
        where: `volume ${storage.name}`,
        bytes: where === undefined ? undefined : await directorySize(where, attempt),
      };
    }
    default: {
      const where = storage?.path ?? `${directory}/data`;
      return { where, bytes: await directorySize(where, attempt) };
    }
  }
}

/** The path of a volume on this host; undefined if podman has no such volume. */
export async function volumePath(name: string, attempt: Attempt): Promise<string | undefined> {
  const argv = ['podman', 'volume', 'inspect', '--format', '{{.Mountpoint}}', name];
  const { exitCode, stdout } = await attempt(argv, { timeout: 30 });
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** A paragraph for each registry. Pure. */
export function statusText(all: readonly RegistryStatus[], clock: Clock = systemClock): string {
  if (all.length === 0) return 'this user has no registry\n';
  return all.map((one) => paragraph(one, clock)).join('\n');
}

function paragraph(status: RegistryStatus, clock: Clock): string {
  const { name, pod, address, since: begin, health, unit, certificateEnd, images, data } = status;
  const title = name === undefined ? `${pod}, of a job` : `${name}, persistent`;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['address', `https://${address}`],
    ['user', status.username && `${status.username} (log in: podman-registry login ${name})`],
    ['health', health],
    ['up since', begin ?? 'not running'],
    ['service', unit === undefined ? undefined : `${pod}.service, ${unit}`],
    ['certificate', certificateEnd && validity(certificateEnd, clock)],
    ['CA', status.ca],
    ['images', images.join(', ')],
    ['data', data && `${data.where}${data.bytes === undefined ? '' : `, ${formatBytes(data.bytes)}`}`],
  ];
  const outdated = (status.outdated ?? []).map((why) => ['outdated', why] as const);
  const lines = [...rows, ...outdated].flatMap(([what, text]) =>
    text === undefined ? [] : [`  ${what.padEnd(12)} ${text}`],
  );
  return `${[title, ...lines].join('\n')}\n`;
}

function validity(end: string, clock: Clock): string {
  const days = daysUntil(end, clock);
  return days < 0
    ? `expired on ${end.slice(0, 10)}`
    : `until ${end.slice(0, 10)}, ${counted(days, 'day')} left`;
}
