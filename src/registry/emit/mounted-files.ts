import { basename } from 'node:path';
import { mirrorConfig, registryConfig } from '../config/distribution.js';
import { nginxConf } from '../nginx/nginx.js';
import { PRINCIPALS_FILE } from '../nginx/principals.js';
import { type Mount, type MountedSecret, ROOTS_FILE } from '../spec/containers.js';
import { mirrorConfigFile, mirrorName, TRUST_KEY } from '../spec/mirrors.js';
import {
  PATHS,
  type PlacedRegistry,
  type RegistrySpec,
  type SecretContents,
  type SecretValue,
} from '../spec/registry-spec.js';
import { ownPath } from '../spec/storage.js';

/** The pod's files without secrets: texts by `DIRECTORY/FILE`, where a container is given whole directories. */
export function configFiles(registry: PlacedRegistry): Readonly<Record<string, string>> {
  const { access, configOverrides, storage } = registry;
  const roots = storage.kind === 's3' ? storage.roots : undefined;
  return {
    'nginx/nginx.conf': nginxConf(registry),
    ...(configOverrides.nginx !== undefined && {
      [`nginx/${basename(PATHS.nginxOverrides)}`]: configOverrides.nginx,
    }),
    ...(access.kind === 'token' && {
      ...(access.certificates && {
        [`certificates/${basename(PATHS.tokenCertificates)}`]: access.certificates,
      }),
      ...(access.jwks && { [`certificates/${basename(PATHS.tokenKeys)}`]: access.jwks }),
    }),
    ...(roots !== undefined && { [`certificates/${ROOTS_FILE}`]: roots }),
  };
}

/** The configurations that are secrets, each in the secret that its container mounts: texts by `SECRET/FILE`. */
export function secretConfigs(spec: RegistrySpec, secret: SecretValue): Readonly<Record<string, string>> {
  return {
    [`registry/${basename(PATHS.registryConfig)}`]: registryConfig(spec, secret),
    ...Object.fromEntries(
      spec.mirrors.map((mirror) => [
        `${mirrorName(mirror)}/${mirrorConfigFile(mirror)}`,
        mirrorConfig(spec, mirror, secret),
      ]),
    ),
  };
}

/** Every secret file that the pod's containers mount, as `secretConfigs`. */
export function secretFiles(spec: RegistrySpec, contents: SecretContents): Readonly<Record<string, string>> {
  const values = { ...contents.http, ...contents.storage, ...contents.mirrors };
  const mounted = (['tls', 'access', 'upstream-trust'] as const).flatMap((secret) =>
    Object.entries(contents[secret] ?? {}).map(([key, value]) => [`${secret}/${key}`, value] as const),
  );
  return {
    ...Object.fromEntries(mounted),
    ...secretConfigs(spec, (key) => {
      const value = values[key];
      if (value === undefined) throw new Error(`the pod ${spec.name} has no secret ${key}`);
      return value;
    }),
  };
}

/** The configuration files by their directory. */
export function configDirectories(
  registry: PlacedRegistry,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const directories = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(configFiles(registry))) {
    const [directory = '', file = ''] = path.split('/');
    directories.set(directory, { ...directories.get(directory), [file]: text });
  }
  return directories;
}

/** The names of the files in each secret that the containers mount; the README has the commands that make them. */
export function secretKeys(spec: RegistrySpec): ReadonlyMap<MountedSecret, readonly string[]> {
  const secrets: readonly (readonly [MountedSecret, readonly string[]])[] = [
    ['tls', ['tls.crt', 'tls.key']],
    ['access', accessKeys(spec)],
    ['upstream-trust', spec.mirrors.length > 0 ? [TRUST_KEY] : []],
    ['registry', [basename(PATHS.registryConfig)]],
    ...spec.mirrors.map((mirror) => [mirrorName(mirror), [mirrorConfigFile(mirror)]] as const),
  ];
  return new Map(secrets.filter(([, keys]) => keys.length > 0));
}

function accessKeys({ access }: RegistrySpec): string[] {
  if (access.kind !== 'basic') return [];
  return access.anonymousPull ? ['htpasswd', PRINCIPALS_FILE] : ['htpasswd'];
}

/** The host path of a mount, for a pod with its files in `directory`. */
export function hostPath(spec: RegistrySpec, mount: Mount, directory: string): string {
  switch (mount.kind) {
    case 'config':
      return `${directory}/${mount.config}`;
    case 'secret':
      return `${directory}/${mount.secret}`;
    case 'data':
      return ownPath(spec, mount.data) ?? `${directory}/${mount.data}`;
  }
}
