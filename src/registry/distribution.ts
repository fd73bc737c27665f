import { stringify } from 'yaml';
import { PATHS, REGISTRY_PORT } from './pod.js';

/**
 * The configuration of CNCF Distribution, valid for 2.8 and 3. The secret that signs upload states comes as
 * `REGISTRY_HTTP_SECRET`, so nothing in here needs hiding.
 */
export function distributionConfig(options: { readonly authenticated: boolean }): string {
  const config = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: PATHS.data },
      cache: { blobdescriptor: 'inmemory' },
      delete: { enabled: true },
    },
    http: {
      addr: `127.0.0.1:${REGISTRY_PORT}`,
      // Locations without scheme, host and port cannot be wrong behind a proxy.
      relativeurls: true,
      headers: { 'X-Content-Type-Options': ['nosniff'] },
    },
    ...(options.authenticated
      ? { auth: { htpasswd: { realm: 'podman-registry', path: `${PATHS.access}/htpasswd` } } }
      : {}),
    // Unset, it refuses manifests with foreign layers by a 500.
    validation: { manifests: { urls: { allow: ['^https?://'] } } },
    health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
  };
  return `# CNCF Distribution behind nginx. Made by podman-registry-action.\n${stringify(config)}`;
}
