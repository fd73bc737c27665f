import type { Readable } from 'node:stream';
import {
  type Descriptor,
  digestOf,
  digestTag,
  MANIFEST_TYPES,
  mediaTypeOf,
  OCI_INDEX,
  type RawManifest,
  readManifest,
} from './descriptors.js';
import { discard, readAll } from './http.js';
import { expectStatus, refusal } from './registry-error.js';
import { patiently } from './retry.js';
import type { Session } from './session.js';
import { LONGEST_MANIFEST, type Source } from './source.js';

/** Docker Hub's registry has another name than its images. */
export function originOf(registry: string): string {
  return `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}

/** One repository of a registry. */
export interface RemoteRepository extends Source {
  /** @returns nothing where there is no manifest of this tag or digest */
  find(reference: string): Promise<RawManifest | undefined>;
}

/** A repository of a registry to read from. What may pass is tried again; of a blob, by whoever reads it. */
export function remoteRepository(session: Session, repository: string): RemoteRepository {
  const manifestPath = (reference: string) => `/v2/${repository}/manifests/${reference}`;
  const accept = { accept: MANIFEST_TYPES };

  const find = (reference: string) =>
    patiently(async () => {
      const path = manifestPath(reference);
      const answer = await session.ask({ method: 'GET', path, repository, headers: accept });
      if (answer.status === 404) {
        await discard(answer);
        return undefined;
      }
      await expectStatus(answer, 200);
      return checked(await readAll(answer.body, LONGEST_MANIFEST), answer.headers, reference);
    });

  function checked(
    bytes: Buffer,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    reference: string,
  ): RawManifest {
    const told = reference.includes(':') ? reference : String(headers['docker-content-digest'] ?? 'sha256:');
    const digest = digestOf(bytes, told);
    if (told.length > 'sha256:'.length && told !== digest) {
      throw new Error(`${session.host} sent a manifest ${digest} where ${told} was asked for`);
    }
    const type =
      String(headers['content-type'] ?? '')
        .split(';')[0]
        ?.trim() ?? '';
    const mediaType = type.startsWith('application/vnd.') ? type : mediaTypeOf(bytes);
    return { bytes, mediaType, digest };
  }

  /** By HEAD, which Docker Hub does not count as a pull. */
  const resolve = (tag: string) =>
    patiently(async () => {
      const path = manifestPath(tag);
      const answer = await session.ask({ method: 'HEAD', path, repository, headers: accept });
      await discard(answer);
      if (answer.status === 404) return undefined;
      // The answer to HEAD has no words of its own; that to GET has.
      const digest = answer.status === 200 ? answer.headers['docker-content-digest'] : undefined;
      return typeof digest === 'string' ? digest : (await find(tag))?.digest;
    });

  async function manifest(digest: string): Promise<RawManifest> {
    const found = await find(digest);
    if (found === undefined)
      throw new Error(`${session.host} does not have the manifest ${digest} of ${repository}`);
    return found;
  }

  async function blob({ digest }: Descriptor): Promise<Readable> {
    const answer = await session.ask({
      method: 'GET',
      path: `/v2/${repository}/blobs/${digest}`,
      repository,
    });
    return (await expectStatus(answer, 200)).body;
  }

  /** By the referrers API, or where there is none by the tag that stands for it. Source: the OCI distribution specification. */
  async function referrers(digest: string): Promise<readonly Descriptor[]> {
    const listed = await patiently(async () => {
      const path = `/v2/${repository}/referrers/${digest}`;
      const answer = await session.ask({ method: 'GET', path, repository, headers: { accept: OCI_INDEX } });
      if (answer.status === 200 && answer.headers['content-type']?.startsWith(OCI_INDEX)) {
        const bytes = await readAll(answer.body, LONGEST_MANIFEST);
        return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
      }
      // A registry that is too busy to say so may have some.
      if (answer.status === 429 || (answer.status >= 500 && answer.status !== 501))
        throw await refusal(answer);
      await discard(answer);
      return undefined;
    });
    const index = listed ?? (await find(digestTag(digest)));
    return index === undefined ? [] : readManifest(index).manifests;
  }

  return { find, resolve, manifest, blob, referrers };
}
