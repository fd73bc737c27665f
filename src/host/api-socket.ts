import { join } from 'node:path';
import { startInBackground } from '../platform/background.js';
import { type Clock, systemClock } from '../platform/clock.js';
import { describeError, lastLines, UserError } from '../platform/errors.js';
import { exchange, readText } from '../platform/http.js';
import { UserManager } from '../podman/user-manager.js';
import { formatVersion, parsePodmanVersion } from '../podman/version.js';
import { markdownCode } from '../report/markdown.js';
import type { Journal } from '../undo/journal.js';
import { sessionDirectory, userSocket } from '../undo/socket.js';
import { userUnit } from './facts/systemd.js';
import { userSession } from './facts/user-session.js';
import type { Host } from './host.js';
import { hasJobPodman } from './job-podman/of-job.js';
import { exportForJob } from './job-variable.js';
import { listenAsRoot } from './rootful-socket.js';

/** podman's API socket for clients of Docker and Podman. */
export interface ApiSocket {
  readonly path: string;
  /** Who listens. */
  readonly by:
    | 'podman.socket, which was active'
    | 'podman.socket'
    | 'podman system service'
    | 'podman of root';
  /** Of the engine that answers. */
  readonly version: string;
}

/** One line in Markdown. Pure. */
export function describeSocket({ path, by, version }: ApiSocket): string {
  return `${markdownCode(path)} (Podman ${version}, ${by}); \`DOCKER_HOST\` is set`;
}

/** Whose Podman answers. */
export type SocketChoice = 'rootless' | 'rootful';

/** The parts of a job that it needs. */
interface SocketJob {
  readonly name: string;
  readonly directory: string;
  readonly host: Host;
  readonly journal: Journal;
  readonly clock?: Clock;
}

/**
 * Provides podman's API socket: the podman.socket of the user, or for the job alone a `podman system service` where there is
 * no user manager. Waits until it answers, and sets the variables of Docker's clients and of Testcontainers. CONTAINER_HOST
 * stays unset, because with it the podman command of later steps would be a remote client, without `podman unshare`.
 * @throws UserError if it does not answer
 */
export async function provideSocket(choice: SocketChoice, job: SocketJob): Promise<ApiSocket> {
  const { host, journal } = job;
  const { path, by, whyEnded } = choice === 'rootful' ? await listenAsRoot(job) : await listen(job);
  const version = await whenAnswering(path, job.clock ?? systemClock, whyEnded);
  await exportForJob('DOCKER_HOST', `unix://${path}`, { host, journal });
  // Ryuk mounts this socket into its container, and must be privileged for it, which rootless podman does not make it.
  await exportForJob('TESTCONTAINERS_DOCKER_SOCKET_OVERRIDE', path, { host, journal });
  if (choice === 'rootless' && !host.variable('TESTCONTAINERS_RYUK_DISABLED'))
    await exportForJob('TESTCONTAINERS_RYUK_DISABLED', 'true', { host, journal });
  return { path, by, version };
}

interface Listening {
  readonly path: string;
  readonly by: ApiSocket['by'];
  /** If the process has ended: its last words. */
  whyEnded(): Promise<string | undefined>;
}

async function listen(job: SocketJob): Promise<Listening> {
  const { manager } = await userSession(job.host);
  // The service of the user would start podman without the variables of the job.
  const unit = manager && !hasJobPodman(job.host) ? await userUnit(job.host, 'podman.socket') : undefined;
  return unit === undefined ? listenForJob(job) : listenForUser(job.host);
}

async function listenForUser(host: Host): Promise<Listening> {
  const path = userSocket();
  const systemd = new UserManager(host.attempt, { XDG_RUNTIME_DIR: sessionDirectory() });
  const whyEnded = async () => {
    const [state] = await systemd.states(['podman.socket']);
    return state?.active === 'failed'
      ? lastLines((await systemd.journal('podman.socket', 5)).join('\n'), 3).join('\n')
      : undefined;
  };
  const by = await host.exclusively(async () => {
    const [state] = await systemd.states(['podman.socket']);
    if (state?.active === 'active') return 'podman.socket, which was active';
    const made = !(await host.exists(`${sessionDirectory()}/podman`));
    await host.journal.record({ kind: 'podman-socket', made });
    await systemd.start(['podman.socket']);
    return 'podman.socket';
  });
  return { path, by, whyEnded };
}

async function listenForJob({ directory, journal }: SocketJob): Promise<Listening> {
  const path = join(directory, 'podman.sock');
  if (path.length > LONGEST_SOCKET)
    throw new UserError(
      `cannot listen on ${path}: the path of a socket has at most ${LONGEST_SOCKET} characters; set RUNNER_TEMP to a shorter path`,
    );
  const log = join(directory, 'podman-service.log');
  await journal.record({ kind: 'podman-service' });
  const argv = ['podman', 'system', 'service', '--time=0', `unix://${path}`];
  const service = await startInBackground(argv, log);
  return { path, by: 'podman system service', whyEnded: async () => service.whyEnded() };
}

/** sun_path of unix(7), without its last byte. */
const LONGEST_SOCKET = 107;

// Milliseconds. The first call of podman on a machine creates its storage.
const LIMIT = 30_000;
const PAUSE = 50;

/** @returns the version of the engine */
async function whenAnswering(path: string, clock: Clock, whyEnded: Listening['whyEnded']): Promise<string> {
  const deadline = clock.now() + LIMIT;
  for (let last = ''; ; await clock.sleep(PAUSE)) {
    const answer = await versionAt(path);
    if ('version' in answer) return answer.version;
    last = answer.problem || last;
    const why = await whyEnded();
    if (why === undefined && clock.now() < deadline) continue;
    const what = why === undefined ? `no answer within ${LIMIT / 1000} s` : 'podman ended';
    throw new UserError(`podman's API socket ${path} cannot be used, ${what}: ${why || last}`);
  }
}

async function versionAt(socketPath: string): Promise<{ version: string } | { problem: string }> {
  try {
    const url = new URL('http://localhost/version');
    const { status, body } = await readText(await exchange({ url }, { socketPath, timeout: LIMIT }));
    if (status !== 200) return { problem: `HTTP status ${status}` };
    return { version: formatVersion(parsePodmanVersion(String(JSON.parse(body).Version))) };
  } catch (thrown) {
    return { problem: describeError(thrown) };
  }
}
