/** A parsed image name: `registry/repository:tag` or `registry/repository@digest`. */
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
// Source: distribution/reference; the limit includes the host name, so this length always fits.
const LONGEST_REPOSITORY = 200;

/** A name in one registry: `repository` or `repository:tag`. */
export interface RepositoryTag {
  readonly repository: string;
  readonly tag: string | undefined;
}

/** @returns nothing if the text is not a name in a registry */
export function parseRepositoryTag(text: string): RepositoryTag | undefined {
  const [, repository, tag] = REPOSITORY.exec(text) ?? [];
  return repository === undefined || repository.length > LONGEST_REPOSITORY ? undefined : { repository, tag };
}

/**
 * Parses an image name as docker and podman do: the default registry is Docker Hub, the default tag `latest`.
 * @returns nothing if the text is not an image name
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

/** The address of a registry. Docker Hub's differs from the name in its images. */
export function originOf(registry: string): string {
  return `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}

/**
 * podman's name for an image: with a digest it has no tag, even if it was pulled by both.
 * Source: normalizeTaggedDigestedString of containers/common's libimage.
 */
export function storedName(reference: Reference): string {
  return formatReference(reference.digest === undefined ? reference : { ...reference, tag: undefined });
}

export function formatReference({ registry, repository, tag, digest }: Reference): string {
  return `${registry}/${repository}${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
}
