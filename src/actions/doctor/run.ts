import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ApiSocket, describeSocket } from '../../host/api-socket.js';
import { podmanSocket } from '../../host/checks/services/podman-socket.js';
import { withEphemeralStorage } from '../../host/doctor/dry-run.js';
import {
  checkPhase,
  type Examination,
  examine,
  HostUnfitError,
  isFit,
  obstaclesOf,
} from '../../host/examine.js';
import { explainFailure } from '../../host/explain.js';
import { podmanInfo } from '../../host/facts/podman.js';
import type { Host } from '../../host/host.js';
import { isOfJob } from '../../host/job-podman/of-job.js';
import { hostJson } from '../../host/report/json.js';
import { type PodmanFacts, podmanTable } from '../../host/report/podman-table.js';
import { hostSummary } from '../../host/report/summary.js';
import { hostText } from '../../host/report/text.js';
import type { CheckResult, CheckState } from '../../host/run-checks.js';
import { filesUrl } from '../../platform/repository-url.js';
import { apiSocket, readSocket } from '../api-socket.js';
import type { Runner } from '../github.js';
import { type Job, startJob } from '../job.js';
import { foreignPlatforms, readPlatforms } from '../platforms.js';
import { jobPodman, readPodman } from '../podman-inputs.js';
import { choice, readBoolean, readDirectory, readUsers } from '../read-input.js';
import { checkStorageCache, storageCache } from '../storage-cache.js';

/**
 * Main of Podman Doctor.
 * @param actionRoot the directory of dist/
 */
export async function doctorMain(runner: Runner, actionRoot: string): Promise<void> {
  try {
    const setup = choice(runner.input, 'setup', ['auto', 'check']);
    const fail = readBoolean(runner.input, 'fail');
    const podman = readPodman(runner.input);
    const platforms = readPlatforms(runner.input);
    const socketChoice = readSocket(runner.input);
    const cache = readDirectory(runner.input, 'storage-cache');
    await checkStorageCache(cache);
    const job = await startJob(runner, actionRoot, readUsers(runner.input));
    const isPossible = obstaclesOf(await checkPhase('platform', job.host, setup)).length === 0;
    if (isPossible) await job.claimHost();
    const origin = await jobPodman(podman, job);
    if (isPossible) await foreignPlatforms(platforms, job);
    const examination =
      setup === 'auto'
        ? await examine(job.host, { fix: true })
        : await withEphemeralStorage(job.hostParts, (host) => examine(host, { fix: false }));
    const socket =
      socketChoice && isFit(examination.results) ? await apiSocket(socketChoice, job) : undefined;
    if (isFit(examination.results)) await storageCache(cache, job);
    const results = withSocket(examination.results, socket);
    const podmans =
      setup === 'auto' && isFit(examination.results)
        ? await describePodman({ origin, socket, platforms }, job.host)
        : undefined;
    await report({ ...examination, results }, socket, podmans, runner, job);
    const obstacles = examination.results.filter(({ state }) => state === 'error');
    if (fail && obstacles.length > 0) throw new HostUnfitError(obstacles, job.host.user.name);
  } catch (thrown) {
    runner.fail(explainFailure(thrown));
  }
}

/** The check for a socket came before the socket of the job. */
function withSocket(results: readonly CheckResult[], socket: ApiSocket | undefined): CheckResult[] {
  return results.map((one) => {
    const { id, title } = one;
    return socket !== undefined && id === podmanSocket.id
      ? { id, title, state: 'ok', found: `${socket.path}, for this job` }
      : one;
  });
}

async function report(
  { results, duration }: Examination,
  socket: ApiSocket | undefined,
  podmans: string | undefined,
  runner: Runner,
  job: Job,
): Promise<void> {
  const user = job.host.user.name;
  runner.log.info(hostText(results, { all: true, duration, user }));
  const path = join(job.directory, 'doctor.json');
  await writeFile(path, hostJson(results, duration));
  runner.output('report', path);
  runner.output('fit', String(isFit(results)));
  runner.output('host-changes', idsOf(results, 'fixed'));
  runner.output('findings', idsOf(results, 'error', 'warning'));
  runner.output('socket', socket?.path ?? '');
  const host = hostSummary(results, { user, duration, pages: filesUrl(process.env) });
  const own = socket === undefined ? [] : [`Podman's API socket: ${describeSocket(socket)}\n`];
  await runner.summary([host, ...(podmans === undefined ? own : [podmans])].join('\n'));
}

/** Nothing if podman does not answer. */
async function describePodman(
  provided: Pick<PodmanFacts, 'origin' | 'socket' | 'platforms'>,
  host: Host,
): Promise<string | undefined> {
  const answer = await podmanInfo(host);
  if (answer.kind !== 'info') return undefined;
  const uidMap = await host.podman.userNamespaceMap().catch(() => '');
  const podman = (await host.find('podman')) ?? '';
  return podmanTable({
    ...provided,
    info: answer.info,
    podman,
    uidMap,
    isOfJob: (path) => isOfJob(path, host),
  });
}

function idsOf(results: readonly CheckResult[], ...states: readonly CheckState[]): string {
  return results
    .filter(({ state }) => states.includes(state))
    .map(({ id }) => id)
    .join(',');
}
