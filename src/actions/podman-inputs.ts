import type { Host } from '../host/host.js';
import { hasJobPodman } from '../host/job-podman/of-job.js';
import { changesPodman, type PodmanRequest, provideJobPodman } from '../host/job-podman/provide.js';
import { refuse, UserError } from '../platform/errors.js';
import { phase } from '../registry/job.js';
import type { Job } from './job.js';
import { type GetInput, isAddress, readPath } from './read-input.js';

/** @throws UserError with the input, its value, and what is allowed */
export function readPodman(get: GetInput): PodmanRequest {
  return {
    ...readSource(get),
    containersConf: readPath(get, 'containers-conf'),
    registriesConf: readPath(get, 'registries-conf'),
    runtime: readRuntime(get),
  };
}

function readSource(get: GetInput): Pick<PodmanRequest, 'archive' | 'version'> {
  const archive = readArchive(get);
  const asked = get('podman-version');
  if (asked === '' || asked === 'installed') return { archive, version: undefined };
  if (asked !== 'newest' && !/^\d{1,3}\.\d{1,3}$/.test(asked))
    throw refuse('podman-version', asked, 'installed, newest, or two numbers such as 5.8');
  if (archive !== undefined)
    throw new UserError('"podman-archive" and "podman-version" are both set; use one of them');
  return { archive, version: asked as PodmanRequest['version'] };
}

function readArchive(get: GetInput): PodmanRequest['archive'] {
  const [source, sha256] = [get('podman-archive'), get('podman-archive-sha256').toLowerCase()];
  if (source === '' && sha256 === '') return undefined;
  if (source === '' || sha256 === '') {
    const missing = source === '' ? 'podman-archive' : 'podman-archive-sha256';
    throw new UserError(
      `input "${missing}" is not set; "podman-archive" and "podman-archive-sha256" are required together`,
    );
  }
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw refuse('podman-archive-sha256', sha256, 'the 64 hexadecimal digits that sha256sum prints');
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(source)) readPath(get, 'podman-archive');
  else if (!isAddress(source, /^https:$/))
    throw refuse('podman-archive', source, 'an https address without a login, or the path of a file');
  return { source, sha256 };
}

function readRuntime(get: GetInput): string | undefined {
  const runtime = get('runtime');
  if (runtime === 'crun' || runtime === 'runc') return runtime;
  const path = readPath(get, 'runtime');
  if (path !== undefined && !path.includes('/')) throw refuse('runtime', runtime, 'crun, runc, or a path');
  return path;
}

/** @throws UserError for a registry that outlives what this job gets */
export function validatePodman(
  request: PodmanRequest,
  lifecycle: 'job' | 'persistent',
  host: Pick<Host, 'variable'>,
): void {
  if (lifecycle === 'job' || !(changesPodman(request) || hasJobPodman(host))) return;
  throw new UserError(
    '"podman-archive", "podman-version", "containers-conf" and "runtime" are for one job and do not work with "lifecycle: persistent"; install that Podman on the host, or use "lifecycle: job"',
  );
}

/**
 * Provides the Podman and the configuration of the job, and says so in the log.
 * @returns where the Podman is from, if it is not the installed one
 */
export async function jobPodman(request: PodmanRequest, job: Job): Promise<string | undefined> {
  if (Object.values(request).every((one) => one === undefined)) return undefined;
  return phase(job, 'Podman', async () => {
    const { lines, origin } = await provideJobPodman(request, job);
    for (const line of lines) job.log.info(line);
    return origin;
  });
}
