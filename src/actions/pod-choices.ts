import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.js';
import type { Log } from '../log.js';
import { checkRegistryFragment } from '../registry/fragments.js';
import type { Access, Fragments, Storage } from '../registry/pod.js';
import type { SecretChoices } from '../registry/secrets.js';
import { hostRoots } from '../registry/storage.js';
import { checkTokenCertificates } from '../registry/token-certificates.js';
import type { AccessInputs } from './access-inputs.js';
import type { RegistryInputs } from './inputs.js';
import type { StorageInputs } from './storage-inputs.js';

/** Masks every secret that the caller gave, before anything can print it. */
export function maskGiven({ access, storage, httpSecret, mirrors }: RegistryInputs, log: Log): void {
  const secrets = [
    ...(access.kind === 'basic' ? [access.writer.password, access.reader?.password] : []),
    ...(access.kind === 'token' ? [access.login?.password] : []),
    ...(storage.kind === 's3' ? [storage.accessKey, storage.secretKey] : []),
    ...mirrors.upstreams.map(({ login }) => login?.password),
    httpSecret,
  ];
  for (const secret of secrets) if (secret !== undefined) log.mask(secret);
}

/** @throws UserError where a file that the inputs name cannot be read */
export async function podAccess(access: AccessInputs): Promise<Access> {
  switch (access.kind) {
    case 'none':
      return access;
    case 'basic': {
      const { kind, writer, reader, anonymousPull } = access;
      return { kind, writer: writer.username, reader: reader?.username, anonymousPull };
    }
    case 'token': {
      const { kind, realm, service, issuer } = access;
      const certificates = await readInput('token-certificates', access.certificates);
      checkTokenCertificates(certificates, access.certificates);
      return { kind, realm, service, issuer, certificates };
    }
  }
}

/** Whose credentials are needed, as they were given. */
export function secretUsers(access: AccessInputs): Pick<SecretChoices, 'writer' | 'reader' | 'login'> {
  switch (access.kind) {
    case 'none':
      return { writer: undefined, reader: undefined };
    case 'basic':
      return access;
    case 'token':
      return { writer: undefined, reader: undefined, login: access.login };
  }
}

export async function podStorage(storage: StorageInputs): Promise<Storage> {
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

/** What the secret of the storage holds. */
export function storageKeys(storage: StorageInputs): Readonly<Record<string, string>> | undefined {
  if (storage.kind !== 's3') return undefined;
  return { 'access-key': storage.accessKey, 'secret-key': storage.secretKey };
}

/** @throws UserError where a file that the inputs name cannot be read, or sets what is not the caller's to set */
export async function readFragments({ registry, nginx }: RegistryInputs['fragments']): Promise<Fragments> {
  const text = registry && (await readInput('registry-config', registry));
  if (text !== undefined && registry !== undefined) checkRegistryFragment(text, registry);
  return {
    registry: text,
    nginx: nginx && (await readInput('nginx-config', nginx)),
  };
}

async function readInput(input: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    throw new UserError(
      `input "${input}" is ${path}, which cannot be read (${code}); give the path of a file`,
    );
  }
}
