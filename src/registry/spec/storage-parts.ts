import type { Mount, Storage } from './registry-spec.js';

/** What the registry's container has for its storage, beside the storage's section in config.yml, which has its keys. */
export interface StorageParts {
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
}

/** The name, in the directory of certificates, of those that an endpoint is checked against. */
export const ROOTS_FILE = 'ca-bundle.crt';

/**
 * @param certificates the directory of certificates in the container
 * @param data where the container has its data
 */
export function storageParts(storage: Storage, certificates: string, data: string): StorageParts {
  if (storage.kind !== 's3') {
    return { environment: {}, mounts: [{ kind: 'data', path: data, data: 'data' }] };
  }
  return {
    // Go's own variable: AWS_CA_BUNDLE makes the 2.8 of Debian panic.
    environment: storage.roots === undefined ? {} : { SSL_CERT_FILE: `${certificates}/${ROOTS_FILE}` },
    mounts: [],
  };
}
