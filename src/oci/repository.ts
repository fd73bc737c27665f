import type { Readable } from 'node:stream';
import { discard, type Exchange, readAll } from '../platform/http.js';
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
import type { RegistryClient } from './registry-client.js';
import { assertStatus, refusal } from './registry-error.js';
import { LONGEST_MANIFEST, type Source } from './source.js';

const ACCEPT = { accept: MANIFEST_TYPES };
// nginx answers a POST without a length with 411.
const EMPTY = { headers: { 'content-length': '0' } };

/**
 * One repository of a registry. Retries after temporary failures, except for blob transfers, which the caller must
 * retry because a stream can be read only once. Source: the OCI distribution specification.
 */
export class Repository implements Source {
  constructor(
    readonly client: RegistryClient,
    readonly name: string,
  ) {}

  /** @returns nothing if there is no manifest with this tag or digest */
  find(reference: string): Promise<RawManifest | undefined> {
    return this.client.retry(async () => {
      const answer = await this.#pull('GET', `manifests/${reference}`, ACCEPT);
      if (answer.status === 404) {
        await discard(answer);
        return undefined;
      }
      await assertStatus(answer, 200);
      return this.#verify(await readAll(answer.body, LONGEST_MANIFEST), answer.headers, reference);
    });
  }

  /** Uses HEAD, which Docker Hub does not count as a pull. */
  resolve(tag: string): Promise<string | undefined> {
    return this.client.retry(async () => {
      const answer = await this.#pull('HEAD', `manifests/${tag}`, ACCEPT);
      await discard(answer);
      if (answer.status === 404) return undefined;
      // Only the answer to GET has an error message, not the one to HEAD.
      const digest = answer.status === 200 ? answer.headers['docker-content-digest'] : undefined;
      return typeof digest === 'string' ? digest : (await this.find(tag))?.digest;
    });
  }

  async manifest(digest: string): Promise<RawManifest> {
    const found = await this.find(digest);
    if (found !== undefined) return found;
    throw new Error(`${this.client.host} does not have the manifest ${digest} of ${this.name}`);
  }

  async blob({ digest }: Descriptor): Promise<Readable> {
    return (await assertStatus(await this.#pull('GET', `blobs/${digest}`), 200)).body;
  }

  /** Uses the referrers API, or the referrers tag without it. */
  async referrers(digest: string): Promise<readonly Descriptor[]> {
    const listed = await this.client.retry(async () => {
      const answer = await this.#pull('GET', `referrers/${digest}`, { accept: OCI_INDEX });
      if (answer.status === 200 && answer.headers['content-type']?.startsWith(OCI_INDEX)) {
        const bytes = await readAll(answer.body, LONGEST_MANIFEST);
        return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
      }
      // A registry that is too busy to answer may have some.
      if (answer.status === 429 || (answer.status >= 500 && answer.status !== 501))
        throw await refusal(answer);
      await discard(answer);
      return undefined;
    });
    const index = listed ?? (await this.find(digestTag(digest)));
    return index === undefined ? [] : readManifest(index).manifests;
  }

  hasBlob(digest: string): Promise<boolean> {
    return this.client.retry(async () => {
      const answer = await this.#pull('HEAD', `blobs/${digest}`);
      await discard(answer);
      return (await assertStatus(answer, 200, 404)).status === 200;
    });
  }

  /** @returns whether the registry mounted the blob from another of its repositories */
  mount(digest: string, from: string): Promise<boolean> {
    return this.client.retry(async () => {
      const query = new URLSearchParams({ mount: digest, from });
      const answer = await this.#push('POST', `${this.#path('blobs/uploads/')}?${query}`, EMPTY);
      await assertStatus(answer, 201, 202);
      await discard(answer);
      return answer.status === 201;
    });
  }

  /** Streams a blob. Not retried, because a stream can be read only once. */
  async upload({ digest, size }: Descriptor, content: () => Promise<Readable>): Promise<void> {
    const begun = await this.#push('POST', this.#path('blobs/uploads/'), EMPTY);
    await discard(await assertStatus(begun, 202));
    const { location } = begun.headers;
    if (location === undefined) throw new Error(`${this.client.host} returned no location for an upload`);
    const url = new URL(location, begun.request.url);
    url.searchParams.set('digest', digest);
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
    const body = await content();
    try {
      await discard(await assertStatus(await this.#push('PUT', url.href, { headers, body }), 201));
    } finally {
      body.destroy();
    }
  }

  /** @param reference a tag or a digest */
  async put(manifest: RawManifest, reference: string): Promise<void> {
    const headers = { 'content-type': manifest.mediaType };
    const body = manifest.bytes;
    await this.client.retry(async () => {
      const answer = await this.#push('PUT', this.#path(`manifests/${reference}`), { headers, body });
      await discard(await assertStatus(answer, 201));
    });
  }

  #path(rest: string): string {
    return `/v2/${this.name}/${rest}`;
  }

  #pull(
    method: 'GET' | 'HEAD',
    rest: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Exchange> {
    return this.client.request({ method, path: this.#path(rest), repository: this.name, headers });
  }

  #push(
    method: 'POST' | 'PUT',
    path: string,
    rest: { readonly headers: Readonly<Record<string, string>>; readonly body?: Buffer | Readable },
  ): Promise<Exchange> {
    return this.client.request({ method, path, repository: this.name, actions: 'pull,push', ...rest });
  }

  /** @throws Error if the manifest is not the requested one */
  #verify(bytes: Buffer, headers: Exchange['headers'], reference: string): RawManifest {
    const requested = reference.includes(':')
      ? reference
      : String(headers['docker-content-digest'] ?? 'sha256:');
    const digest = digestOf(bytes, requested);
    if (requested.length > 'sha256:'.length && requested !== digest) {
      throw new Error(`${this.client.host} sent the manifest ${digest} instead of ${requested}`);
    }
    const type = (headers['content-type'] ?? '').split(';')[0]?.trim() ?? '';
    const mediaType = type.startsWith('application/vnd.') ? type : mediaTypeOf(bytes);
    return { bytes, mediaType, digest };
  }
}
