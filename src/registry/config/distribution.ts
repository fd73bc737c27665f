import { stringify } from 'yaml';
import { originOf } from '../../oci/reference.js';
import { loginKeys, mirrorAddress } from '../spec/mirrors.js';
import {
  type Access,
  checksPasswords,
  type Mirror,
  PATHS,
  REALM,
  REGISTRY_PORT,
  type RegistrySpec,
  type S3,
  type SecretValue,
  type Storage,
} from '../spec/registry-spec.js';
import { mergeConfig } from './merge-config.js';

/** The differences between the configurations of the registry and of its caches. */
interface ConfigParts {
  /** The first line. */
  readonly title: string;
  readonly storage: object;
  /** On the pod's loopback. */
  readonly address: string;
  readonly access: Access;
  readonly sections: object;
  /** The user's YAML. */
  readonly overrides?: string | undefined;
}

/** A configuration of CNCF Distribution, valid for 2.8 and 3. It is secret, because it contains the values of `secret`. */
function distributionConfig(
  { title, storage, address, access, sections, overrides }: ConfigParts,
  secret: SecretValue,
): string {
  const config = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage,
    http: {
      addr: address,
      // Signs the state of uploads.
      secret: secret('http-secret'),
      // Locations without scheme, host and port cannot be wrong behind a proxy.
      relativeurls: true,
      headers: { 'X-Content-Type-Options': ['nosniff'] },
    },
    ...authentication(access),
    ...sections,
    health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
  };
  return `# ${title}. Made by podman-registry-action.\n${stringify(mergeConfig(config, overrides))}`;
}

/** The configuration of the registry. */
export function registryConfig(
  { access, configOverrides, storage }: RegistrySpec,
  secret: SecretValue,
): string {
  return distributionConfig(
    {
      title: 'CNCF Distribution behind nginx',
      storage: storageSection(storage, secret),
      address: `127.0.0.1:${REGISTRY_PORT}`,
      access,
      // Without it, manifests with foreign layers get a 500.
      sections: { validation: { manifests: { urls: { allow: ['^https?://'] } } } },
      overrides: configOverrides.registry,
    },
    secret,
  );
}

/**
 * The configuration of a cache. Distribution exits if it cannot reach its upstream at the start, so a cache with an
 * unreachable upstream is an ordinary, read-only registry with the cached content.
 * Source: getAuthURLs and NewRegistryPullThroughCache of distribution.
 */
export function mirrorConfig(
  spec: Pick<RegistrySpec, 'access' | 'mirrors'>,
  mirror: Mirror,
  secret: SecretValue,
): string {
  const { upstream, authenticated, offline } = mirror;
  const { username, password } = loginKeys(upstream);
  // docker.io is only a name in images; its registry has another host.
  const login = authenticated && { username: secret(username), password: secret(password) };
  return distributionConfig(
    {
      title: `Cache of ${upstream}`,
      storage: { ...CACHE, ...(offline && { maintenance: { readonly: { enabled: true } } }) },
      address: mirrorAddress(spec, mirror),
      access: spec.access,
      sections: offline ? {} : { proxy: { remoteurl: originOf(upstream), ttl: '0s', ...login } },
    },
    secret,
  );
}

const COMMON = { cache: { blobdescriptor: 'inmemory' }, delete: { enabled: true } };
const FILES = { filesystem: { rootdirectory: PATHS.data }, ...COMMON };
// By default, Distribution deletes each layer seven days after its first fetch, for all images that share it, and then
// answers with an empty body. 3 has a key for it (`ttl`), 2.8 fails to delete. Source: registry/proxy of distribution.
const CACHE = { ...FILES, delete: { enabled: false } };

/**
 * The section `storage`, with the keys of an object store.
 * Source: registry/storage/driver/s3-aws of distribution 2.8.3 and 3.1.2.
 */
function storageSection(storage: Storage, secret: SecretValue): object {
  if (storage.kind !== 's3') return FILES;
  return { s3: s3Section(storage, secret), ...COMMON, redirect: { disable: !storage.redirect } };
}

function s3Section({ bucket, region, endpoint, prefix }: S3, secret: SecretValue): object {
  return {
    accesskey: secret('access-key'),
    secretkey: secret('secret-key'),
    bucket,
    region,
    // A custom endpoint has no host name for each bucket. 2.8 uses path style by default and ignores the key; 3 requires it.
    ...(endpoint && { regionendpoint: endpoint, forcepathstyle: true }),
    secure: !endpoint?.startsWith('http:'),
    v4auth: true,
    ...(prefix && { rootdirectory: `/${prefix.replace(/^\/+|\/+$/g, '')}` }),
  };
}

function authentication(access: Access): object {
  switch (access.kind) {
    case 'none':
      return {};
    case 'basic':
      if (!checksPasswords(access)) return {};
      // Distribution creates a missing file, with a default user; with a read-only mount it exits instead.
      return { auth: { htpasswd: { realm: REALM, path: `${PATHS.access}/htpasswd` } } };
    case 'token': {
      const { realm, service, issuer, certificates, jwks } = access;
      const keys = {
        ...(certificates && { rootcertbundle: PATHS.tokenCertificates }),
        ...(jwks && { jwks: PATHS.tokenKeys }),
      };
      return { auth: { token: { realm, service, issuer, ...keys } } };
    }
  }
}
