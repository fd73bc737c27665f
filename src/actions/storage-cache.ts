import { registriesConf } from '../host/facts/registries-conf.js';
import { jobBoundary } from '../platform/boundary.js';
import { pathExists } from '../platform/files.js';
import { checkDirectory } from '../platform/given-paths.js';
import { makeOutputDirectory } from '../platform/write-output.js';
import { phase } from '../registry/job.js';
import type { Job } from './job.js';

/**
 * Checks the directory of the input "storage-cache", before anything is changed.
 * @throws UserError for a directory that cannot be used
 */
export async function checkStorageCache(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  await checkDirectory({ what: 'input "storage-cache"', path });
  if (await pathExists(path)) makeOutputDirectory(path, jobBoundary(process.env));
}

/**
 * Loads the images of the directory into podman's storage. The post step saves those of the job.
 * @param registry the address of the job's registry
 */
export async function storageCache(path: string | undefined, job: Job, registry?: string): Promise<void> {
  if (path === undefined) return;
  await phase(job, 'Storage cache', async () => {
    // Only jobs with this input need it.
    const { loadForJob } = await import('./storage-cache-of-job.js');
    const { aliases } = await registriesConf(job.host);
    await loadForJob(path, job, registry, aliases);
  });
}
