import { readdir } from 'node:fs/promises';
import { shellWords } from '../host/report/remedy-shell.js';
import { formatBytes } from '../platform/amounts.js';
import { counted } from '../platform/text.js';
import { downCommand, startCommand } from './own-command.js';
import type { KeptRegistry, StartResult } from './result.js';

/** A file or directory of the artifacts, with a description. */
interface Artifact {
  readonly name: string;
  readonly what: string;
}

/** Data for the closing text in addition to the result. */
export interface Closing {
  readonly artifacts: string;
  readonly files: readonly Artifact[];
  /** Milliseconds. */
  readonly duration: number;
  /** The command that enters the machine of the registry; undefined if it is on this host. */
  readonly enter: readonly string[] | undefined;
}

/** The closing text of a run without --keep: at most one screen. Pure. */
export function summaryLines(result: StartResult, closing: Closing): string[] {
  const width = Math.max(0, ...closing.files.map(({ name }) => name.length));
  const files = closing.files.map(({ name, what }) => `  ${name.padEnd(width)}  ${what}`);
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['registry', [`${result.url} on Podman ${result.podman}`]],
    ['checks', [checksLine(result)]],
    ['proof', proofLines(result)],
    ['artifacts', [closing.artifacts, ...files]],
    ['time', [seconds(closing.duration)]],
  ];
  const stays = result.persistent && closing.enter === undefined;
  return [
    '',
    `✓ The registry was started, tested and ${stays ? 'kept as a service' : 'removed'}.`,
    '',
    ...rows.flatMap(([name, lines]) =>
      lines.map((line, index) => `  ${(index === 0 ? name : '').padEnd(10)} ${line}`),
    ),
    '',
    `To try it yourself: ${startCommand('--keep')}`,
  ];
}

/** Duplicated here, because loading the module of the job summary would take longer. */
function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

function checksLine({ hostChanges, warnings }: StartResult): string {
  const warned = warnings === 0 ? '' : `; ${counted(warnings, 'warning')}, see above`;
  if (hostChanges === undefined) return `host checks are off${warned}`;
  if (hostChanges.length === 0) return `no host changes needed${warned}`;
  return `host changes, now undone: ${hostChanges.join(', ')}${warned}`;
}

// The user's images come first, and there may be many.
const SHOWN_TRIPS = 2;

function proofLines({ roundTrips }: StartResult): string[] {
  if (roundTrips.length === 0) return ['no test image was pushed'];
  const lines = roundTrips
    .slice(0, SHOWN_TRIPS)
    .flatMap(({ repository, tag, digest, size, duration }) => [
      `${repository}:${tag} pushed and pulled, ${formatBytes(size)} in ${seconds(duration)}, same digest:`,
      `  ${digest}`,
    ]);
  const more = roundTrips.length - SHOWN_TRIPS;
  return more > 0 ? [...lines, `and ${more} more, all with the same digest`] : lines;
}

/** The closing text of a run with --keep: commands to paste, in this order. Pure. */
export function keptLines({ url, kept }: StartResult & { kept: KeptRegistry }, closing: Closing): string[] {
  const { enter } = closing;
  const where = enter === undefined ? '' : ', in a machine that shares the network of this host';
  const parts: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ...(enter === undefined ? [] : [['Enter the machine:', [enter]] as const]),
    [
      'Let podman, curl and other clients in this shell trust the registry and log in:',
      [['source', kept.environment]],
    ],
    ...(kept.needsToken ? [] : clientParts(url, kept)),
    [
      'Show the logs of nginx and of the registry:',
      kept.containers.map((name) => ['podman', 'logs', '--tail=20', name]),
    ],
    ...(enter === undefined ? [] : [['Leave the machine:', [['exit']]] as const]),
  ];
  return [
    '',
    `✓ The registry is running at ${url}${where}.`,
    `Artifacts: ${closing.artifacts} (${closing.files.map(({ name }) => name).join(', ')})`,
    '',
    ...parts.flatMap(([title, commands]) => [title, ...commands.map((argv) => `  ${shellWords(argv)}`)]),
    'Stop the registry and remove everything:',
    `  ${downCommand()}`,
  ];
}

function clientParts(url: string, kept: KeptRegistry): (readonly [string, readonly (readonly string[])[]])[] {
  const login = kept.netrc === undefined ? [] : ['--netrc-file', kept.netrc];
  const trust = kept.curlTrusts ? [] : ['--cacert', kept.ca];
  return [
    ['Push a local image:', [['podman', 'push', kept.image, `${kept.registry}/my-image`]]],
    [
      'List the repositories:',
      [['curl', '--silent', '--show-error', ...trust, ...login, `${url}/v2/_catalog`]],
    ],
  ];
}

const KNOWN = [
  { name: 'summary.md', what: "the action's job summary" },
  { name: 'quadlet', what: 'Quadlet files, a systemd unit and Kubernetes manifests; see README.md' },
] as const;

/** The artifacts of a run. */
export async function describeArtifacts(directory: string): Promise<Artifact[]> {
  const names = await readdir(directory);
  return KNOWN.filter(({ name }) => names.includes(name));
}
