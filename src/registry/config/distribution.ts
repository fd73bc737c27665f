import { stringify } from 'yaml';
import {
  type Access,
  checksPasswords,
  PATHS,
  REALM,
  REGISTRY_PORT,
  type RegistryPod,
  type SecretValue,
} from '../spec/registry-spec.js';
import { storageSection } from '../spec/storage.js';
import { laidOver } from './merge-config.js';

/** The configuration of CNCF Distribution, valid for 2.8 and 3. It is a secret: it holds the values that `secret` gives. */
export function distributionConfig({ access, fragments, storage }: RegistryPod, secret: SecretValue): string {
  const config = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: storageSection(storage, secret),
    http: {
      addr: `127.0.0.1:${REGISTRY_PORT}`,
      // Signs the state of uploads.
      secret: secret('http-secret'),
      // Locations without scheme, host and port cannot be wrong behind a proxy.
      relativeurls: true,
      headers: { 'X-Content-Type-Options': ['nosniff'] },
    },
    ...authentication(access),
    // Unset, it refuses manifests with foreign layers by a 500.
    validation: { manifests: { urls: { allow: ['^https?://'] } } },
    health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
  };
  return `# CNCF Distribution behind nginx. Made by podman-registry-action.\n${stringify(laidOver(config, fragments.registry))}`;
}

function authentication(access: Access): object {
  switch (access.kind) {
    case 'none':
      return {};
    case 'basic':
      if (!checksPasswords(access)) return {};
      // Where the file is missing Distribution makes one, with a user of its own choice; it cannot where it is mounted
      // read-only, and ends.
      return { auth: { htpasswd: { realm: REALM, path: `${PATHS.access}/htpasswd` } } };
    case 'token': {
      const { realm, service, issuer } = access;
      return { auth: { token: { realm, service, issuer, rootcertbundle: PATHS.tokenCertificates } } };
    }
  }
}
