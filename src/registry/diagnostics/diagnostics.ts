import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpaceFacts } from '../../host/host.js';
import { writePrivate } from '../../platform/files.js';
import { listeningSockets } from '../../platform/listening-sockets.js';
import { processIds } from '../../platform/process-ids.js';
import type { ContainerState, Podman } from '../../podman/podman.js';
import { logLine, withoutRepeats } from './diagnose.js';

/** What to collect after a registry failed to start or to work. */
export interface DiagnosticsRequest {
  /** The error, which is printed first. */
  readonly cause: string;
  readonly pod: string;
  /** The results of the host checks, as text. */
  readonly host: string;
  /** Directories whose disk may be full. */
  readonly places: readonly { readonly path: string; readonly purpose: string }[];
  readonly ports: readonly number[];
}

interface DiagnosticsTools {
  readonly podman: Pick<Podman, 'podStates' | 'logs'>;
  readonly space: (path: string) => Promise<SpaceFacts | undefined>;
  /** Another directory than /proc, for tests. */
  readonly proc?: string;
}

/** A file of the diagnostics, and its lines for the log. */
interface Diagnostic {
  readonly file: string;
  readonly title: string;
  readonly text: string;
  readonly excerpt: readonly string[];
}

// Lines of a container's log: in the files, and in the log of the job.
const KEPT = 2000;
const EXCERPT = 20;

/**
 * Collects everything once. A part that cannot be read contains the reason instead.
 * @returns diagnostics that still contain secrets
 */
export async function gatherDiagnostics(
  { cause, pod, host, places, ports }: DiagnosticsRequest,
  { podman, space, proc }: DiagnosticsTools,
): Promise<Diagnostic[]> {
  const states = await orWhy(podman.podStates(pod));
  const containers = 'why' in states ? [] : states.got.filter(({ isInfra }) => !isInfra);
  const [logs, disk, listening] = await Promise.all([
    Promise.all(containers.map(async ({ name }) => ({ name, log: await orWhy(podman.logs(name, KEPT)) }))),
    orWhy(Promise.all(places.map(async (place) => ({ ...place, space: await space(place.path) })))),
    orWhy(listeners(ports, proc)),
  ]);
  return [
    whole('cause.txt', 'Cause', [cause]),
    whole('pod.txt', `Pod ${pod}`, 'why' in states ? [states.why] : states.got.map(stateLine)),
    ...logs.map(({ name, log }) => containerLog(name, pod, log)),
    whole('disk.txt', 'Disk', 'why' in disk ? [disk.why] : disk.got.map(diskLine)),
    whole('ports.txt', 'Ports', 'why' in listening ? [listening.why] : portLines(ports, listening.got)),
    whole('host.txt', 'Host', host.trimEnd().split('\n')),
  ];
}

type Got<T> = { readonly got: T } | { readonly why: string };

async function orWhy<T>(asked: Promise<T>): Promise<Got<T>> {
  try {
    return { got: await asked };
  } catch (thrown) {
    return { why: `could not read this: ${(thrown as Error).message}` };
  }
}

function whole(file: string, title: string, lines: readonly string[]): Diagnostic {
  const excerpt = lines.length > 0 ? lines : ['none'];
  return { file, title, text: `${excerpt.join('\n')}\n`, excerpt };
}

function containerLog(name: string, pod: string, log: Got<string>): Diagnostic {
  const short = name.startsWith(`${pod}-`) ? name.slice(pod.length + 1) : name;
  const title = `Last lines of container ${short}`;
  if ('why' in log) return whole(`${short}.log`, title, [log.why]);
  const excerpt = withoutRepeats(log.got).slice(-EXCERPT).map(logLine);
  return {
    file: `${short}.log`,
    title,
    text: log.got,
    excerpt: excerpt.length > 0 ? excerpt : ['no output'],
  };
}

function stateLine({ name, isInfra, state, exitCode, restarts }: ContainerState): string {
  const ended = state === 'exited' ? `, exit code ${exitCode}` : '';
  return `${name}${isInfra ? ' (infra)' : ''}: ${state}${ended}, restarted ${restarts} times`;
}

function diskLine(place: { path: string; purpose: string; space: SpaceFacts | undefined }): string {
  const { path, purpose, space } = place;
  if (space === undefined) return `${purpose} (${path}): the file system does not report its free space`;
  const { free, total, freeFiles } = space;
  const files = freeFiles === undefined ? '' : `, ${freeFiles} free inodes`;
  return `${purpose} (${path}): ${mib(free)} of ${mib(total)} free${files}`;
}

function mib(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}

/** Redacts all secrets. Pure. */
export function withoutSecrets(
  diagnostics: readonly Diagnostic[],
  redact: (text: string) => string,
): Diagnostic[] {
  return diagnostics.map(({ file, title, text, excerpt }) => ({
    file,
    title,
    text: redact(text),
    // As one text, because a key spans several lines.
    excerpt: redact(excerpt.join('\n')).split('\n'),
  }));
}

/** Writes files that only this user can read. */
export async function writeDiagnostics(diagnostics: readonly Diagnostic[], directory: string): Promise<void> {
  for (const { file, text } of diagnostics) await writePrivate(join(directory, file), text);
}

/** A socket that listens. */
interface Listener {
  readonly port: number;
  readonly uid: number;
  /** Undefined for a process of another user: only its uid is known. */
  readonly process: { readonly pid: number; readonly name: string } | undefined;
}

/**
 * Finds the processes that listen on ports, without ss(8), which some hosts lack.
 * @param proc another directory than /proc, for tests
 */
export async function listeners(ports: readonly number[], proc = '/proc'): Promise<Listener[]> {
  const tables = await Promise.all(
    // A host without IPv6 has no tcp6.
    ['tcp', 'tcp6'].map((name) => readFile(`${proc}/net/${name}`, 'utf8').catch(() => '')),
  );
  const sockets = tables.flatMap(listeningSockets).filter(({ port }) => ports.includes(port));
  if (sockets.length === 0) return [];
  const owners = await processesOf(new Set(sockets.map(({ inode }) => inode)), proc);
  return sockets.map(({ port, uid, inode }) => ({ port, uid, process: owners.get(inode) }));
}

async function processesOf(inodes: ReadonlySet<string>, proc: string) {
  const owners = new Map<string, { pid: number; name: string }>();
  for (const pid of await processIds(proc)) {
    // Files of other users' processes are hidden, and processes may end meanwhile.
    const files = await readdir(`${proc}/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`${proc}/${pid}/fd/${file}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined || !inodes.has(inode)) continue;
      const name = await readFile(`${proc}/${pid}/comm`, 'utf8').catch(() => '');
      owners.set(inode, { pid: Number(pid), name: name.trim() });
    }
  }
  return owners;
}

/** One line for each. Pure. */
export function portLines(ports: readonly number[], found: readonly Listener[]): string[] {
  if (found.length === 0) return [`nothing listens on ${describePort(ports)}`];
  return found.map(({ port, uid, process }) => {
    const whose = process ? `${process.name} (pid ${process.pid})` : 'a process of another user';
    return `${port}: ${whose}, uid ${uid}`;
  });
}

function describePort(ports: readonly number[]): string {
  const [first, last] = [ports[0], ports.at(-1)];
  return ports.length > 1 ? `${first} to ${last}` : `${first}`;
}
