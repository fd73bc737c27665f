import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeDirectory } from '../host/facts/home.js';
import type { Host } from '../host/host.js';
import { existingAuthFiles, type Logins, loginsOf, mergeAuth, readAuthFiles } from '../oci/auth-file.js';
import { originalCopies } from '../oci/original-copies.js';
import { jobBoundary } from '../platform/boundary.js';
import { pathExists } from '../platform/files.js';
import { checkDirectoryPath } from '../platform/path-text.js';
import { makeOutputDirectory } from '../platform/write-output.js';
import { loadImages } from '../storage-cache/load.js';
import { saveImages } from '../storage-cache/save.js';
import type { JournalContent } from '../undo/journal.js';
import { readOwn } from '../undo/own.js';
import type { Job } from './job.js';
import type { JobOfMain } from './job-state.js';

/** What main leaves for post, in the directory of the job. */
interface ForPost {
  /** The IDs of the images before the job. */
  readonly before: readonly string[];
  /** The short names that registries.conf(5) translates. */
  readonly aliases: readonly string[];
}

const FOR_POST = 'storage-cache.json';
/** Bytes: some thousand IDs. */
const LARGEST_FOR_POST = 4 * 1024 * 1024;

/** @param aliases the short names that registries.conf(5) translates */
export async function loadForJob(
  path: string,
  job: Job,
  registry: string | undefined,
  aliases: ReadonlySet<string>,
): Promise<void> {
  const { podman, journal, log, scratch, directory, host } = job;
  const local = await podman.images();
  const forPost: ForPost = { before: local.map(({ id }) => id), aliases: [...aliases] };
  await writeFile(join(directory, FOR_POST), JSON.stringify(forPost), { mode: 0o600 });
  if (!(await pathExists(path))) {
    log.info(`${path} does not exist yet; the post step creates it if the job has images`);
    return;
  }
  const scope = { registry, aliases, logins: await jobLogins(host) };
  await loadImages(realDirectory(path), local, { podman, journal, log, scratch, scope });
}

/**
 * Saves the images of the job that main began, before its changes are undone.
 * @param path the input, which nothing but the workflow sets
 */
export async function saveForJob(
  path: string,
  job: JobOfMain,
  journal: JournalContent,
  host: Host,
): Promise<void> {
  const text = await readOwn(join(job.directory, FOR_POST), LARGEST_FOR_POST);
  // Main ended before.
  if (text === undefined) return;
  const { before, aliases } = JSON.parse(text) as ForPost;
  const directory = checkDirectoryPath({ what: 'input "storage-cache"', path });
  const removed = journal.steps.flatMap((step) =>
    step.kind === 'image' && step.id === undefined ? [step.reference] : [],
  );
  await saveImages(() => realDirectory(directory), {
    podman: host.podman,
    log: host.log,
    scope: { registry: job.registry, aliases: new Set(aliases), logins: await jobLogins(host) },
    before: new Set(before),
    removed: new Set(removed),
    copyOriginal: originalCopies(host.variable, homeDirectory(host)),
  });
}

/**
 * Creates the directory if it does not exist.
 * @returns the path without links
 * @throws UserError for a link in the checkout
 */
function realDirectory(path: string): string {
  return makeOutputDirectory(path, jobBoundary(process.env));
}

async function jobLogins(host: Host): Promise<Logins> {
  const files = existingAuthFiles(host.variable, homeDirectory(host));
  return loginsOf(mergeAuth(await readAuthFiles(files)));
}
