import { hostId } from '../host/idmap.js';
import type { CheckResult } from '../host/run-checks.js';
import type { Emission } from '../registry/emit.js';
import type { ResolvedImage } from '../registry/images.js';
import type { PodMapping } from '../registry/mapping.js';
import type { PodNamespace } from '../registry/namespace.js';
import type { Proof, RoundTrip } from '../registry/proof.js';
import { mapPicture, type NamedUser, namespaceWords } from './id-map.js';

/** What a run brought, for people. Nothing in it is a secret. */
export interface RegistryReport {
  readonly podman: string;
  readonly checks: readonly CheckResult[];
  readonly registry: string;
  readonly username: string | undefined;
  readonly certDirectory: string;
  readonly authFile: string;
  readonly images: readonly ResolvedImage[];
  /** From `kube play` to the first good answer, in milliseconds. */
  readonly startup: number;
  readonly proof: Proof | undefined;
  /** Nothing where it could not be seen. */
  readonly namespace: PodNamespace | undefined;
  readonly mapping: PodMapping | undefined;
  readonly user: NamedUser;
  /** The caller's own directory for the registry's data. */
  readonly storage: string | undefined;
  readonly quadlet: Emission;
}

/** The job summary in Markdown: one screen. Pure. */
export function registrySummary(report: RegistryReport): string {
  const { registry, username, proof } = report;
  return [
    `## Registry at https://${registry}/v2/`,
    '',
    table(
      ['', ''],
      [
        ['address', code(registry)],
        [
          'login',
          username === undefined ? 'none asked for' : `${code(username)}, in ${code(report.authFile)}`,
        ],
        ['trusted through', code(report.certDirectory)],
        ['host', hostLine(report)],
        ...report.images.map(({ role, name, origin }) => [role, `${code(name)} (${origin})`]),
        ['answered after', seconds(report.startup)],
        ...(report.storage === undefined ? [] : [['data', `${code(report.storage)}, which stays`]]),
        ...(proof ? [['refused', refusals(proof)]] : []),
        ...namespaceRows(report),
        ['Quadlet', quadletWords(report.quadlet)],
      ],
    ),
    ...(report.namespace ? ['', '```text', mapPicture(report.namespace, report.user), '```'] : []),
    ...(proof ? ['', roundTripTable(proof)] : []),
    '',
    '```sh',
    `podman push my-image ${registry}/my-image`,
    '```',
    '',
  ].join('\n');
}

/** Of the pod, and of a container of the user's own where none could be run. */
function namespaceRows({ namespace, mapping, user, proof }: RegistryReport): string[][] {
  const ofProof = proof?.namespace;
  return [
    ...(namespace ? [['user namespace', namespaceWords(namespace, mapping, user)]] : []),
    ...(ofProof && (!namespace || 'failed' in ofProof) ? [['a container', namespaceLine(ofProof)]] : []),
  ];
}

function hostLine({ podman, checks }: RegistryReport): string {
  const mended = checks.filter(({ state }) => state === 'mended');
  const open = checks.filter(({ state }) => state === 'warning' || state === 'error' || state === 'unknown');
  const words = [
    `Podman ${podman}`,
    ...(checks.length === 0 ? ['not looked at'] : []),
    ...(mended.length > 0
      ? [`put right: ${mended.map(({ id, title }) => `${id} ${title}`).join(', ')}`]
      : []),
    ...(open.length > 0 ? [`open: ${open.map(({ id, title }) => `${id} ${title}`).join(', ')}`] : []),
    ...(checks.length > 0 && mended.length + open.length === 0
      ? ['all as it should be, nothing changed']
      : []),
  ];
  return words.join('; ');
}

function refusals({ anonymousStatus, plainHttp }: Proof): string {
  const anonymous =
    anonymousStatus === 401 ? 'requests without credentials (401)' : 'nobody: it asks for no credentials';
  return `${anonymous}; plain http (${plainHttp})`;
}

/** Container root is the runner's user; user N is the N-th subordinate id. */
export function namespaceLine(namespace: Proof['namespace']): string {
  if ('failed' in namespace) return `no container could be run: ${namespace.failed.split('\n')[0]}`;
  const { map, uid } = namespace;
  const pair = (id: number) => `${id} → ${hostId(map, id) ?? 'nobody'}`;
  return `container uid → host uid: ${pair(0)}, ${pair(1)}, ${pair(uid)} (the image's user)`;
}

/** Where the Quadlet files are and what Podman's own generator said of them. */
export function quadletWords({ directory, accepted }: Emission): string {
  const kinds = accepted.map((kind) => code(`.${kind}`)).join(' and ');
  const verdict =
    accepted.length === 0
      ? 'this Podman has no generator that could be asked'
      : `${kinds} accepted by Podman's own generator`;
  return `files in ${code(directory)}: ${verdict}`;
}

/** What was proven, one line of the log for each. */
export function proofLines(proof: Proof): string[] {
  return [
    ...proof.roundTrips.map(formatRoundTrip),
    `refused: ${refusals(proof)}`,
    namespaceLine(proof.namespace),
  ];
}

function formatRoundTrip({ repository, tag, digest, size, duration }: RoundTrip): string {
  return `${repository}:${tag} (${bytes(size)}) went through TLS and came back the same, by tag and by digest, in ${seconds(duration)}: ${digest}`;
}

function roundTripTable({ roundTrips }: Proof): string {
  return table(
    ['pushed and pulled through TLS, by tag and by digest', 'digest', 'layers', 'size', 'time'],
    roundTrips.map(({ repository, tag, digest, layers, size, duration }) => [
      code(`${repository}:${tag}`),
      `${code(digest)} equal`,
      String(layers),
      bytes(size),
      seconds(duration),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** Milliseconds, as people read them. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.floor(Math.log2(count) / 10), units.length);
  return `${(count / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}
