import { refuse, UserError } from '../../platform/errors.js';
import type { S3Keys, StorageRequest } from '../../registry/request.js';
import type { S3 } from '../../registry/spec/registry-spec.js';
import type { MappingChoice } from '../../registry/spec/userns.js';
import { choice, type GetInput, isAddress, readBoolean, readDirectory } from '../read-input.js';

const S3_INPUTS = [
  's3-bucket',
  's3-region',
  's3-endpoint',
  's3-prefix',
  's3-access-key',
  's3-secret-key',
] as const;

/** @throws UserError for invalid inputs, and for inputs of another kind of storage */
export function readStorage(get: GetInput, mapping: MappingChoice): StorageRequest {
  const path = readDirectory(get, 'storage-path');
  // A path alone implies "storage: path".
  const asked = choice(get, 'storage', ['job', 'path', 'volume', 's3']);
  const kind = asked === 'job' && path !== undefined ? 'path' : asked;
  assertFitting(get, kind);
  if (mapping.kind === 'auto' && (kind === 'path' || kind === 'volume')) {
    const found = kind === 'path' ? `"storage-path" is ${JSON.stringify(path)}` : '"storage" is volume';
    throw new UserError(
      `input ${found}, but "userns" is auto, which gives the registry different IDs each time, so it could not read its earlier data; use another "userns"`,
    );
  }
  switch (kind) {
    case 'job':
      return { kind };
    case 'path':
      if (path === undefined) throw refuse('storage-path', '', 'the path of a directory');
      return { kind, path };
    case 'volume':
      return { kind, name: readVolume(get) };
    case 's3':
      return { kind, ...readS3(get) };
  }
}

function assertFitting(get: GetInput, kind: StorageRequest['kind']): void {
  const strange = [
    ...(kind === 'path' ? [] : ['storage-path']),
    ...(kind === 'volume' ? [] : ['storage-volume']),
    ...(kind === 's3' ? [] : S3_INPUTS),
  ].find((name) => get(name) !== '');
  if (strange === undefined) return;
  const wanted = strange.startsWith('s3-') ? 's3' : strange.replace('storage-', '');
  throw new UserError(
    `input "${strange}" requires "storage: ${wanted}", but "storage" is "${kind}"; change "storage", or remove "${strange}"`,
  );
}

function readVolume(get: GetInput): string {
  const name = get('storage-volume');
  // Source: define.NameRegex of Podman, within the length of a Kubernetes name.
  if (!/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(name)) {
    throw refuse(
      'storage-volume',
      name,
      '2 to 63 of the characters a-z 0-9 -, with no - at the start or end',
    );
  }
  return name;
}

function readS3(get: GetInput): S3 & S3Keys {
  const text = (name: (typeof S3_INPUTS)[number], pattern: RegExp, instead: string) => {
    const found = get(name);
    if (!pattern.test(found)) throw refuse(name, found, instead);
    return found;
  };
  const secret = (name: (typeof S3_INPUTS)[number]) => {
    const found = get(name);
    // The value is a secret, so the message does not contain it.
    if (!/^[\x21-\x7e]{1,200}$/.test(found)) {
      throw new UserError(
        `input "${name}" is not set, or contains a space or a character outside ASCII; set it to a key with access to the bucket`,
      );
    }
    return found;
  };
  const endpoint = get('s3-endpoint');
  if (endpoint !== '' && !isAddress(endpoint, /^https?:$/)) {
    throw refuse(
      's3-endpoint',
      endpoint,
      'an http or https address without user and password, or leave it empty for AWS',
    );
  }
  return {
    bucket: text('s3-bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket name'),
    region: text('s3-region', /^[a-z0-9-]{1,64}$/, 'a region, such as eu-central-1'),
    endpoint: endpoint || undefined,
    prefix: text('s3-prefix', /^[A-Za-z0-9._/-]{0,200}$/, 'up to 200 of the characters A-Z a-z 0-9 . _ / -'),
    redirect: readBoolean(get, 's3-redirect'),
    accessKey: secret('s3-access-key'),
    secretKey: secret('s3-secret-key'),
  };
}

/** @throws UserError if it is too short for a signature */
export function readHttpSecret(get: GetInput): string | undefined {
  const found = get('http-secret');
  if (found === '') return undefined;
  if (!/^[\x21-\x7e]{16,256}$/.test(found)) {
    throw new UserError(
      'input "http-secret" must be 16 to 256 printable characters without spaces; create one with: openssl rand -hex 32',
    );
  }
  return found;
}
