import { hostCertificates, ownFiles, type TrustFiles } from '../../oci/ca-certificates.js';
import { mirrorData } from './mirrors.js';
import type { RegistrySpec, S3 } from './registry-spec.js';

/** The named volume with the data of the registry, if any. */
export function ownVolume({ storage }: Pick<RegistrySpec, 'storage'>, data: string): string | undefined {
  return data === 'data' && storage.kind === 'volume' ? storage.name : undefined;
}

/** The directory from the inputs for some data of the pod. */
export function ownPath(
  { storage, mirrors }: Pick<RegistrySpec, 'storage' | 'mirrors'>,
  data: string,
): string | undefined {
  if (data === 'data') return storage.kind === 'directory' ? storage.path : undefined;
  return mirrors.find((mirror) => mirrorData(mirror) === data)?.path;
}

/**
 * The CA certificates of this host, for a registry image without them or without the CA of a company.
 * @returns undefined if the endpoint does not use TLS, or the host has no CA certificates
 */
export async function hostRoots(
  { endpoint }: Pick<S3, 'endpoint'>,
  files: TrustFiles = ownFiles(),
): Promise<string | undefined> {
  if (endpoint?.startsWith('http:')) return undefined;
  const certificates = await hostCertificates(files);
  return certificates.length === 0 ? undefined : `${certificates.join('\n')}\n`;
}
