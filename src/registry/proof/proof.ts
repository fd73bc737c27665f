import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, authority } from '../../oci/address.js';
import type { Credentials } from '../../oci/credentials.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { inBackground, settleAll } from '../../platform/concurrency.js';
import { describeError } from '../../platform/errors.js';
import { type Attempt, run } from '../../platform/exec.js';
import { probe } from '../../platform/http.js';
import type { Log } from '../../platform/log.js';
import { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import type { Access } from '../spec/registry-spec.js';
import { type PushRefusals, proveAccess } from './access-proof.js';
import type { ApiService } from './api-service.js';

/** An image that was pushed, pulled and verified. */
export interface RoundTrip {
  readonly repository: string;
  readonly tag: string;
  /** The digest of the manifest: as pushed, as the registry reports it, and as computed from its answer. */
  readonly digest: string;
  readonly layers: number;
  /** Compressed, in bytes. */
  readonly size: number;
  /** From push to pull, in milliseconds. */
  readonly duration: number;
}

export interface Proof {
  readonly roundTrips: readonly RoundTrip[];
  /** The status of a request without credentials: 401, or 200 without authentication. */
  readonly anonymousStatus: number;
  /** The result of a request without TLS: a status, or the error of the connection. */
  readonly plainHttp: number | string;
  readonly pushRefusals: PushRefusals;
}

interface ProofTools {
  readonly podman: Podman;
  readonly client: Pick<RegistryClient, 'get'>;
  readonly journal: Journal;
  readonly address: Address;
  readonly access: Access;
  /** Of the user who pushes and pulls. */
  readonly credentials: Credentials | undefined;
  readonly log: Pick<Log, 'info'>;
  /** With the login of the reader. */
  readonly reader?: Pick<RegistryClient, 'get'> | undefined;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
  /** Called while podman pushes. */
  readonly onPush: () => void;
}

/** An image to push: its local name and id, and its name at the registry. */
export interface ProofImage {
  readonly local: string;
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
}

/** The proof image, in a separate storage, so that the pull cannot reuse it. */
export interface MadeImage extends ProofImage {
  readonly store: Podman;
  /** Has the same storage. */
  readonly api: ApiService | undefined;
}

/** The repository of the proof image; its tag is the name of the job. */
export const PROOF_REPOSITORY = 'podman-registry-proof';

// Bytes: several of the pieces in which nginx reads an answer.
const CONTENT = 256 * 1024;

/**
 * Creates the root of the proof image: one file that cannot be compressed, which takes less time than programs that can.
 * Needs no podman.
 * @param word makes the image unique: the name of the job, so that the registry cannot have it already, or the name of a
 *   persistent registry, which then keeps one layer instead of one for each job
 * @returns the path of a tar archive
 */
export async function archiveProofImage(scratch: string, word: string): Promise<string> {
  const root = join(scratch, 'root');
  const archive = join(scratch, 'proof.tar');
  await mkdir(root);
  await writeFile(join(root, 'job'), createHash('shake256', { outputLength: CONTENT }).update(word).digest());
  // With a root directory that is writable for its owner, the storage can be removed without a user namespace.
  const options = ['--create', '--mtime=@0', '--mode=u+rwX,go+rX', `--file=${archive}`];
  await run(['tar', ...options, `--directory=${root}`, '.'], { timeout: 30 });
  return archive;
}

/** The directories of the proof image's storage. */
interface ProofStorage {
  /** For its content; a directory of the job. */
  readonly root: string;
  /** For temporary state. Before Podman 5 at most 50 characters long. */
  readonly runRoot: string;
}

/** What builds the image. */
interface ProofBuilder {
  readonly attempt: Attempt;
  readonly journal: Journal;
  readonly log: Pick<Log, 'info'>;
  /** Starts podman's API with options of podman, and a directory for the job alone. Undefined: commands only. */
  readonly startApi: ((options: readonly string[], directory: string) => Promise<ApiService>) | undefined;
}

/** Builds the image from scratch, without network, in a separate storage, in parallel with the pod. */
export async function buildProofImage(
  archive: string,
  { root, runRoot }: ProofStorage,
  { attempt, journal, log, startApi }: ProofBuilder,
  job: string,
): Promise<MadeImage> {
  // The other directory is in the job's directory, which is removed as a whole.
  await journal.record({ kind: 'remove', path: runRoot });
  const options = ['--root', root, '--runroot', runRoot];
  const store = new Podman(attempt, options);
  const local = `localhost/${PROOF_REPOSITORY}:${job}`;
  const made = { local, repository: PROOF_REPOSITORY, tag: job, store };
  if (startApi !== undefined) {
    await journal.record({ kind: 'podman-service' });
    await mkdir(runRoot, { recursive: true, mode: 0o700 });
    const api = await startApi(options, runRoot);
    try {
      return { ...made, id: await api.import(archive, local), api };
    } catch (thrown) {
      api.end();
      logCommands(thrown, log);
    }
  }
  // With a lower priority than the pod.
  const aside = new Podman((argv, more) => attempt(['nice', ...argv], more), options);
  return { ...made, id: await aside.import(archive, local, []), api: undefined };
}

/** Podman's commands do the same, and explain an error better. */
function logCommands(thrown: unknown, log: Pick<Log, 'info'>): void {
  log.info(`podman's API cannot be used, so the proof calls podman: ${describeError(thrown)}`);
}

/**
 * Pushes and pulls through TLS and compares.
 * @param own the proof image
 * @param others the user's own images
 * @throws Error if a pulled image differs from the pushed one, or the registry gives a wrong answer
 */
export async function prove(
  own: MadeImage,
  others: readonly ProofImage[],
  tools: ProofTools,
): Promise<Proof> {
  // podman takes longest.
  const proving = inBackground(proveOwn(own, tools));
  const [anonymousStatus, plain, [first, pushRefusals]] = await settleAll([
    askAnonymously(tools),
    askWithoutTls(tools),
    proving,
  ]);
  const roundTrips = [first];
  for (const image of others) roundTrips.push(await roundTrip(image, byCommands(tools.podman, tools), tools));
  return { roundTrips, anonymousStatus, plainHttp: plain, pushRefusals };
}

async function proveOwn(own: MadeImage, tools: ProofTools): Promise<[RoundTrip, PushRefusals]> {
  const { api, store } = own;
  const commands = byCommands(store, tools);
  const transfer = api === undefined ? commands : orElse(byApi(api, tools), commands, tools.log);
  const trip = await roundTrip(own, transfer, tools).finally(() => api?.end());
  const clients = { writer: tools.client, reader: tools.reader };
  return [trip, await proveAccess(tools.access, own, clients)];
}

/** How an image is pushed and pulled again. */
interface Transfer {
  /** @returns the digest of the manifest */
  push(image: ProofImage, name: string): Promise<string>;
  /** @returns the ids of the images */
  pull(image: ProofImage, name: string, digest: string): Promise<readonly string[]>;
}

/** By commands: from a storage, into the user's. */
function byCommands(from: Podman, { podman, journal, scratch }: ProofTools): Transfer {
  return {
    push: (image, name) => from.push(image.local, `${name}:${image.tag}`, join(scratch, 'digest')),
    pull: async ({ tag }, name, digest) => {
      const references = [`${name}:${tag}`, `${name}@${digest}`];
      for (const reference of references) await journal.record({ kind: 'image', reference });
      return podman.pullAll(references);
    },
  };
}

/** By the API: in a separate storage, from which the image is removed before the pull. */
function byApi(api: ApiService, { credentials }: ProofTools): Transfer {
  return {
    push: ({ local, tag }, name) => api.push(local, `${name}:${tag}`, credentials),
    pull: async ({ local, tag }, name, digest) => {
      await api.remove(local);
      const byTag = await api.pull(`${name}:${tag}`, credentials);
      return [byTag, await api.pull(`${name}@${digest}`, credentials)];
    },
  };
}

/** The first way, and the second for what the first cannot do. */
function orElse(first: Transfer, second: Transfer, log: Pick<Log, 'info'>): Transfer {
  const either = async <T>(one: Promise<T>, other: () => Promise<T>): Promise<T> => {
    try {
      return await one;
    } catch (thrown) {
      logCommands(thrown, log);
      return other();
    }
  };
  return {
    push: (...given) => either(first.push(...given), () => second.push(...given)),
    pull: (...given) => either(first.pull(...given), () => second.pull(...given)),
  };
}

async function roundTrip(image: ProofImage, transfer: Transfer, tools: ProofTools): Promise<RoundTrip> {
  const { client, address, onPush } = tools;
  const started = Date.now();
  const { repository, tag, id } = image;
  const name = `${authority(address)}/${repository}`;
  const pushing = transfer.push(image, name);
  setImmediate(onPush);
  const digest = await pushing;
  const [manifest, [byTag = '', byDigest = '']] = await settleAll([
    readManifest(client, repository, tag),
    transfer.pull(image, name, digest),
    assertListed(image, tools),
  ]);
  assertEqual(`digest of ${name}:${tag} at the registry`, manifest.digest, digest);
  // An image's id is the digest of its configuration, which lists every uncompressed layer.
  assertEqual(`ID of ${name}:${tag} as pulled`, byTag, id);
  assertEqual(`ID of ${name}@${digest} as pulled`, byDigest, id);
  const { layers, size } = manifest;
  return { repository, tag, digest, layers, size, duration: Date.now() - started };
}

async function readManifest(
  client: Pick<RegistryClient, 'get'>,
  repository: string,
  tag: string,
): Promise<{ digest: string; layers: number; size: number }> {
  const accept = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ].join(', ');
  const answer = await client.get(`/v2/${repository}/manifests/${tag}`, { accept });
  assertEqual(`status of the manifest ${repository}:${tag}`, String(answer.status), '200');
  const digest = `sha256:${createHash('sha256').update(answer.body).digest('hex')}`;
  assertEqual(
    `Docker-Content-Digest of ${repository}:${tag}`,
    String(answer.headers['docker-content-digest']),
    digest,
  );
  const layers = JSON.parse(answer.body).layers as { size: number }[];
  return { digest, layers: layers.length, size: layers.reduce((sum, { size }) => sum + size, 0) };
}

async function assertListed({ repository, tag }: ProofImage, { client, access }: ProofTools): Promise<void> {
  const [catalog, tags] = await settleAll([
    client.get('/v2/_catalog?n=1000'),
    client.get(`/v2/${repository}/tags/list`),
  ]);
  assertEqual(`status of the tags of ${repository}`, String(tags.status), '200');
  // An authentication service may deny this user the list of all repositories.
  if (access.kind !== 'token' || catalog.status === 200) {
    assertEqual('status of /v2/_catalog', String(catalog.status), '200');
    const repositories = JSON.parse(catalog.body).repositories as string[];
    if (!repositories.includes(repository)) throw new Error(`/v2/_catalog does not list ${repository}`);
  }
  const listed = JSON.parse(tags.body).tags as string[];
  if (!listed.includes(tag)) throw new Error(`/v2/${repository}/tags/list does not list ${tag}`);
}

async function askAnonymously({ client, access }: ProofTools): Promise<number> {
  const { status, headers } = await client.get('/v2/', { anonymous: true });
  assertEqual(
    'status of a request without credentials',
    String(status),
    access.kind === 'none' ? '200' : '401',
  );
  assertEqual(
    'Docker-Distribution-Api-Version of that answer',
    String(headers['docker-distribution-api-version']),
    'registry/2.0',
  );
  return status;
}

// Milliseconds.
const TIMEOUT = 10_000;

async function askWithoutTls({ address }: ProofTools): Promise<number | string> {
  const answer = await probe(new URL(`http://${authority(address)}/v2/`), TIMEOUT);
  if (typeof answer === 'number' && answer < 400) {
    throw new Error(`the registry answers plain http with status ${answer}`);
  }
  return answer;
}

function assertEqual(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}, expected ${wanted}`);
}
