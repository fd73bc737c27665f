import type { RegistryClient } from '../../oci/registry-client.js';
import type { Access } from '../spec/registry-spec.js';

type Getter = Pick<RegistryClient, 'get'>;

/** The statuses of rejected pushes, by clients that could pull. */
export interface PushRefusals {
  readonly reader?: number;
  /** Only with anonymous pulls. */
  readonly anybody?: number;
}

/**
 * Pulls a manifest and starts a push, as each kind of client that may only pull.
 * @param reader a client with the reader's password
 * @throws Error if one of them cannot pull, or can push
 */
export async function proveAccess(
  access: Access,
  image: { readonly repository: string; readonly tag: string },
  clients: { readonly writer: Getter; readonly reader: Getter | undefined },
): Promise<PushRefusals> {
  const refused = async (who: string, client: Getter, anonymous: boolean, wanted: number) => {
    const pulled = await client.get(`/v2/${image.repository}/manifests/${image.tag}`, {
      anonymous,
      accept:
        'application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    });
    if (pulled.status !== 200)
      throw new Error(`${who} must be able to pull, but got status ${pulled.status} for a manifest`);
    const push = { anonymous, method: 'POST' } as const;
    const { status } = await client.get(`/v2/${image.repository}/blobs/uploads/`, push);
    if (status !== wanted) {
      throw new Error(`a push by ${who} got status ${status} instead of ${wanted}`);
    }
    return status;
  };
  return {
    ...(clients.reader && { reader: await refused('the reader', clients.reader, false, 403) }),
    ...(access.kind === 'basic' &&
      access.anonymousPull && { anybody: await refused('an anonymous client', clients.writer, true, 401) }),
  };
}

/** The same as text; empty if no push was rejected. */
export function describePushRefusal({ reader, anybody }: PushRefusals): string[] {
  return [
    ...(reader === undefined ? [] : [`a push by the reader (${reader})`]),
    ...(anybody === undefined ? [] : [`a push without a login (${anybody})`]),
  ];
}
