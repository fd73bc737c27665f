import type { Mount, SecretKey, Storage } from './pod.js';

/** What the registry's container has for its storage, beside the storage's section in config.yml. */
export interface StorageParts {
  readonly environment: Readonly<Record<string, string>>;
  readonly secretEnvironment: Readonly<Record<string, SecretKey>>;
  readonly mounts: readonly Mount[];
}

/** The name, in the directory of config.yml, of the certificates that an endpoint is checked against. */
export const ROOTS_FILE = 'ca-bundle.crt';

/**
 * @param config the directory of config.yml in the container
 * @param data where the container has its data
 */
export function storageParts(storage: Storage, config: string, data: string): StorageParts {
  if (storage.kind !== 's3') {
    return { environment: {}, secretEnvironment: {}, mounts: [{ kind: 'data', path: data, data: 'data' }] };
  }
  return {
    // Go's own variable: AWS_CA_BUNDLE makes the 2.8 of Debian panic.
    environment: storage.roots === undefined ? {} : { SSL_CERT_FILE: `${config}/${ROOTS_FILE}` },
    secretEnvironment: {
      REGISTRY_STORAGE_S3_ACCESSKEY: { secret: 'storage', key: 'access-key' },
      REGISTRY_STORAGE_S3_SECRETKEY: { secret: 'storage', key: 'secret-key' },
    },
    mounts: [],
  };
}
