import {
  formatReference,
  parseReference,
  parseRepositoryTag,
  type Reference,
  type RepositoryTag,
} from '../oci/reference.js';
import { refuse, UserError } from '../platform/errors.js';

/** One line of the input: `SOURCE` or `SOURCE NAME`. */
export interface SeedRequest {
  /** An image's name, `containers-storage:NAME`, `oci-archive:PATH[:TAG]` or `oci:PATH[:TAG]`. */
  readonly source: string;
  /** What it is called at the registry, `repository[:tag]`; nothing: as in its source. */
  readonly name: string | undefined;
}

/** Where an image comes from. */
export type Origin =
  | { readonly kind: 'remote'; readonly reference: Reference }
  /** An image or a manifest list of this user's storage, by the name that podman knows it by. */
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'layout' | 'archive'; readonly path: string; readonly tag: string | undefined };

/** One image to be copied. */
export interface SeedImage {
  /** As the caller wrote it. */
  readonly source: string;
  readonly origin: Origin;
  /** At the registry. */
  readonly repository: string;
  /** Nothing: it is found by its digest alone. */
  readonly tag: string | undefined;
}

const TRANSPORT = /^(containers-storage|oci-archive|oci|docker):(.*)$/;

/**
 * Reads what is to be seeded, before anything is changed.
 * @throws UserError for a line that means no image, and for two that would take the same name
 */
export function readRequests(requests: readonly SeedRequest[]): SeedImage[] {
  const images = requests.map(readRequest);
  const taken = new Map<string, string>();
  for (const image of images) {
    const name = targetName(image);
    const other = taken.get(name);
    if (other !== undefined) {
      throw new UserError(
        `input "seed" has ${other} and ${image.source}, which would both be ${name}; allowed: each name once, so give one of them another: SOURCE NAME`,
      );
    }
    taken.set(name, image.source);
  }
  return images;
}

/** `library/alpine:3`, or with its digest where it has no tag. */
export function targetName({ repository, tag, origin }: SeedImage): string {
  if (tag !== undefined) return `${repository}:${tag}`;
  const digest = origin.kind === 'remote' ? origin.reference.digest : undefined;
  return digest === undefined ? repository : `${repository}@${digest}`;
}

function readRequest({ source, name }: SeedRequest): SeedImage {
  const [, transport, rest = ''] = TRANSPORT.exec(source) ?? [];
  const wanted = name === undefined ? undefined : readName(name);
  switch (transport) {
    case 'containers-storage':
      return readLocal(source, rest, wanted);
    case 'oci':
    case 'oci-archive':
      return readLayout(source, transport, rest, wanted);
    default:
      return readRemote(source, transport === 'docker' ? rest.replace(/^\/\//, '') : source, wanted);
  }
}

function readName(text: string): RepositoryTag {
  const name = parseRepositoryTag(text);
  if (name !== undefined) return name;
  throw refuse('seed', text, 'as the second word a name at the registry, such as team/app:1');
}

function readRemote(source: string, text: string, wanted: RepositoryTag | undefined): SeedImage {
  const reference = parseReference(text);
  const allowed =
    "an image's full name, such as docker.io/library/alpine:3, or containers-storage:NAME, oci-archive:PATH, oci:PATH";
  if (reference === undefined) throw refuse('seed', source, allowed);
  if (!text.startsWith(`${reference.registry}/`)) {
    const full = formatReference(reference);
    throw refuse('seed', source, `an image's full name; for Docker Hub's that is ${full}`);
  }
  const { repository, tag, digest } = reference;
  const name = { repository, tag, ...(wanted && { ...wanted, tag: wanted.tag ?? tag ?? 'latest' }) };
  // With a digest the tag says only what it is called.
  return { source, origin: { kind: 'remote', reference: { ...reference, digest } }, ...name };
}

function readLocal(source: string, name: string, wanted: RepositoryTag | undefined): SeedImage {
  const origin = { kind: 'local', name } as const;
  const reference = parseReference(name);
  if (wanted) return { source, origin, ...wanted, tag: wanted.tag ?? reference?.tag ?? 'latest' };
  if (reference === undefined || /^(sha256:)?[0-9a-f]{64}$/.test(name) || reference.digest !== undefined) {
    throw refuse(
      'seed',
      source,
      'the name of a local image, or an id and the name that it gets: SOURCE NAME',
    );
  }
  // podman's own short names are below localhost/, not below docker.io/library/.
  const isShort = !name.startsWith(`${reference.registry}/`);
  const repository = isShort ? reference.repository.replace(/^library\//, '') : reference.repository;
  return { source, origin, repository, tag: reference.tag };
}

function readLayout(
  source: string,
  transport: 'oci' | 'oci-archive',
  rest: string,
  wanted: RepositoryTag | undefined,
): SeedImage {
  const [, path, tag] = /^([^:]+)(?::(.+))?$/.exec(rest) ?? [];
  if (path === undefined) throw refuse('seed', source, `${transport}:PATH or ${transport}:PATH:TAG`);
  if (wanted === undefined) {
    throw refuse('seed', source, `the name that it gets at the registry as well: ${source} NAME`);
  }
  const kind = transport === 'oci' ? 'layout' : 'archive';
  return { source, origin: { kind, path, tag }, ...wanted, tag: wanted.tag ?? 'latest' };
}
