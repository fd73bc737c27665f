import { lstat } from 'node:fs/promises';
import { type Host, localHost } from '../../host/host.js';
import { undoTools } from '../../host/undo-tools.js';
import { describeError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import { commandsEnded } from '../../platform/leftover.js';
import type { Log } from '../../platform/log.js';
import { Podman } from '../../podman/podman.js';
import { warnIfGone } from '../../registry/diagnostics/still-running.js';
import { finishMirrors, logMirrorStatistics } from '../../registry/mirror/report.js';
import { type JournalContent, readJournal } from '../../undo/journal.js';
import { undoAll, undoJournal } from '../../undo/undo.js';
import type { Runner } from '../github.js';
import { hostLease, ownCommand } from '../job.js';
import { type JobOfMain, stateOfMain, undoScope } from '../job-state.js';
import { ADDRESS_STATE } from '../saved-state.js';
import type { saveStorageCache } from '../storage-cache.js';
import type { leftoversOf } from './leftovers.js';

/** Rarely needed parts, which are in main's part of the bundle with the trust clients and the registry's client. */
export type LoadParts = () => Promise<{
  readonly leftoversOf: typeof leftoversOf;
  readonly saveStorageCache: typeof saveStorageCache;
}>;

// Seconds, for the command that main was waiting for when it was cancelled.
const GRACE_SECONDS = 20;

/**
 * Undoes the changes in main's journal, the newest first. If the journal cannot be read, removes what can be found by the
 * name of the job. Warns about changes that cannot be undone, and never throws.
 * @param actionRoot the directory of action.yml and dist/
 * @param load loads the search for leftovers, and the saving of images
 */
export async function cleanUpJob(runner: Runner, actionRoot: string, load: LoadParts): Promise<void> {
  const { log } = runner;
  const state = await stateOfMain(runner);
  if ('refused' in state) {
    log.warning(
      `nothing was removed, because the saved state is not from the main step: ${state.refused}. To find leftovers: podman pod ps --filter name=podman-registry-`,
    );
    return;
  }
  const { job } = state;
  await orWarn(log, 'wait for commands of the main step', async () => {
    if (await commandsEnded(job.name, GRACE_SECONDS)) return;
    log.warning(
      `commands of the main step still run after ${GRACE_SECONDS} s; files that they create may stay`,
    );
  });
  await warnIfGone(runner.state(ADDRESS_STATE), job.name, { podman: new Podman(attempt), log });
  const mirrors = job.unusable === undefined ? await logMirrorStatistics(job, log) : undefined;
  const host = localHost({ log, self: ownCommand(actionRoot), exportVariable: runner.exportVariable });
  const journal = await changesOf(job, host);
  const directory = runner.input('storage-cache');
  if (directory !== '' && job.unusable === undefined) {
    await log.group('Storage cache', () => saveImagesOf(job, directory, journal ?? NOTHING, host, load));
  }
  await log.group('Cleaning up', () => cleanUp(job, journal, host, load));
  if (mirrors !== undefined) {
    const isRunning = () => new Podman(attempt).podExists(job.name);
    const summary = (markdown: string) => runner.summary(markdown);
    await finishMirrors(mirrors, { self: ownCommand(actionRoot), attempt, isRunning, log, summary });
  }
}

/** The images of the job, before what it changed is undone. */
async function saveImagesOf(
  job: JobOfMain,
  directory: string,
  journal: JournalContent,
  host: Host,
  load: LoadParts,
): Promise<void> {
  await orWarn(host.log, 'save images in the storage cache', async () => {
    const { saveStorageCache } = await load();
    await saveStorageCache(directory, job, journal, host);
  });
}

async function cleanUp(
  job: JobOfMain,
  journal: JournalContent | undefined,
  host: Host,
  load: LoadParts,
): Promise<void> {
  const { log } = host;
  const lease = hostLease();
  const tools = undoTools(host, job.directory, log);
  const release = await orWarn(log, 'read the claim on the host', () => lease.prepareRelease(job));
  await orWarn(log, 'undo all changes', () => undoJournal(journal ?? NOTHING, tools));
  const isComplete = journal !== undefined && journal.problems.length === 0;
  const found = isComplete ? false : await removeLeftovers(job, host, load);
  if (found || journal?.steps.some(({ kind }) => kind === 'pod')) await warnOfPod(job.name, host);
  await orWarn(log, `remove ${job.directory}`, async () => {
    if (await mayRemove(job)) await undoAll([{ kind: 'remove', path: job.directory }], tools);
    else if (journal === undefined && !found) log.info(`nothing is left of ${job.name}`);
  });
  await orWarn(log, 'undo the changes of the host', async () => {
    const hostTools = undoTools(host, lease.changes.directory, log);
    const others = (await release?.((changes) => undoJournal(changes, hostTools))) ?? [];
    if (others.length > 0) log.info(`kept host changes: still in use by ${others.join(', ')}`);
  });
}

/** Runs one part of post. A failure does not prevent the other parts. */
async function orWarn<T>(log: Log, what: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (thrown) {
    log.warning(`could not ${what}: ${describeError(thrown)}`);
    return undefined;
  }
}

const NOTHING: JournalContent = { steps: [], problems: [] };

/** @returns undefined without a journal: it was removed, or main was cancelled before it created one */
async function changesOf(job: JobOfMain, host: Host): Promise<JournalContent | undefined> {
  if (job.unusable === undefined) return readJournal(job.journal, undoScope(job, host));
  return { steps: [], problems: [`${job.directory} is ignored: ${job.unusable}`] };
}

/** @returns whether anything was found */
async function removeLeftovers(job: JobOfMain, host: Host, load: LoadParts): Promise<boolean> {
  const { log } = host;
  const steps = await orWarn(log, `find leftovers of ${job.name}`, async () => {
    const { leftoversOf } = await load();
    return leftoversOf(job, host);
  });
  if (steps === undefined) return false;
  // An earlier post step leaves only variables.
  const found = steps.some(({ kind }) => kind !== 'variable');
  if (found) {
    log.warning(
      `the list of changes of ${job.name} is missing or damaged, so only what has that name is removed; pulled images may stay`,
    );
  }
  await undoAll(steps, undoTools(host, job.directory, log));
  return found;
}

async function warnOfPod(name: string, { podman, log }: Host): Promise<void> {
  await orWarn(log, `check whether the pod ${name} is gone`, async () => {
    if (!(await podman.podExists(name))) return;
    log.warning(`the pod ${name} still exists; remove it with: podman pod rm --force ${name}`);
  });
}

/** Whether it exists, is no link and belongs to this user. */
async function mayRemove({ directory }: JobOfMain): Promise<boolean> {
  const facts = await lstat(directory).catch(() => undefined);
  return facts?.isDirectory() === true && facts.uid === process.getuid?.();
}
