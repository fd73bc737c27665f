import type { Readable } from 'node:stream';
import type { Descriptor, RawManifest } from '../oci/descriptors.js';
import { discard } from '../oci/http.js';
import { expectStatus } from '../oci/registry-error.js';
import { type RemoteRepository, remoteRepository } from '../oci/remote.js';
import { patiently } from '../oci/retry.js';
import type { Session } from '../oci/session.js';

/** One repository of the job's registry. */
export interface TargetRepository extends Pick<RemoteRepository, 'find' | 'resolve' | 'referrers'> {
  readonly name: string;
  hasBlob(digest: string): Promise<boolean>;
  /** @returns whether the registry took the blob over from another repository of its own */
  mount(digest: string, from: string): Promise<boolean>;
  /** Sends a blob as it comes; tried once, because a stream comes once. */
  upload(descriptor: Descriptor, content: () => Promise<Readable>): Promise<void>;
  /** @param reference a tag or a digest */
  put(manifest: RawManifest, reference: string): Promise<void>;
}

export function targetRepository(session: Session, name: string): TargetRepository {
  const { find, resolve, referrers } = remoteRepository(session, name);
  const rights = { repository: name, actions: 'pull,push' } as const;
  const uploads = `/v2/${name}/blobs/uploads/`;

  return {
    name,
    find,
    resolve,
    referrers,

    hasBlob: (digest) =>
      patiently(async () => {
        const path = `/v2/${name}/blobs/${digest}`;
        const answer = await session.ask({ method: 'HEAD', path, repository: name });
        await discard(answer);
        return (await expectStatus(answer, 200, 404)).status === 200;
      }),

    mount: (digest, from) =>
      patiently(async () => {
        const query = new URLSearchParams({ mount: digest, from });
        const answer = await session.ask({
          method: 'POST',
          path: `${uploads}?${query}`,
          ...rights,
          ...empty(),
        });
        await expectStatus(answer, 201, 202);
        await discard(answer);
        return answer.status === 201;
      }),

    upload: async ({ digest, size }, content) => {
      const begun = await session.ask({ method: 'POST', path: uploads, ...rights, ...empty() });
      await discard(await expectStatus(begun, 202));
      const { location } = begun.headers;
      if (location === undefined) throw new Error(`${session.host} does not say where an upload goes`);
      const url = new URL(location, begun.ask.url);
      url.searchParams.set('digest', digest);
      const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
      const body = await content();
      try {
        const done = await session.ask({ method: 'PUT', path: url.href, ...rights, headers, body });
        await discard(await expectStatus(done, 201));
      } finally {
        body.destroy();
      }
    },

    put: (manifest, reference) =>
      patiently(async () => {
        const headers = { 'content-type': manifest.mediaType };
        const path = `/v2/${name}/manifests/${reference}`;
        const ask = { method: 'PUT', path, ...rights, headers, body: manifest.bytes } as const;
        await discard(await expectStatus(await session.ask(ask), 201));
      }),
  };
}

// nginx answers a POST of no known length by 411.
function empty() {
  return { headers: { 'content-length': '0' } };
}
