import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IdMapping, parseIdMap } from '../../host/subids/idmap.js';
import { type Address, authority } from '../../oci/address.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { type Attempt, run } from '../../platform/exec.js';
import { probe } from '../../platform/http.js';
import { settleAll } from '../../platform/settle-all.js';
import { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import { closure } from '../images/shared-libraries.js';
import type { Access } from '../spec/registry-spec.js';
import { type PushRefusals, proveAccess } from './access-proof.js';

/** An image that went through the registry and came back the same. */
export interface RoundTrip {
  readonly repository: string;
  readonly tag: string;
  /** The digest of the manifest: as pushed, as the registry tells it, and as hashed here from what it sent. */
  readonly digest: string;
  readonly layers: number;
  /** Compressed, in bytes. */
  readonly size: number;
  /** From push to pull, in milliseconds. */
  readonly duration: number;
}

export interface Proof {
  readonly roundTrips: readonly RoundTrip[];
  /** What a request without credentials got: 401, or 200 where the registry asks for none. */
  readonly anonymousStatus: number;
  /** What a request without TLS got: a status, or how the connection failed. */
  readonly plainHttp: number | string;
  readonly namespace: ContainerNamespace | { readonly failed: string };
  readonly pushRefusals: PushRefusals;
}

/** What a container that runs the pulled image sees of itself. */
interface ContainerNamespace {
  readonly uid: number;
  readonly map: readonly IdMapping[];
}

interface ProofTools {
  readonly podman: Podman;
  readonly client: Pick<RegistryClient, 'get'>;
  readonly journal: Journal;
  readonly address: Address;
  readonly access: Access;
  /** With the password of the user who may only pull. */
  readonly reader?: Pick<RegistryClient, 'get'> | undefined;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
}

/** A local image on its way: its name and id here, and its name at the registry. */
export interface ProofImage {
  readonly local: string;
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
}

/** The image that is made for the proof, in a storage of its own: so what is pulled is in no storage that podman pulls to. */
export interface MadeImage extends ProofImage {
  readonly store: Podman;
  /** What its container sees of itself; it runs while the pod comes up. */
  readonly namespace: Promise<Proof['namespace']>;
}

/** The repository of the image that a job pushes as its proof; its tag is the name of the job. */
export const PROOF_REPOSITORY = 'podman-registry-proof';
const SEEN_BY_CONTAINER = ['/usr/bin/cat', '/proc/self/uid_map', '/proc/self/status'];

/**
 * Puts together the root of the image that is pushed: one program of the host with its libraries. Needs no podman.
 * @param word what makes it differ: the job's name, so that nothing can be in the registry already, or that of a registry
 *   that lives for months, which then keeps one layer and not one of each job
 * @returns the path of a tar archive
 */
export async function archiveProofImage(scratch: string, word: string): Promise<string> {
  await writeFile(join(scratch, 'job'), `${word}\n`);
  const archive = join(scratch, 'proof.tar');
  const files = (await closure('/usr/bin/cat', '/usr/bin/cat')).map(({ target }) => target.slice(1));
  // With a root directory that its owner may write to, the storage is removed without a user namespace.
  await mkdir(join(scratch, 'root'));
  const options = ['--create', '--dereference', '--mtime=@0', '--mode=u+rwX,go+rX', `--file=${archive}`];
  const root = [`--directory=${join(scratch, 'root')}`, '.', '--directory=/', ...files];
  await run(['tar', ...options, ...root, `--directory=${scratch}`, 'job'], { timeout: 30 });
  return archive;
}

/** Where the storage of the proof image lies. */
interface ProofStorage {
  /** For what it holds; a directory of the job. */
  readonly root: string;
  /** For what ends with the session. Before Podman 5 it may be no longer than 50 characters. */
  readonly runRoot: string;
}

/** Builds the image from scratch, without network, running as user 1000, in a storage of its own. */
export async function buildProofImage(
  archive: string,
  { root, runRoot }: ProofStorage,
  { attempt, journal }: { readonly attempt: Attempt; readonly journal: Journal },
  job: string,
): Promise<MadeImage> {
  // The other directory lies in the job's own, which goes as a whole.
  await journal.record({ kind: 'remove', path: runRoot });
  // Goes on beside the pod, which is to have the processor first.
  const aside = new Podman(
    (argv, options) => attempt(['nice', ...argv], options),
    ['--root', root, '--runroot', runRoot],
  );
  const store = new Podman(attempt, ['--root', root, '--runroot', runRoot]);
  const local = `localhost/${PROOF_REPOSITORY}:${job}`;
  const id = await aside.import(archive, local, ['USER 1000:1000']);
  return { local, id, repository: PROOF_REPOSITORY, tag: job, store, namespace: runMade(local, aside, job) };
}

/**
 * Pushes and pulls through TLS and compares.
 * @param own the image made for this
 * @param others images of the user's own
 * @throws Error where what comes back differs from what went, or the registry answers other than it must
 */
export async function prove(
  own: MadeImage,
  others: readonly ProofImage[],
  tools: ProofTools,
): Promise<Proof> {
  const [anonymousStatus, plain, namespace, [first, pushRefusals]] = await settleAll([
    askAnonymously(tools),
    askWithoutTls(tools),
    own.namespace,
    proveOwn(own, tools),
  ]);
  const roundTrips = [first];
  for (const image of others) roundTrips.push(await roundTrip(image, tools.podman, tools));
  return { roundTrips, anonymousStatus, plainHttp: plain, namespace, pushRefusals };
}

async function proveOwn(own: MadeImage, tools: ProofTools): Promise<[RoundTrip, PushRefusals]> {
  const trip = await roundTrip(own, own.store, tools);
  const clients = { writer: tools.client, reader: tools.reader };
  return [trip, await proveAccess(tools.access, own, clients)];
}

/** @param from whose storage holds the image */
async function roundTrip(image: ProofImage, from: Podman, tools: ProofTools): Promise<RoundTrip> {
  const { podman, client, journal, address, scratch } = tools;
  const started = Date.now();
  const { repository, tag, local, id } = image;
  const name = `${authority(address)}/${repository}`;
  await journal.record({ kind: 'image', reference: `${name}:${tag}` });
  const digest = await from.push(local, `${name}:${tag}`, join(scratch, 'digest'));
  await journal.record({ kind: 'image', reference: `${name}@${digest}` });
  const [manifest, [byTag = '', byDigest = '']] = await settleAll([
    readManifest(client, repository, tag),
    podman.pullAll([`${name}:${tag}`, `${name}@${digest}`]),
    assertListed(image, tools),
  ]);
  assertEqual(`digest of ${name}:${tag} at the registry`, manifest.digest, digest);
  // An image's id is the digest of its configuration, which lists every uncompressed layer.
  assertEqual(`id of ${name}:${tag} as pulled`, byTag, id);
  assertEqual(`id of ${name}@${digest} as pulled`, byDigest, id);
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
  // An authentication service may well keep the list of all repositories from this user.
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

/** Runs the image as it was made: by its id it is the one that is pulled. It never fails: what kept it from running is told. */
export async function runMade(local: string, store: Podman, job: string): Promise<Proof['namespace']> {
  try {
    return parseNamespace(await store.runOnce(local, `${job}-proof`, SEEN_BY_CONTAINER));
  } catch (thrown) {
    // Not every host lets a container run that can be pulled; the round trip stands without it.
    return { failed: (thrown as Error).message };
  }
}

/** Reads /proc/self/uid_map and /proc/self/status as one text. */
export function parseNamespace(text: string): ContainerNamespace {
  const uid = /^Uid:\s+(\d+)/m.exec(text)?.[1];
  const map = parseIdMap(text);
  if (uid === undefined || map.length === 0) throw new Error(`the container printed: ${text}`);
  return { uid: Number(uid), map };
}

function assertEqual(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}; it must be ${wanted}`);
}
