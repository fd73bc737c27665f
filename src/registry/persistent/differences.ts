import { createHash } from 'node:crypto';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { usernsOf } from '../spec/mapping.js';
import type { Access, ConfigOverrides, Mirror, RegistrySpec, Storage } from '../spec/registry-spec.js';
import type { RegistryRecord } from './record.js';

/** The settings that a job requests. Undefined: any value of the registry is accepted. */
export interface Asked {
  readonly choices: Omit<RegistrySpec, 'name' | 'registryImage' | 'nginxImage'>;
  readonly host: string | undefined;
  readonly bind: string | undefined;
  readonly port: number | undefined;
  readonly registryImage: string | undefined;
  readonly nginxImage: string | undefined;
  readonly password: string | undefined;
  readonly readerPassword: string | undefined;
  readonly httpSecret: string | undefined;
  /** Created for this job; only logins from the inputs are compared: those of an object store and of upstreams. */
  readonly contents: RegistrySecrets['contents'];
}

/** One line for each difference, by input: `auth: installed basic, requested none`. Compares secrets without showing them. Pure. */
export function differences(record: RegistryRecord, secrets: RegistrySecrets, asked: Asked): string[] {
  const { choices: there, asked: images } = record;
  const { choices: wanted } = asked;
  const { host, bind, port } = there.address;
  const pairs: readonly (readonly [what: string, there: string, asked: string | undefined])[] = [
    ['host', host, asked.host],
    ['bind', bind, asked.bind],
    ['port', String(port), asked.port === undefined ? undefined : String(asked.port)],
    ['auth', describeAccess(there.access), describeAccess(wanted.access)],
    ['storage', describeStorage(there.storage), describeStorage(wanted.storage)],
    ['mirror', describeMirror(there.mirrors), describeMirror(wanted.mirrors)],
    ['userns', describeMapping(there.mapping), describeMapping(wanted.mapping)],
    ...overridePairs(there.configOverrides, wanted.configOverrides),
    imagePair('registry-image', [images.registry, there.registryImage], asked.registryImage),
    imagePair('nginx-image', [images.nginx, there.nginxImage], asked.nginxImage),
  ];
  const open = pairs
    .filter(([, one, other]) => other !== undefined && one !== other)
    .map(([what, one, other]) => `${what}: installed ${one}, requested ${other}`);
  const hidden: readonly (readonly [what: string, differs: boolean])[] = [
    ['password', differ(asked.password, secrets.credentials?.password)],
    ['reader-password', differ(asked.readerPassword, secrets.reader?.password)],
    ['http-secret', differ(asked.httpSecret, secrets.contents.http?.['http-secret'])],
    ['keys of the storage', keysDiffer(asked.contents.storage, secrets.contents.storage)],
    ['mirror-credentials', keysDiffer(asked.contents.mirrors, secrets.contents.mirrors)],
  ];
  return [...open, ...hidden.filter(([, other]) => other).map(([what]) => `${what}: differs`)];
}

function differ(given: string | undefined, there: string | undefined): boolean {
  return given !== undefined && there !== undefined && given !== there;
}

function keysDiffer(
  given: Readonly<Record<string, string>> | undefined,
  there: Readonly<Record<string, string>> | undefined,
): boolean {
  // A missing login is visible in the settings.
  if (given === undefined || there === undefined) return false;
  return Object.keys(given).some((key) => differ(given[key], there[key]));
}

function imagePair(what: string, there: readonly [asked: string, found: string], asked: string | undefined) {
  const [first] = there;
  return [what, first, asked !== undefined && there.includes(asked) ? first : asked] as const;
}

function describeAccess(access: Access): string {
  switch (access.kind) {
    case 'none':
      return 'none';
    case 'basic': {
      const { writer, reader, anonymousPull } = access;
      const second = reader === undefined ? '' : ` with the reader ${reader}`;
      return `basic for ${writer}${second}${anonymousPull ? ', anonymous pulls allowed' : ''}`;
    }
    case 'token': {
      const { realm, service, issuer, certificates, jwks } = access;
      const known = [
        ...(certificates ? [`, certificates ${shortHash(certificates)}`] : []),
        ...(jwks ? [`, keys ${shortHash(jwks)}`] : []),
      ];
      return `token of ${realm} for ${service} by ${issuer}${known.join('')}`;
    }
  }
}

function describeStorage(storage: Storage): string {
  switch (storage.kind) {
    case 'directory':
      return storage.path ?? 'its own directory';
    case 'volume':
      return `the volume ${storage.name}`;
    case 's3': {
      const { bucket, prefix, region, endpoint, redirect } = storage;
      const where = [`s3 ${bucket}/${prefix}`, region, ...(endpoint === undefined ? [] : [endpoint])];
      return `${where.join(' at ')}${redirect ? ' with redirects' : ''}`;
    }
  }
}

function describeMirror(mirrors: readonly Mirror[]): string {
  if (mirrors.length === 0) return 'none';
  return mirrors
    .map(({ upstream, authenticated, path }) =>
      [upstream, ...(authenticated ? ['with a login'] : []), ...(path === undefined ? [] : [path])].join(' '),
    )
    .sort()
    .join(', ');
}

function describeMapping(mapping: RegistrySpec['mapping']): string {
  return mapping === undefined ? 'the default' : usernsOf(mapping);
}

function overridePairs(there: ConfigOverrides, asked: ConfigOverrides) {
  return (['registry', 'nginx'] as const).map(
    (kind) => [`${kind}-config`, describeOverride(there[kind]), describeOverride(asked[kind])] as const,
  );
}

function describeOverride(text: string | undefined): string {
  return text === undefined ? 'none' : `a file with hash ${shortHash(text)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
