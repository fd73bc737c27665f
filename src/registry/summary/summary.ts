import { type ApiSocket, describeSocket } from '../../host/api-socket.js';
import type { CheckResult } from '../../host/run-checks.js';
import { hostId } from '../../host/subids/idmap.js';
import { formatBytes } from '../../platform/amounts.js';
import { counted, seconds } from '../../platform/text.js';
import { markdownCode, markdownText, table } from '../../report/markdown.js';
import type { Emission } from '../emit/emit.js';
import type { ResolvedImage } from '../images/images.js';
import { describePushRefusal } from '../proof/access-proof.js';
import type { Proof } from '../proof/proof.js';
import type { RoundTrip } from '../proof/round-trip.js';
import type { PodNamespace } from '../run/namespace.js';
import type { Access, PlacedRegistry, Storage } from '../spec/registry-spec.js';
import { describeNamespace, mapPicture, type NamedUser } from './id-map.js';
import { podDiagram } from './pod-diagram.js';

/** The result of a run, for people. Contains no secrets. */
export interface RegistryReport {
  readonly podman: string;
  readonly checks: readonly CheckResult[];
  readonly registry: string;
  readonly username: string | undefined;
  /** The running pod. */
  readonly record: PlacedRegistry;
  readonly certDirectory: string;
  readonly authFile: string;
  readonly images: readonly ResolvedImage[];
  /** From `kube play` to the first good answer, in milliseconds. */
  readonly startup: number;
  readonly proof: Proof | undefined;
  /** Undefined if it could not be read. */
  readonly namespace: PodNamespace | undefined;
  readonly user: NamedUser;
  readonly quadlet: Emission;
  /** podman's API socket, if requested. */
  readonly socket?: ApiSocket | undefined;
  /** Other clients that trust the registry, in Markdown: one line each. */
  readonly trust?: readonly string[];
  /** More Markdown, such as seeding and caches: a few lines each. */
  readonly sections?: readonly string[];
}

/** The job summary in Markdown: the lines to copy, then findings of the host; the rest is collapsed. Pure. */
export function registrySummary(report: RegistryReport): string {
  const { registry, record, proof, namespace, sections = [] } = report;
  return [
    `## Registry at https://${registry}/v2/`,
    '',
    '```sh',
    ...linesToCopy(report),
    '```',
    '',
    ...accessHint(record.access),
    ...hostFindings(report.checks),
    `<details><summary>${detailsTitle(report)}</summary>`,
    '',
    table(['', ''], rows(report)),
    ...(proof ? ['', roundTripTable(proof)] : []),
    ...sections.flatMap((section) => ['', section.trimEnd()]),
    '',
    '```mermaid',
    podDiagram(record, namespace, report.user),
    '```',
    ...(namespace ? ['', '```text', mapPicture(namespace, report.user), '```'] : []),
    '',
    'In a later step, if the ID of this step is `registry`:',
    '',
    '```yaml',
    ...laterStep(record),
    '```',
    '',
    '</details>',
    '',
  ].join('\n');
}

function linesToCopy({ registry, record: { access } }: RegistryReport): string[] {
  const image = `${registry}/my-image`;
  const pushAndPull = [`podman push my-image ${image}`, `podman pull ${image}`];
  switch (access.kind) {
    case 'none':
      return [...pushAndPull, `docker tag my-image ${image} && docker push ${image}`];
    case 'basic':
      return [
        ...pushAndPull,
        `docker login --username ${access.writer} --password-stdin ${registry} <<< "$PASSWORD"`,
      ];
    case 'token':
      return [`podman login ${registry}`, ...pushAndPull];
  }
}

function accessHint({ kind }: Access): string[] {
  return kind === 'basic'
    ? [
        'The clients of this job are logged in. Elsewhere, `PASSWORD` is the output `password` of this step.',
        '',
      ]
    : [];
}

const FINDINGS = ['error', 'warning', 'unknown', 'fixed'] as const;

function hostFindings(checks: readonly CheckResult[]): string[] {
  const lines = FINDINGS.flatMap((state) =>
    checks
      .filter((one) => one.state === state)
      .map(({ id, title, found, remedy }) => {
        const advice = remedy === undefined ? '' : `; ${remedy.advice}`;
        return `- **${state}** ${id} ${markdownText(`${title}: ${found}${advice}`)}`;
      }),
  );
  return lines.length === 0 ? [] : ['Host checks:', '', ...lines, ''];
}

function detailsTitle({ podman, startup, proof, checks }: RegistryReport): string {
  const verified = proof?.roundTrips.length ?? 0;
  return [
    `Details: Podman ${podman}`,
    `registry ready after ${seconds(startup)}`,
    ...(verified > 0 ? [`${counted(verified, 'image')} pushed, pulled and verified`] : []),
    hostLine(checks),
  ].join('; ');
}

function rows(report: RegistryReport): string[][] {
  const { registry, record, proof, namespace, username, authFile, trust = [] } = report;
  const storage = storageLine(record.storage);
  return [
    ['address', code(registry)],
    ['users', describeUser(record.access)],
    ...(username === undefined ? [] : [['login', `${code(username)}, in ${code(authFile)}`]]),
    ['trusted by', [`podman, buildah and skopeo (${code(report.certDirectory)})`, ...trust].join('<br>')],
    ...(storage === undefined ? [] : [['data', storage]]),
    ...(proof ? [['refused', refusals(proof)]] : []),
    ...report.images.map(({ role, name, origin }) => [`image of ${role}`, `${code(name)} (${origin})`]),
    ['pod', code(record.name)],
    ...(report.socket ? [['API socket', describeSocket(report.socket)]] : []),
    ...(namespace ? [['user namespace', describeNamespace(namespace, record.mapping, report.user)]] : []),
    ['Quadlet', describeQuadlet(report.quadlet)],
  ];
}

function describeUser(access: Access): string {
  switch (access.kind) {
    case 'none':
      return 'anyone who can reach the port may push and pull';
    case 'basic': {
      const { writer, reader, anonymousPull } = access;
      return [
        `${code(writer)} pushes and pulls`,
        ...(reader === undefined ? [] : [`${code(reader)} pulls`]),
        ...(anonymousPull ? ['anyone else who can reach the port pulls'] : []),
      ].join('; ');
    }
    case 'token':
      return `clients with a token from ${code(access.realm)} for ${code(access.service)}`;
  }
}

/** Undefined if the data is removed with the job. */
function storageLine(storage: Storage): string | undefined {
  switch (storage.kind) {
    case 'directory':
      return storage.path === undefined ? undefined : `${code(storage.path)} (kept after the job)`;
    case 'volume':
      return `volume ${code(storage.name)} (kept after the job)`;
    case 's3': {
      const { bucket, prefix, endpoint, region } = storage;
      return `bucket ${code(prefix === '' ? bucket : `${bucket}/${prefix}`)} at ${code(endpoint ?? `AWS ${region}`)}`;
    }
  }
}

/** Lines of a workflow. They use outputs instead of values of this run, so they work in every run. */
function laterStep({ access }: PlacedRegistry): string[] {
  const outputs = 'steps.registry.outputs';
  return [
    ...(access.kind === 'token' ? ['# first: podman login, with a user of the token service'] : []),
    `- run: podman push my-image "$REGISTRY/my-image"`,
    '  env:',
    `    REGISTRY: \${{ ${outputs}.registry }}`,
  ];
}

function hostLine(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return 'host checks off';
  const count = checks.filter(({ state }) => FINDINGS.some((one) => one === state)).length;
  return count === 0 ? 'all host checks passed' : counted(count, 'host finding');
}

function refusals({ anonymousStatus, plainHttp, pushRefusals }: Proof): string {
  return [
    ...(anonymousStatus === 401 ? ['requests without credentials (401)'] : []),
    ...describePushRefusal(pushRefusals),
    `plain http (${plainHttp})`,
  ].join('; ');
}

/** A log line: container root is the user of the job; container uid N is the N-th subordinate id. */
export function namespaceLine({ uids }: PodNamespace): string {
  const pair = (id: number) => `${id} → ${hostId(uids, id) ?? 'not mapped'}`;
  return `container uid → host uid: ${[0, 1, 1000].map(pair).join(', ')}`;
}

/** Where the Quadlet files are, and whether Podman's generator accepts them. */
export function describeQuadlet({ directory, accepted }: Emission): string {
  const kinds = accepted.map((kind) => code(`.${kind}`)).join(' and ');
  const verdict =
    accepted.length === 0
      ? 'not validated, because this Podman has no Quadlet generator'
      : `${kinds} accepted by Podman's generator`;
  return `files in ${code(directory)}: ${verdict}`;
}

/** One log line for each result of the proof. */
export function proofLines(proof: Proof): string[] {
  return [...proof.roundTrips.map((one) => `✓ ${formatRoundTrip(one)}`), `✓ refused: ${refusals(proof)}`];
}

function formatRoundTrip({ repository, tag, digest, size, duration }: RoundTrip): string {
  return `${repository}:${tag} (${formatBytes(size)}): pushed, pulled and verified by tag and digest in ${seconds(duration)} (${digest})`;
}

function roundTripTable({ roundTrips }: Proof): string {
  return table(
    ['image', 'verified digest', 'size', 'time'],
    roundTrips.map(({ repository, tag, digest, size, duration }) => [
      code(`${repository}:${tag}`),
      code(digest),
      unbroken(formatBytes(size)),
      unbroken(seconds(duration)),
    ]),
  );
}

/** Keeps a number and its unit on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** Any name as Markdown code. */
const code = markdownCode;
