import type { CheckResult } from '../../host/run-checks.js';
import { hostId } from '../../host/subids/idmap.js';
import { formatBytes, seconds } from '../../platform/text.js';
import { markdownCode, markdownText, table } from '../../report/markdown.js';
import type { Emission } from '../emit/emit.js';
import type { ResolvedImage } from '../images/images.js';
import { describePushRefusal } from '../proof/access-proof.js';
import type { Proof, RoundTrip } from '../proof/proof.js';
import type { PodNamespace } from '../run/namespace.js';
import type { Access, PlacedRegistry, Storage } from '../spec/registry-spec.js';
import { describeNamespace, mapPicture, type NamedUser } from './id-map.js';
import { podDiagram } from './pod-diagram.js';

/** What a run brought, for people. Nothing in it is a secret. */
export interface RegistryReport {
  readonly podman: string;
  readonly checks: readonly CheckResult[];
  readonly registry: string;
  readonly username: string | undefined;
  /** The pod as it is up. */
  readonly record: PlacedRegistry;
  readonly certDirectory: string;
  readonly authFile: string;
  readonly images: readonly ResolvedImage[];
  /** From `kube play` to the first good answer, in milliseconds. */
  readonly startup: number;
  readonly proof: Proof | undefined;
  /** Nothing where it could not be seen. */
  readonly namespace: PodNamespace | undefined;
  readonly user: NamedUser;
  readonly quadlet: Emission;
  /** Who else trusts the registry, in Markdown: one line each. */
  readonly trust?: readonly string[];
  /** Ready Markdown of what else was done: seeding, caches. Each is a few lines. */
  readonly sections?: readonly string[];
}

/** The job summary in Markdown: one screen, with the details folded. Pure. */
export function registrySummary(report: RegistryReport): string {
  const { registry, record, proof, sections = [] } = report;
  return [
    `## Registry at https://${registry}/v2/`,
    '',
    '```mermaid',
    podDiagram(record, report.namespace, report.user),
    '```',
    '',
    table(['', ''], headRows(report)),
    ...(proof ? ['', roundTripTable(proof)] : []),
    ...sections.flatMap((section) => ['', section.trimEnd()]),
    '',
    'In a following step, where `registry` is the id of this one:',
    '',
    '```yaml',
    ...followingStep(record),
    '```',
    '',
    '<details><summary>Details: login, images of the pod, user namespace, Quadlet</summary>',
    '',
    table(['', ''], detailRows(report)),
    ...(report.namespace ? ['', '```text', mapPicture(report.namespace, report.user), '```'] : []),
    '',
    '</details>',
    '',
  ].join('\n');
}

function headRows(report: RegistryReport): string[][] {
  const { registry, record, proof, trust = [] } = report;
  const storage = storageLine(record.storage);
  return [
    ['address', code(registry)],
    ['users', describeUser(record.access)],
    ['trusted by', [`podman, buildah and skopeo (${code(report.certDirectory)})`, ...trust].join('<br>')],
    ...(storage === undefined ? [] : [['data', storage]]),
    ...(proof ? [['refused', refusals(proof)]] : []),
    ['host', hostLine(report)],
    ['answered after', seconds(report.startup)],
  ];
}

function detailRows(report: RegistryReport): string[][] {
  const { username, authFile, record } = report;
  return [
    ...(username === undefined ? [] : [['login', `of ${code(username)}, in ${code(authFile)}`]]),
    ...report.images.map(({ role, name, origin }) => [`image of ${role}`, `${code(name)} (${origin})`]),
    ['pod', code(record.name)],
    ...namespaceRows(report),
    ['Quadlet', describeQuadlet(report.quadlet)],
  ];
}

function describeUser(access: Access): string {
  switch (access.kind) {
    case 'none':
      return 'everybody who reaches the port may push and pull';
    case 'basic': {
      const { writer, reader, anonymousPull } = access;
      return [
        `${code(writer)} pushes and pulls`,
        ...(reader === undefined ? [] : [`${code(reader)} pulls`]),
        ...(anonymousPull ? ['everybody else who reaches the port pulls'] : []),
      ].join('; ');
    }
    case 'token':
      return `whom ${code(access.realm)} gives a token for ${code(access.service)}`;
  }
}

/** Nothing where the data goes with the job. */
function storageLine(storage: Storage): string | undefined {
  switch (storage.kind) {
    case 'directory':
      return storage.path === undefined ? undefined : `${code(storage.path)}, which stays`;
    case 'volume':
      return `volume ${code(storage.name)}, which stays`;
    case 's3': {
      const { bucket, prefix, endpoint, region } = storage;
      return `bucket ${code(prefix === '' ? bucket : `${bucket}/${prefix}`)} at ${code(endpoint ?? `AWS ${region}`)}`;
    }
  }
}

/** Lines of a workflow. The names are those of the outputs: nothing of a run is in it, so it can be copied as it is. */
function followingStep({ access }: PlacedRegistry): string[] {
  const outputs = 'steps.registry.outputs';
  return [
    `- run: podman push my-image "$REGISTRY/my-image"`,
    '  env:',
    `    REGISTRY: \${{ ${outputs}.registry }}`,
    ...(access.kind === 'token' ? ['# after a podman login with a user of the token service'] : []),
  ];
}

/** Of the pod, and of a container of the user's own where none could be run. */
function namespaceRows({ namespace, record, user, proof }: RegistryReport): string[][] {
  const ofProof = proof?.namespace;
  return [
    ...(namespace ? [['user namespace', describeNamespace(namespace, record.mapping, user)]] : []),
    ...(ofProof && (!namespace || 'failed' in ofProof)
      ? [['a container', markdownText(namespaceLine(ofProof))]]
      : []),
  ];
}

function hostLine({ podman, checks }: RegistryReport): string {
  const fixed = checks.filter(({ state }) => state === 'fixed');
  const open = checks.filter(({ state }) => state === 'warning' || state === 'error' || state === 'unknown');
  const words = [
    `Podman ${podman}`,
    ...(checks.length === 0 ? ['not looked at'] : []),
    ...(fixed.length > 0 ? [`put right: ${fixed.map(({ id, title }) => `${id} ${title}`).join(', ')}`] : []),
    ...(open.length > 0 ? [`open: ${open.map(({ id, title }) => `${id} ${title}`).join(', ')}`] : []),
    ...(checks.length > 0 && fixed.length + open.length === 0
      ? ['all as it should be, nothing changed']
      : []),
  ];
  return words.join('; ');
}

function refusals({ anonymousStatus, plainHttp, pushRefusals }: Proof): string {
  const anonymous =
    anonymousStatus === 401 ? 'requests without credentials (401)' : 'nobody: it asks for no credentials';
  return [anonymous, ...describePushRefusal(pushRefusals), `plain http (${plainHttp})`].join('; ');
}

/** Container root is the runner's user; user N is the N-th subordinate id. */
export function namespaceLine(namespace: Proof['namespace']): string {
  if ('failed' in namespace) return `no container could be run: ${namespace.failed.split('\n')[0]}`;
  const { map, uid } = namespace;
  const pair = (id: number) => `${id} → ${hostId(map, id) ?? 'nobody'}`;
  return `container uid → host uid: ${pair(0)}, ${pair(1)}, ${pair(uid)} (the image's user)`;
}

/** Where the Quadlet files are and what Podman's own generator said of them. */
export function describeQuadlet({ directory, accepted }: Emission): string {
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
  return `${repository}:${tag} (${formatBytes(size)}) went through TLS and came back the same, by tag and by digest, in ${seconds(duration)}: ${digest}`;
}

function roundTripTable({ roundTrips }: Proof): string {
  return table(
    ['went through', 'digest, equal by tag and by digest', 'size', 'time'],
    roundTrips.map(({ repository, tag, digest, size, duration }) => [
      code(`${repository}:${tag}`),
      code(digest),
      unbroken(formatBytes(size)),
      unbroken(seconds(duration)),
    ]),
  );
}

/** A number stays beside its unit in a narrow column. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** A name as Markdown shows it, whatever it is. */
export const code = markdownCode;
