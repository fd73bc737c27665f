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

/** @throws UserError for one that is not as it may be, and for inputs of another kind of storage */
export function readStorage(get: GetInput, mapping: MappingChoice): StorageRequest {
  const path = readDirectory(get, 'storage-path');
  // The path alone says enough.
  const asked = choice(get, 'storage', ['job', 'path', 'volume', 's3']);
  const kind = asked === 'job' && path !== undefined ? 'path' : asked;
  assertFitting(get, kind);
  if (mapping.kind === 'auto' && (kind === 'path' || kind === 'volume')) {
    const found = kind === 'path' ? `"storage-path" is ${JSON.stringify(path)}` : '"storage" is volume';
    throw new UserError(
      `input ${found} and "userns" is auto; allowed: another "userns", because auto gives the registry other ids each time, which cannot read what it has stored before`,
    );
  }
  switch (kind) {
    case 'job':
      return { kind };
    case 'path':
      if (path === undefined)
        throw refuse('storage-path', '', 'the path of a directory, for "storage: path"');
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
    `input "${strange}" is set and "storage" is "${kind}"; allowed: "storage: ${wanted}", or no ${strange}`,
  );
}

function readVolume(get: GetInput): string {
  const name = get('storage-volume');
  // Source: define.NameRegex of Podman, within the length of a Kubernetes name.
  if (!/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(name)) {
    throw refuse('storage-volume', name, '2 to 63 of the characters a-z 0-9 and, within, -');
  }
  return name;
}

function readS3(get: GetInput): S3 & S3Keys {
  const text = (name: (typeof S3_INPUTS)[number], pattern: RegExp, allowed: string) => {
    const found = get(name);
    if (!pattern.test(found)) throw refuse(name, found, allowed);
    return found;
  };
  const secret = (name: (typeof S3_INPUTS)[number]) => {
    const found = get(name);
    // What was found is a secret, so the message does not show it.
    if (!/^[\x21-\x7e]{1,200}$/.test(found)) {
      throw new UserError(
        `input "${name}" is not set, or holds a blank or a character beyond ASCII; allowed: the key of a user of the bucket`,
      );
    }
    return found;
  };
  const endpoint = get('s3-endpoint');
  if (endpoint !== '' && !isAddress(endpoint, /^https?:$/)) {
    throw refuse(
      's3-endpoint',
      endpoint,
      'an http or https address without user and password, or nothing for AWS',
    );
  }
  return {
    bucket: text('s3-bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name"),
    region: text('s3-region', /^[a-z0-9-]{1,64}$/, "a region's name, such as eu-central-1"),
    endpoint: endpoint || undefined,
    prefix: text('s3-prefix', /^[A-Za-z0-9._/-]{0,200}$/, 'up to 200 of A-Z a-z 0-9 . _ / -'),
    redirect: readBoolean(get, 's3-redirect'),
    accessKey: secret('s3-access-key'),
    secretKey: secret('s3-secret-key'),
  };
}

/** @throws UserError for one that is too short to sign anything */
export function readHttpSecret(get: GetInput): string | undefined {
  const found = get('http-secret');
  if (found === '') return undefined;
  if (!/^[\x21-\x7e]{16,256}$/.test(found)) {
    throw new UserError(
      'input "http-secret" is not 16 to 256 printable characters without blanks; allowed: for example what openssl rand -hex 32 gives',
    );
  }
  return found;
}
