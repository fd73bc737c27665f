import { readFile } from 'node:fs/promises';
import { ROOT_BUNDLES } from '../../platform/ca-bundle.js';
import { mirrorData } from './mirrors.js';
import { PATHS, type RegistryPod, type S3, type SecretValue, type Storage } from './registry-spec.js';
import { ROOTS_FILE } from './storage-parts.js';

/**
 * The section `storage` of config.yml, with the keys of an object store.
 * Source: registry/storage/driver/s3-aws of distribution 2.8.3 and 3.1.1.
 */
export function storageSection(storage: Storage, secret: SecretValue): object {
  const common = { cache: { blobdescriptor: 'inmemory' }, delete: { enabled: true } };
  if (storage.kind !== 's3') return { filesystem: { rootdirectory: PATHS.data }, ...common };
  return { s3: s3Section(storage, secret), ...common, redirect: { disable: !storage.redirect } };
}

function s3Section({ bucket, region, endpoint, prefix }: S3, secret: SecretValue): object {
  return {
    accesskey: secret('access-key'),
    secretkey: secret('secret-key'),
    bucket,
    region,
    // An endpoint of one's own has no host name for each bucket. 2.8 does so unasked and does not know the word; 3 does
    // so only when told.
    ...(endpoint && { regionendpoint: endpoint, forcepathstyle: true }),
    secure: !endpoint?.startsWith('http:'),
    v4auth: true,
    ...(prefix && { rootdirectory: `/${prefix.replace(/^\/+|\/+$/g, '')}` }),
  };
}

/** Certificates of an object store, by the name of their file. */
export function storageFiles({ storage }: Pick<RegistryPod, 'storage'>): Readonly<Record<string, string>> {
  return storage.kind === 's3' && storage.roots !== undefined ? { [ROOTS_FILE]: storage.roots } : {};
}

/** Is the data of the registry in a volume of podman's that has a name of the caller's? */
export function ownVolume({ storage }: Pick<RegistryPod, 'storage'>, data: string): string | undefined {
  return data === 'data' && storage.kind === 'volume' ? storage.name : undefined;
}

/** The caller's own directory for some data of the pod. */
export function ownPath(
  { storage, mirrors }: Pick<RegistryPod, 'storage' | 'mirrors'>,
  data: string,
): string | undefined {
  if (data === 'data') return storage.kind === 'directory' ? storage.path : undefined;
  return mirrors.find((mirror) => mirrorData(mirror) === data)?.path;
}

/** A storage without the certificates of the host that described it, as it goes to other hosts. */
export function withoutRoots(storage: Storage): Storage {
  return storage.kind === 's3' ? { ...storage, roots: undefined } : storage;
}

/**
 * The certificates that this host trusts, for a registry whose image has none, or not the one of a house's own CA.
 * @returns nothing where the endpoint is asked without TLS or the host has none either
 */
export async function hostRoots(
  { endpoint }: Pick<S3, 'endpoint'>,
  variables: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  if (endpoint?.startsWith('http:')) return undefined;
  const chosen = variables.SSL_CERT_FILE;
  for (const path of chosen ? [chosen, ...ROOT_BUNDLES] : ROOT_BUNDLES) {
    try {
      return await readFile(path, 'utf8');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    }
  }
  return undefined;
}
