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

/** What the configurations of the registry and of its caches differ in. */
interface ConfigParts {
  /** The first line. */
  readonly title: string;
  readonly storage: object;
  /** On the pod's loopback. */
  readonly address: string;
  readonly access: Access;
  readonly sections: object;
  /** YAML of the caller's. */
  readonly overrides?: string | undefined;
}

/** A configuration of CNCF Distribution, valid for 2.8 and 3. It is a secret: it holds the values that `secret` gives. */
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

/** The registry's own configuration. */
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
      // Unset, it refuses manifests with foreign layers by a 500.
      sections: { validation: { manifests: { urls: { allow: ['^https?://'] } } } },
      overrides: configOverrides.registry,
    },
    secret,
  );
}

/**
 * The configuration of a cache. Distribution ends at once where it cannot reach its upstream when it starts, so a cache
 * whose upstream is down is an ordinary registry over what was cached, which can only be read.
 * Source: getAuthURLs and NewRegistryPullThroughCache of distribution.
 */
export function mirrorConfig(
  spec: Pick<RegistrySpec, 'access' | 'mirrors'>,
  mirror: Mirror,
  secret: SecretValue,
): string {
  const { upstream, authenticated, offline } = mirror;
  const { username, password } = loginKeys(upstream);
  // docker.io is a name in images only: its registry is elsewhere.
  const login = authenticated && { username: secret(username), password: secret(password) };
  return distributionConfig(
    {
      title: `Cache of ${upstream}`,
      // What was cached is deleted after seven days, which it may only with `delete`.
      storage: { ...FILES, ...(offline && { maintenance: { readonly: { enabled: true } } }) },
      address: mirrorAddress(spec, mirror),
      access: spec.access,
      sections: offline ? {} : { proxy: { remoteurl: originOf(upstream), ...login } },
    },
    secret,
  );
}

const COMMON = { cache: { blobdescriptor: 'inmemory' }, delete: { enabled: true } };
const FILES = { filesystem: { rootdirectory: PATHS.data }, ...COMMON };

/**
 * The section `storage`, with the keys of an object store.
 * Source: registry/storage/driver/s3-aws of distribution 2.8.3 and 3.1.1.
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
    // An endpoint of one's own has no host name for each bucket. 2.8 does so unasked and does not know the word; 3 does
    // so only when told.
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
      // Where the file is missing Distribution makes one, with a user of its own choice; it cannot where it is mounted
      // read-only, and ends.
      return { auth: { htpasswd: { realm: REALM, path: `${PATHS.access}/htpasswd` } } };
    case 'token': {
      const { realm, service, issuer } = access;
      return { auth: { token: { realm, service, issuer, rootcertbundle: PATHS.tokenCertificates } } };
    }
  }
}
