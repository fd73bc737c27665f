import type { RegistryClient } from '../../oci/registry-client.js';
import type { Access } from '../spec/registry-spec.js';

type Getter = Pick<RegistryClient, 'get'>;

/** Who was seen to pull what is there and to be refused a push: the statuses of the pushes. */
export interface PushRefusals {
  readonly reader?: number;
  /** Only where whoever reaches the port may pull. */
  readonly anybody?: number;
}

/**
 * Pulls an image's manifest and begins a push as those who may only pull.
 * @param reader a client with the reader's password
 * @throws Error where one of them cannot pull, or can push
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
      throw new Error(`${who} may pull, and got status ${pulled.status} for a manifest`);
    const push = { anonymous, method: 'POST' } as const;
    const { status } = await client.get(`/v2/${image.repository}/blobs/uploads/`, push);
    if (status !== wanted) {
      throw new Error(`a push by ${who} was answered with status ${status}; it must be ${wanted}`);
    }
    return status;
  };
  return {
    ...(clients.reader && { reader: await refused('the reader', clients.reader, false, 403) }),
    ...(access.kind === 'basic' &&
      access.anonymousPull && { anybody: await refused('nobody in particular', clients.writer, true, 401) }),
  };
}

/** The same in words; nothing where no push was refused. */
export function describePushRefusal({ reader, anybody }: PushRefusals): string[] {
  return [
    ...(reader === undefined ? [] : [`a push by the reader (${reader})`]),
    ...(anybody === undefined ? [] : [`a push without a login (${anybody}), though not a pull`]),
  ];
}
