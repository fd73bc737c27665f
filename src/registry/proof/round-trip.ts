import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Address, authority } from '../../oci/address.js';
import type { Credentials } from '../../oci/credentials.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { settleAll } from '../../platform/concurrency.js';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import type { Access } from '../spec/registry-spec.js';
import { type ApiService, logCommands } from './api-service.js';

/** An image to push: its local name and id, and its name at the registry. */
export interface ProofImage {
  readonly local: string;
  readonly id: string;
  readonly repository: string;
  readonly tag: string;
}

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

export interface RoundTripTools {
  readonly podman: Podman;
  readonly client: Pick<RegistryClient, 'get'>;
  readonly journal: Journal;
  readonly address: Address;
  readonly access: Access;
  /** Of the user who pushes and pulls. */
  readonly credentials: Credentials | undefined;
  readonly log: Pick<Log, 'info'>;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
  /** Called while podman pushes. */
  readonly onPush: () => void;
}

/** How an image is pushed and pulled again. */
interface Transfer {
  /** @returns the digest of the manifest */
  push(image: ProofImage, name: string): Promise<string>;
  /** @returns the ids of the images */
  pull(image: ProofImage, name: string, digest: string): Promise<readonly string[]>;
}

/** By commands: from a storage, into the user's. */
export function byCommands(from: Podman, { podman, journal, scratch }: RoundTripTools): Transfer {
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
export function byApi(api: ApiService, { credentials }: RoundTripTools): Transfer {
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
export function orElse(first: Transfer, second: Transfer, log: Pick<Log, 'info'>): Transfer {
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

export async function roundTrip(
  image: ProofImage,
  transfer: Transfer,
  tools: RoundTripTools,
): Promise<RoundTrip> {
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

async function assertListed(
  { repository, tag }: ProofImage,
  { client, access }: RoundTripTools,
): Promise<void> {
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

export function assertEqual(what: string, found: string, wanted: string): void {
  if (found !== wanted) throw new Error(`${what} is ${found}, expected ${wanted}`);
}
