import { archiveFiles, directoryFiles, Layout } from '../oci/layout.js';
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
  /** The name in the registry, `repository[:tag]`; by default as in its source. */
  readonly name: string | undefined;
}

/** The source of an image. */
export type Origin =
  | { readonly kind: 'remote'; readonly reference: Reference }
  /** An image or a manifest list of this user's storage, by its name in podman. */
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'layout' | 'archive'; readonly path: string; readonly tag: string | undefined };

/** One image to copy. */
export interface SeedImage {
  /** As the caller wrote it. */
  readonly source: string;
  readonly origin: Origin;
  /** At the registry. */
  readonly repository: string;
  /** Nothing if it has only a digest. */
  readonly tag: string | undefined;
}

const TRANSPORT = /^(containers-storage|oci-archive|oci|docker):(.*)$/;

/**
 * Reads the images to seed, before anything is changed.
 * @throws UserError for an invalid line, and for two images with the same name
 */
export function readRequests(requests: readonly SeedRequest[]): SeedImage[] {
  const images = requests.map(readRequest);
  const taken = new Map<string, string>();
  for (const image of images) {
    const name = targetName(image);
    const other = taken.get(name);
    if (other !== undefined) {
      throw new UserError(
        `input "seed": ${other} and ${image.source} would both be named ${name}; give one of them another name: SOURCE NAME`,
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
  throw refuse('seed', text, 'a name in the registry as the second word, such as team/app:1');
}

function readRemote(source: string, text: string, wanted: RepositoryTag | undefined): SeedImage {
  const reference = parseReference(text);
  const instead =
    "an image's full name, such as docker.io/library/alpine:3, or containers-storage:NAME, oci-archive:PATH or oci:PATH";
  if (reference === undefined) throw refuse('seed', source, instead);
  if (!text.startsWith(`${reference.registry}/`)) {
    const full = formatReference(reference);
    throw refuse('seed', source, `the full name; for Docker Hub: ${full}`);
  }
  const { repository, tag, digest } = reference;
  const name = { repository, tag, ...(wanted && { ...wanted, tag: wanted.tag ?? tag ?? 'latest' }) };
  // With a digest the tag is only a name.
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
      'the name of a local image, or its ID and a name in the registry: SOURCE NAME',
    );
  }
  // podman's short names are below localhost/, not below docker.io/library/.
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
  // A name with a repository and a tag is the name in the registry too.
  const name = wanted ?? (tag?.includes(':') ? parseRepositoryTag(tag) : undefined);
  if (name === undefined) {
    throw refuse('seed', source, `the path and a name in the registry: ${source} NAME`);
  }
  const kind = transport === 'oci' ? 'layout' : 'archive';
  return { source, origin: { kind, path, tag }, ...name, tag: name.tag ?? 'latest' };
}

/** A layout of which all images are requested. */
interface WholeLayout {
  readonly kind: 'layout' | 'archive';
  readonly path: string;
}

/** Nothing for a request that names one image. */
export function wholeLayout({ source, name }: SeedRequest): WholeLayout | undefined {
  const [, transport, path] = /^(oci|oci-archive):([^:]+)$/.exec(source) ?? [];
  if (path === undefined || name !== undefined) return undefined;
  return { kind: transport === 'oci' ? 'layout' : 'archive', path };
}

/**
 * Replaces each layout without a name by the images in it that have names, as an export writes them.
 * @throws UserError for a layout without names
 */
export async function expandLayouts(requests: readonly SeedRequest[]): Promise<SeedRequest[]> {
  const expanded = requests.map(async (request) => {
    const whole = wholeLayout(request);
    if (whole === undefined) return [request];
    const { kind, path } = whole;
    const layout = new Layout(kind === 'layout' ? directoryFiles(path) : await archiveFiles(path));
    const names = await layout.names();
    // Without names, the request is refused as one without a name in the registry.
    return names.length === 0
      ? [request]
      : names.map((name) => ({ source: `${request.source}:${name}`, name }));
  });
  return (await Promise.all(expanded)).flat();
}
