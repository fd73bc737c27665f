import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listens } from '../../host/host.js';
import type { Credentials } from '../../oci/credentials.js';
import { type Background, startInBackground } from '../../platform/background.js';
import { describeError } from '../../platform/errors.js';
import { type Answer, exchange, type HttpRequest, readText } from '../../platform/http.js';
import type { Log } from '../../platform/log.js';
import type { Stopwatch } from '../../platform/stopwatch.js';
import { atLeast, type PodmanVersion } from '../../podman/version.js';

/**
 * A podman that stays and answers its API, with a separate storage. Starting podman takes most of the time of a short
 * command: it is a large program, which starts itself once more to enter the user namespace. Every method throws an Error
 * if the service does not answer or cannot do it.
 */
export interface ApiService {
  /** Creates an image with one layer from a tar archive of its root. @returns the image's id */
  import(archive: string, name: string): Promise<string>;
  /** @returns the digest of the pushed manifest */
  push(image: string, reference: string, login: Credentials | undefined): Promise<string>;
  /** Removes an image with all its names, and the layers that no other image has. */
  remove(image: string): Promise<void>;
  /** @returns the image's id */
  pull(reference: string, login: Credentials | undefined): Promise<string>;
  /** Ends the service, without waiting for it. */
  end(): void;
}

/** Whether the API of this Podman reports the digest of a push: since 4.6. */
export function canPushByApi(version: PodmanVersion): boolean {
  return atLeast(version, 4, 6);
}

// Seconds without a request. So short, because the service outlives a process that is killed.
const IDLE = 3;
// Milliseconds.
const TIMEOUT = 60_000;
const PAUSE = 10;

/**
 * Starts the service. It runs in parallel with other work, with a lower priority.
 * @param options of podman: its storage
 * @param directory for its socket and its output; its path has at most 90 characters
 * @param version of podman
 */
export async function startApiService(
  options: readonly string[],
  directory: string,
  { major }: PodmanVersion,
  watch: Pick<Stopwatch, 'command'>,
): Promise<ApiService> {
  const socketPath = join(directory, 'api.sock');
  const service = ['system', 'service', `--time=${IDLE}`, `unix://${socketPath}`];
  const argv = ['nice', 'podman', ...options, ...service];
  // It calls the registry of the job only, for which the job gets an exception from its proxy later.
  const variables = { NO_PROXY: '*', no_proxy: '*' };
  const podman = await startInBackground(argv, join(directory, 'api.log'), variables);
  const call = async (path: string, query: Readonly<Record<string, string>>, rest: Partial<HttpRequest>) => {
    const url = new URL(`http://podman/v${major}.0.0/libpod/images/${path}`);
    url.search = String(new URLSearchParams(query));
    const request = { method: 'POST', url, ...rest } as const;
    return lastMessage(await readText(await exchange(request, { socketPath, timeout: TIMEOUT })));
  };
  return {
    import: (archive, name) =>
      watch.command('podman API: import', async () => {
        await whenListening(socketPath, podman);
        const headers = { 'content-type': 'application/x-tar' };
        const body = createReadStream(archive);
        const { Id } = await call('import', { reference: name }, { headers, body });
        return hexId(Id);
      }),
    push: (image, destination, login) =>
      watch.command('podman API: push', async () => {
        const headers = loginHeaders(login);
        const { manifestdigest } = await call(`${image}/push`, { destination, quiet: 'false' }, { headers });
        if (typeof manifestdigest !== 'string') throw new Error('no digest of the pushed manifest');
        return manifestdigest;
      }),
    remove: async (image) => {
      await call(image, {}, { method: 'DELETE' });
    },
    pull: (reference, login) =>
      watch.command('podman API: pull', async () => {
        const headers = loginHeaders(login);
        const { id } = await call('pull', { reference, quiet: 'true' }, { headers });
        return hexId(id);
      }),
    end: () => podman.end(),
  };
}

/** @throws Error if the service ends first, with what it printed, or does not listen in time */
async function whenListening(socketPath: string, { whyEnded }: Background): Promise<void> {
  for (const begun = Date.now(); !(await listens(socketPath)); await sleep(PAUSE)) {
    const why = whyEnded();
    if (why === undefined && Date.now() - begun < TIMEOUT) continue;
    throw new Error(why || 'the service does not listen');
  }
}

/** The login of a request, as podman's remote client sends it. Source: GetCredentials in podman's pkg/auth/auth.go. */
function loginHeaders(login: Credentials | undefined): Readonly<Record<string, string>> {
  if (login === undefined) return {};
  const { username, password } = login;
  const text = Buffer.from(JSON.stringify({ username, password })).toString('base64');
  return { 'x-registry-auth': text.replaceAll('+', '-').replaceAll('/', '_') };
}

/**
 * The last message of an answer, which has a line of JSON for each.
 * @throws Error with podman's words, if it failed
 */
export function lastMessage({
  status,
  body,
}: Pick<Answer, 'status' | 'body'>): Readonly<Record<string, unknown>> {
  const answer = JSON.parse(body.trimEnd().split('\n').at(-1) ?? '');
  // An error after the first message has status 200.
  const problem = answer.error || (status === 200 ? '' : answer.message || `status ${status}`);
  if (problem) throw new Error(String(problem));
  return answer;
}

/** @throws Error for anything else than an id of an image */
function hexId(value: unknown): string {
  const id = /^(?:sha256:)?([0-9a-f]{64})$/.exec(String(value))?.[1];
  if (id === undefined) throw new Error(`podman's API answers with the image ID ${String(value)}`);
  return id;
}

/** Podman's commands do the same, and explain an error better. */
export function logCommands(thrown: unknown, log: Pick<Log, 'info'>): void {
  log.info(`podman's API cannot be used, so the proof calls podman: ${describeError(thrown)}`);
}
