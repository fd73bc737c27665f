/** An image's name, taken apart: `registry/repository:tag` or `registry/repository@digest`. */
export interface Reference {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

// Source: the grammar of distribution/reference.
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH_AND_TAG = `(${COMPONENT}(?:/${COMPONENT})*)(?::([\\w][\\w.-]{0,127}))?`;
const REFERENCE = new RegExp(
  `^(?:([A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?)/)?${PATH_AND_TAG}(?:@(sha256:[0-9a-f]{64}))?$`,
);
const REPOSITORY = new RegExp(`^${PATH_AND_TAG}$`);
// Source: distribution/reference; the name of the host counts in it, so this is what certainly fits.
const LONGEST_REPOSITORY = 200;

/** A name within one registry: `repository` or `repository:tag`. */
export interface RepositoryTag {
  readonly repository: string;
  readonly tag: string | undefined;
}

/** @returns nothing where the text is no name within a registry */
export function parseRepositoryTag(text: string): RepositoryTag | undefined {
  const [, repository, tag] = REPOSITORY.exec(text) ?? [];
  return repository === undefined || repository.length > LONGEST_REPOSITORY ? undefined : { repository, tag };
}

/**
 * Reads an image's name as docker and podman do: without a registry it is Docker Hub's, without a tag `latest`.
 * @returns nothing where the text is no image's name
 */
export function parseReference(text: string): Reference | undefined {
  const found = REFERENCE.exec(text);
  if (!found) return undefined;
  const [, first, rest = '', tag, digest] = found;
  const isRegistry = first !== undefined && (/[.:]/.test(first) || first === 'localhost');
  const path = first !== undefined && !isRegistry ? `${first}/${rest}` : rest;
  if (path !== path.toLowerCase()) return undefined;
  const registry = isRegistry ? first : 'docker.io';
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return { registry, repository, tag: tag ?? (digest === undefined ? 'latest' : undefined), digest };
}

/** Where a registry is asked. Docker Hub's has another name than its images. */
export function originOf(registry: string): string {
  return `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}

/**
 * What podman calls an image: one with a digest it keeps without its tag, also where it was pulled by both.
 * Source: normalizeTaggedDigestedString of containers/common's libimage.
 */
export function storedName(reference: Reference): string {
  return formatReference(reference.digest === undefined ? reference : { ...reference, tag: undefined });
}

export function formatReference({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
