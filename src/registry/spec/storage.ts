import { hostCertificates, ownFiles, type TrustFiles } from '../../oci/ca-certificates.js';
import { mirrorData } from './mirrors.js';
import type { RegistrySpec, S3 } from './registry-spec.js';

/** Is the data of the registry in a volume of podman's that has a name of the caller's? */
export function ownVolume({ storage }: Pick<RegistrySpec, 'storage'>, data: string): string | undefined {
  return data === 'data' && storage.kind === 'volume' ? storage.name : undefined;
}

/** The caller's own directory for some data of the pod. */
export function ownPath(
  { storage, mirrors }: Pick<RegistrySpec, 'storage' | 'mirrors'>,
  data: string,
): string | undefined {
  if (data === 'data') return storage.kind === 'directory' ? storage.path : undefined;
  return mirrors.find((mirror) => mirrorData(mirror) === data)?.path;
}

/**
 * The certificates that this host trusts, for a registry whose image has none, or not the one of a house's own CA.
 * @returns nothing where the endpoint is asked without TLS or the host has none either
 */
export async function hostRoots(
  { endpoint }: Pick<S3, 'endpoint'>,
  files: TrustFiles = ownFiles(),
): Promise<string | undefined> {
  if (endpoint?.startsWith('http:')) return undefined;
  const certificates = await hostCertificates(files);
  return certificates.length === 0 ? undefined : `${certificates.join('\n')}\n`;
}
