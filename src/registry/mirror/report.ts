import { join } from 'node:path';
import { formatBytes } from '../../platform/amounts.js';
import { type Attempt, attempt } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { counted } from '../../platform/text.js';
import { Podman } from '../../podman/podman.js';
import { readOwn } from '../../undo/own.js';
import type { RegistryJob } from '../job.js';
import { trimCaches } from '../store/in-store.js';
import type { TrimReport } from '../store/protocol.js';
import { countMirrors, mirrorLine } from './statistics.js';

/** In the directory of the job, for post. */
export const MIRRORS_FILE = 'mirrors.json';

export interface MirrorsOfJob {
  readonly upstreams: readonly string[];
  /** The directories that are kept after the job. */
  readonly directories: readonly string[];
  readonly limit: number | undefined;
}

/** What post reports about the caches when the pod is gone. */
export interface MirrorReport {
  readonly mirrors: MirrorsOfJob;
  /** Statistics; empty if nothing was pulled. */
  readonly lines: readonly string[];
}

// Lines of nginx's log, which has one for each blob, and warnings.
const ENOUGH = 50_000;

// Bytes of the file for post.
const LARGEST = 65_536;

/** Logs cache statistics while the pod still exists. Never fails, because they are for information only. */
export async function logMirrorStatistics(
  { name, directory }: Pick<RegistryJob, 'name' | 'directory'>,
  log: Log,
): Promise<MirrorReport | undefined> {
  try {
    const text = await readOwn(join(directory, MIRRORS_FILE), LARGEST);
    // Main had no caches, or ended earlier.
    if (text === undefined) return undefined;
    const mirrors: MirrorsOfJob = JSON.parse(text);
    const figures = countMirrors(await new Podman(attempt).logs(`${name}-nginx`, ENOUGH), mirrors.upstreams);
    const lines = figures.map(mirrorLine);
    for (const line of lines) log.info(line);
    return { mirrors, lines: figures.some(({ blobs, failed }) => blobs + failed > 0) ? lines : [] };
  } catch (thrown) {
    log.info(`could not read cache statistics: ${(thrown as Error).message}`);
    return undefined;
  }
}

interface FinishTools {
  readonly self: readonly string[];
  readonly attempt: Attempt;
  /** Whether the pod still exists, so that the caches may be running. */
  isRunning(): Promise<boolean>;
  readonly log: Log;
  summary(markdown: string): Promise<void>;
}

/** Makes the kept caches smaller, and adds statistics and their size to the summary. */
export async function finishMirrors({ mirrors, lines }: MirrorReport, tools: FinishTools): Promise<void> {
  const { directories, limit } = mirrors;
  const kept: string[] = [];
  try {
    if (directories.length > 0 && !(await tools.isRunning())) {
      kept.push(trimLine(await trimCaches({ trim: directories, limit }, tools.self, tools.attempt), limit));
      tools.log.info(kept.join());
    }
  } catch (thrown) {
    tools.log.warning(`could not read or trim the caches: ${(thrown as Error).message}`);
  }
  const list = [...lines, ...kept].map((line) => `- ${line}`);
  if (list.length > 0) await tools.summary(['### Caches', '', ...list, ''].join('\n'));
}

/** `caches: 3.2 GiB of 5 GiB; deleted 12 blobs, 1.1 GiB, used least recently`. Pure. */
export function trimLine({ bytes, blobs, freed }: TrimReport, limit: number | undefined): string {
  const of = limit === undefined ? '' : ` of ${formatBytes(limit, 0)}`;
  const deleted =
    blobs === 0 ? '' : `; deleted ${counted(blobs, 'blob')}, ${formatBytes(freed)}, used least recently`;
  return `caches: ${formatBytes(bytes)}${of}${deleted}`;
}
