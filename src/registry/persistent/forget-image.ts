import type { RegistryClient } from '../../oci/registry-client.js';

/**
 * Deletes an image at the registry by its digest, and with it every tag of it. Its blobs are then garbage.
 * @throws Error where the registry does not do so
 */
export async function forgetImage(
  client: Pick<RegistryClient, 'get'>,
  { repository, digest }: { readonly repository: string; readonly digest: string },
): Promise<void> {
  const path = `/v2/${repository}/manifests/${digest}`;
  const { status } = await client.get(path, { method: 'DELETE' });
  // Somebody else may have been quicker.
  if (status !== 202 && status !== 404) {
    throw new Error(`DELETE ${path} was answered with status ${status}; it must be 202`);
  }
}
