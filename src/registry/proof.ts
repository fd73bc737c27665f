import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../exec/run.js';
import { type IdMapping, parseIdMap } from '../host/idmap.js';
import type { Podman } from '../podman/podman.js';
import type { Journal } from '../undo/journal.js';
import { type PushRefusals, proveAccess } from './access-proof.js';
import { plainHttp, type RegistryClient } from './client.js';
import { closure } from './closure.js';
import { type Access, type Address, authority } from './pod.js';

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
export interface ContainerNamespace {
  readonly uid: number;
  readonly map: readonly IdMapping[];
}

export interface ProofTools {
  readonly podman: Podman;
  readonly client: RegistryClient;
  readonly journal: Journal;
  readonly address: Address;
  readonly access: Access;
  /** With the password of the user who may only pull. */
  readonly reader?: RegistryClient | undefined;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
  readonly job: string;
}

/** A local image on its way: its name and id here, and its name at the registry. */
export interface ProofImage {
  readonly local: string;
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
}

const REPOSITORY = 'podman-registry-proof';
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
  const options = ['--create', '--dereference', '--mtime=@0', `--file=${archive}`, '--directory=/'];
  await run(['tar', ...options, ...files, `--directory=${scratch}`, 'job'], { timeout: 30 });
  return archive;
}

/** Builds the image from scratch, without network, running as user 1000. */
export async function buildProofImage(
  archive: string,
  podman: Podman,
  journal: Journal,
  job: string,
): Promise<ProofImage> {
  const local = `localhost/${REPOSITORY}:${job}`;
  await journal.record({ kind: 'image', reference: local });
  const id = await podman.import(archive, local, ['USER 1000:1000']);
  return { local, id, repository: REPOSITORY, tag: job };
}

/**
 * Pushes and pulls through TLS and compares.
 * @param own the image made for this, which is taken out of the storage before it is pulled
 * @param others images of the user's own, which stay where they are
 * @throws Error where what comes back differs from what went, or the registry answers other than it must
 */
export async function prove(
  own: ProofImage,
  others: readonly ProofImage[],
  tools: ProofTools,
): Promise<Proof> {
  const [anonymousStatus, plain] = await Promise.all([askAnonymously(tools), askWithoutTls(tools)]);
  const first = await roundTrip(own, tools, { removeFirst: true, meanwhile: () => runPulled(own, tools) });
  await expectListed(first.trip, tools);
  const clients = { writer: tools.client, reader: tools.reader };
  const pushRefusals = await proveAccess(tools.access, own, clients);
  const roundTrips = [first.trip];
  for (const image of others) {
    const { trip } = await roundTrip(image, tools, { removeFirst: false, meanwhile: async () => undefined });
    await expectListed(trip, tools);
    roundTrips.push(trip);
  }
  const namespace = first.meanwhile;
  return { roundTrips, anonymousStatus, plainHttp: plain, namespace, pushRefusals };
}

/** @param meanwhile goes on beside the second pull, when the image is there by its tag */
async function roundTrip<T>(
  image: ProofImage,
  { podman, client, journal, address, scratch }: ProofTools,
  options: { readonly removeFirst: boolean; readonly meanwhile: () => Promise<T> },
): Promise<{ readonly trip: RoundTrip; readonly meanwhile: T }> {
  const started = Date.now();
  const { repository, tag, local, id } = image;
  const name = `${authority(address)}/${repository}`;
  await journal.record({ kind: 'image', reference: `${name}:${tag}` });
  const digest = await podman.push(local, `${name}:${tag}`, join(scratch, 'digest'));
  await journal.record({ kind: 'image', reference: `${name}@${digest}` });
  if (options.removeFirst) await podman.removeImages([local]);
  const [manifest, byTag] = await Promise.all([
    readManifest(client, repository, tag),
    podman.pull(`${name}:${tag}`),
  ]);
  const [byDigest, meanwhile] = await Promise.all([podman.pull(`${name}@${digest}`), options.meanwhile()]);
  expectEqual(`digest of ${name}:${tag} at the registry`, manifest.digest, digest);
  // An image's id is the digest of its configuration, which lists every uncompressed layer.
  expectEqual(`id of ${name}:${tag} as pulled`, byTag, id);
  expectEqual(`id of ${name}@${digest} as pulled`, byDigest, id);
  const { layers, size } = manifest;
  return { trip: { repository, tag, digest, layers, size, duration: Date.now() - started }, meanwhile };
}

async function readManifest(
  client: RegistryClient,
  repository: string,
  tag: string,
): Promise<{ digest: string; layers: number; size: number }> {
  const accept = [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
  ].join(', ');
  const answer = await client.get(`/v2/${repository}/manifests/${tag}`, { accept });
  expectEqual(`status of the manifest ${repository}:${tag}`, String(answer.status), '200');
  const digest = `sha256:${createHash('sha256').update(answer.body).digest('hex')}`;
  expectEqual(
    `Docker-Content-Digest of ${repository}:${tag}`,
    String(answer.headers['docker-content-digest']),
    digest,
  );
  const layers = JSON.parse(answer.body).layers as { size: number }[];
  return { digest, layers: layers.length, size: layers.reduce((sum, { size }) => sum + size, 0) };
}

async function expectListed({ repository, tag }: RoundTrip, { client, access }: ProofTools): Promise<void> {
  const [catalog, tags] = await Promise.all([
    client.get('/v2/_catalog?n=1000'),
    client.get(`/v2/${repository}/tags/list`),
  ]);
  expectEqual(`status of the tags of ${repository}`, String(tags.status), '200');
  // An authentication service may well keep the list of all repositories from this user.
  if (access.kind !== 'token' || catalog.status === 200) {
    expectEqual('status of /v2/_catalog', String(catalog.status), '200');
    const repositories = JSON.parse(catalog.body).repositories as string[];
    if (!repositories.includes(repository)) throw new Error(`/v2/_catalog does not list ${repository}`);
  }
  const listed = JSON.parse(tags.body).tags as string[];
  if (!listed.includes(tag)) throw new Error(`/v2/${repository}/tags/list does not list ${tag}`);
}

async function askAnonymously({ client, access }: ProofTools): Promise<number> {
  const { status, headers } = await client.get('/v2/', { anonymous: true });
  expectEqual(
    'status of a request without credentials',
    String(status),
    access.kind === 'none' ? '200' : '401',
  );
  expectEqual(
    'Docker-Distribution-Api-Version of that answer',
    String(headers['docker-distribution-api-version']),
    'registry/2.0',
  );
  return status;
}

async function askWithoutTls({ address }: ProofTools): Promise<number | string> {
  const answer = await plainHttp(address, '/v2/');
  if (typeof answer === 'number' && answer < 400) {
    throw new Error(`the registry answers plain http with status ${answer}`);
  }
  return answer;
}

async function runPulled(
  { repository, tag }: ProofImage,
  { podman, address, job }: ProofTools,
): Promise<Proof['namespace']> {
  const image = `${authority(address)}/${repository}:${tag}`;
  try {
    return parseNamespace(await podman.runOnce(image, `${job}-proof`, SEEN_BY_CONTAINER));
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

function expectEqual(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}; it must be ${wanted}`);
}
