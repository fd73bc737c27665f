import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, authority } from '../../oci/address.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { inBackground, settleAll } from '../../platform/concurrency.js';
import { type Attempt, run } from '../../platform/exec.js';
import { probe } from '../../platform/http.js';
import { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import type { Access } from '../spec/registry-spec.js';
import { type PushRefusals, proveAccess } from './access-proof.js';

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

/** Builds the image from scratch, without network, in a separate storage. */
export async function buildProofImage(
  archive: string,
  { root, runRoot }: ProofStorage,
  { attempt, journal }: { readonly attempt: Attempt; readonly journal: Journal },
  job: string,
): Promise<MadeImage> {
  // The other directory is in the job's directory, which is removed as a whole.
  await journal.record({ kind: 'remove', path: runRoot });
  // Runs in parallel with the pod, with a lower priority.
  const aside = new Podman(
    (argv, options) => attempt(['nice', ...argv], options),
    ['--root', root, '--runroot', runRoot],
  );
  const store = new Podman(attempt, ['--root', root, '--runroot', runRoot]);
  const local = `localhost/${PROOF_REPOSITORY}:${job}`;
  const id = await aside.import(archive, local, []);
  return { local, id, repository: PROOF_REPOSITORY, tag: job, store };
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
  for (const image of others) roundTrips.push(await roundTrip(image, tools.podman, tools));
  return { roundTrips, anonymousStatus, plainHttp: plain, pushRefusals };
}

async function proveOwn(own: MadeImage, tools: ProofTools): Promise<[RoundTrip, PushRefusals]> {
  const trip = await roundTrip(own, own.store, tools);
  const clients = { writer: tools.client, reader: tools.reader };
  return [trip, await proveAccess(tools.access, own, clients)];
}

/** @param from the storage with the image */
async function roundTrip(image: ProofImage, from: Podman, tools: ProofTools): Promise<RoundTrip> {
  const { podman, client, journal, address, scratch, onPush } = tools;
  const started = Date.now();
  const { repository, tag, local, id } = image;
  const name = `${authority(address)}/${repository}`;
  await journal.record({ kind: 'image', reference: `${name}:${tag}` });
  const pushing = from.push(local, `${name}:${tag}`, join(scratch, 'digest'));
  setImmediate(onPush);
  const digest = await pushing;
  await journal.record({ kind: 'image', reference: `${name}@${digest}` });
  const [manifest, [byTag = '', byDigest = '']] = await settleAll([
    readManifest(client, repository, tag),
    podman.pullAll([`${name}:${tag}`, `${name}@${digest}`]),
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
