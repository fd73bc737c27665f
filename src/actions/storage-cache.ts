import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeDirectory } from '../host/facts/home.js';
import { registriesConf } from '../host/facts/registries-conf.js';
import type { Host } from '../host/host.js';
import { existingAuthFiles, readLogins } from '../oci/auth-file.js';
import { originalCopies } from '../oci/original-copies.js';
import { jobBoundary } from '../platform/boundary.js';
import { pathExists } from '../platform/files.js';
import { checkDirectory } from '../platform/given-paths.js';
import { checkDirectoryPath, type GivenPath } from '../platform/path-text.js';
import { makeOutputDirectory } from '../platform/write-output.js';
import { phase } from '../registry/job.js';
import { loadImages } from '../storage-cache/load.js';
import type { NameScope } from '../storage-cache/names.js';
import { saveImages } from '../storage-cache/save.js';
import type { JournalContent } from '../undo/journal.js';
import { readOwn } from '../undo/own.js';
import type { Job } from './job.js';
import type { JobOfMain } from './job-state.js';

/** The IDs of the images before the job, which main leaves for post in the directory of the job. */
const BEFORE = 'storage-cache.json';
/** Bytes: some thousand IDs. */
const LARGEST_BEFORE = 4 * 1024 * 1024;

/**
 * Checks the directory of the input "storage-cache", before anything is changed.
 * @throws UserError for a directory that cannot be used
 */
export async function checkStorageCache(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  await checkDirectory(given(path));
  if (await pathExists(path)) realDirectory(path);
}

/**
 * Loads the images of the directory into podman's storage. The post step saves those of the job.
 * @param registry the address of the job's registry
 */
export async function storageCache(path: string | undefined, job: Job, registry?: string): Promise<void> {
  if (path === undefined) return;
  const { podman, journal, log, scratch, directory, host } = job;
  await phase(job, 'Storage cache', async () => {
    const local = await podman.images();
    const before = JSON.stringify(local.map(({ id }) => id));
    await writeFile(join(directory, BEFORE), before, { mode: 0o600 });
    if (await pathExists(path)) {
      const scope = await nameScope(host, registry);
      await loadImages(realDirectory(path), local, { podman, journal, log, scratch, scope });
    } else log.info(`${path} does not exist yet; the post step creates it if the job has images`);
  });
}

/**
 * Saves the images of the job that main began, before its changes are undone.
 * @param path the input, which nothing but the workflow sets
 */
export async function saveStorageCache(
  path: string,
  job: JobOfMain,
  journal: JournalContent,
  host: Host,
): Promise<void> {
  const before = await readOwn(join(job.directory, BEFORE), LARGEST_BEFORE);
  // Main ended before.
  if (before === undefined) return;
  const directory = checkDirectoryPath(given(path));
  const removed = journal.steps.flatMap((step) =>
    step.kind === 'image' && step.id === undefined ? [step.reference] : [],
  );
  await saveImages(() => realDirectory(directory), {
    podman: host.podman,
    log: host.log,
    scope: await nameScope(host, job.registry),
    before: new Set(JSON.parse(before) as string[]),
    removed: new Set(removed),
    copyOriginal: originalCopies(host.variable, homeDirectory(host)),
  });
}

function given(path: string): GivenPath {
  return { what: 'input "storage-cache"', path };
}

/**
 * Creates the directory if it does not exist.
 * @returns the path without links
 * @throws UserError for a link in the checkout
 */
function realDirectory(path: string): string {
  return makeOutputDirectory(path, jobBoundary(process.env));
}

async function nameScope(host: Host, registry: string | undefined): Promise<NameScope> {
  const files = existingAuthFiles(host.variable, homeDirectory(host));
  const { aliases } = await registriesConf(host);
  return { registry, aliases, logins: await readLogins(files) };
}
