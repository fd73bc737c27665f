import { readFile, stat } from 'node:fs/promises';
import { proxySecrets } from '../../oci/proxy.js';
import { checkDirectory, readGivenFile } from '../../platform/given-paths.js';
import type { Log } from '../../platform/log.js';
import { validateRegistryConfig } from '../config/merge-config.js';
import type { ChosenImages } from '../images/choose-images.js';
import { canUseKernelTls } from '../images/program-versions.js';
import { mirrorDirectories, podMirrors } from '../mirror/mirrors.js';
import type { AccessRequest, StartRequest, StorageRequest } from '../request.js';
import { validateTokenCertificates, validateTokenKeys } from '../secrets/own-certificate.js';
import type { SecretChoices } from '../secrets/secrets.js';
import type { PodMapping } from '../spec/mapping.js';
import type { Access, ConfigOverrides, FastPath, RegistrySpec, Storage } from '../spec/registry-spec.js';
import { hostRoots } from '../spec/storage.js';
import type { StartContext } from './context.js';

/** Masks every secret of the inputs before anything can print it. */
export function maskSecrets({ access, storage, httpSecret, mirrors }: StartRequest, log: Log): void {
  const secrets = [
    ...proxySecrets((name) => process.env[name]),
    ...(access.kind === 'basic' ? [access.writer.password, access.reader?.password] : []),
    ...(access.kind === 'token' ? [access.login?.password] : []),
    ...(storage.kind === 's3' ? [storage.accessKey, storage.secretKey] : []),
    ...mirrors.upstreams.map(({ login }) => login?.password),
    httpSecret,
  ];
  for (const secret of secrets) if (secret !== undefined) log.mask(secret);
}

/** nginx may compare random passwords. The registry checks a chosen password with bcrypt, which is slow on purpose. */
function checkedBy(access: AccessRequest, fastPaths: readonly FastPath[]): 'nginx' | undefined {
  if (access.kind !== 'basic' || !fastPaths.includes('login')) return undefined;
  const chosen = access.writer.password ?? access.reader?.password;
  return chosen === undefined ? 'nginx' : undefined;
}

/** @throws UserError if a file from the inputs cannot be read */
export async function podAccess(access: AccessRequest, fastPaths: readonly FastPath[]): Promise<Access> {
  switch (access.kind) {
    case 'none':
      return access;
    case 'basic': {
      const { kind, writer, reader, anonymousPull } = access;
      return {
        kind,
        writer: writer.username,
        reader: reader?.username,
        anonymousPull,
        checkedBy: checkedBy(access, fastPaths),
      };
    }
    case 'token': {
      const { kind, realm, service, issuer } = access;
      const certificates =
        access.certificates && (await readInput('token-certificates', access.certificates));
      if (access.certificates && certificates) validateTokenCertificates(certificates, access.certificates);
      const jwks = access.jwks && (await readInput('token-jwks', access.jwks));
      if (access.jwks && jwks) validateTokenKeys(jwks, access.jwks);
      return { kind, realm, service, issuer, ...(certificates && { certificates }), ...(jwks && { jwks }) };
    }
  }
}

/**
 * Decides everything about the registry except its address.
 * @throws UserError if a file from the inputs cannot be read, or sets a reserved key
 */
export async function decideSpec(
  { request, access, persistent, job: { name, log, host, podman } }: StartContext,
  { registry, nginx }: ChosenImages,
  mapping: PodMapping | undefined,
): Promise<RegistrySpec> {
  return {
    name: persistent?.paths.pod ?? name,
    access,
    storage: await podStorage(request.storage),
    configOverrides: await readFragments(request.fragments),
    mirrors: await podMirrors(request.mirrors, host),
    fastPaths: await possibleFastPaths(request, () => canUseKernelTls(nginx.name, { host, podman }), log),
    registryImage: registry.name,
    nginxImage: nginx.name,
    mapping,
  };
}

/**
 * The users that need credentials, as given.
 * @param access the resulting access rules
 */
export function secretUsers(
  request: AccessRequest,
  access: Access,
): Pick<SecretChoices, 'writer' | 'reader' | 'anonymousPull' | 'login' | 'checkedBy'> {
  switch (request.kind) {
    case 'none':
      return { writer: undefined, reader: undefined };
    case 'basic': {
      const { writer, reader, anonymousPull } = request;
      const checkedBy = access.kind === 'basic' ? access.checkedBy : undefined;
      return { writer, reader, anonymousPull, checkedBy };
    }
    case 'token':
      return { writer: undefined, reader: undefined, login: request.login };
  }
}

/**
 * The fast paths that this host allows.
 * @param nginxCan whether the nginx of the pod can use kernel TLS; asked only where the kernel has it
 * @param ulps path of `/proc/sys/net/ipv4/tcp_available_ulp`
 */
export async function possibleFastPaths(
  { fastPaths, storage }: Pick<StartRequest, 'fastPaths' | 'storage'>,
  nginxCan: () => Promise<boolean>,
  log: Log,
  ulps = '/proc/sys/net/ipv4/tcp_available_ulp',
): Promise<readonly FastPath[]> {
  const possible = async (path: FastPath) => {
    switch (path) {
      case 'ktls':
        return (await textOf(ulps)).split(/\s+/).includes('tls') && nginxCan();
      case 'blobs':
        return storage.kind !== 'path' || (await isOpenTo(storage.path, log));
      default:
        return true;
    }
  };
  const allowed = await Promise.all(fastPaths.map(possible));
  return fastPaths.filter((_path, index) => allowed[index]);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return '';
  }
}

/** A directory that does not exist yet will be created with access for nginx. */
async function isOpenTo(path: string, log: Log): Promise<boolean> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o011) !== 0) return true;
    log.info(
      `nginx cannot enter ${path}, so the registry sends the blobs, which is slower; to let nginx send them: chmod g+x ${path}`,
    );
    return false;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown;
    return true;
  }
}

async function podStorage(storage: StorageRequest): Promise<Storage> {
  switch (storage.kind) {
    case 'job':
      return { kind: 'directory', path: undefined };
    case 'path':
      return { kind: 'directory', path: storage.path };
    case 'volume':
      return storage;
    case 's3': {
      const { kind, bucket, region, endpoint, prefix, redirect } = storage;
      return { kind, bucket, region, endpoint, prefix, redirect, roots: await hostRoots(storage) };
    }
  }
}

/** The contents of the storage's secret. */
export function storageKeys(storage: StorageRequest): Readonly<Record<string, string>> | undefined {
  if (storage.kind !== 's3') return undefined;
  return { 'access-key': storage.accessKey, 'secret-key': storage.secretKey };
}

/** @throws UserError if a file from the inputs cannot be read, or sets a reserved key */
async function readFragments({ registry, nginx }: StartRequest['fragments']): Promise<ConfigOverrides> {
  const text = registry && (await readInput('registry-config', registry));
  if (text !== undefined && registry !== undefined) validateRegistryConfig(text, registry);
  return {
    registry: text,
    nginx: nginx && (await readInput('nginx-config', nginx)),
  };
}

function readInput(input: string, path: string): Promise<string> {
  return readGivenFile({ what: `input "${input}"`, path }, 'give the path of a file');
}

/**
 * Checks every path of the inputs, and reads the files, before anything is changed.
 * @throws UserError naming the input, the problem and a hint
 */
export async function checkPaths(
  request: StartRequest & { readonly quadletDirectory: string | undefined },
): Promise<void> {
  const { quadletDirectory, imageCache, storage, mirrors, access, fragments } = request;
  const ours = [
    ['quadlet-dir', quadletDirectory],
    ['image-cache', imageCache],
  ] as const;
  const ofContainers = [
    ...(storage.kind === 'path' ? [['storage-path', storage.path] as const] : []),
    ...mirrorDirectories(mirrors).map((path) => ['mirror-path', path] as const),
  ];
  const given = (input: string, path: string) => ({ what: `input "${input}"`, path });
  for (const [input, path] of ours) if (path !== undefined) await checkDirectory(given(input, path));
  for (const [input, path] of ofContainers) await checkDirectory(given(input, path), 'containers');
  await podAccess(access, []);
  await readFragments(fragments);
}
