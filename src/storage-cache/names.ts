import { isIPv4 } from 'node:net';
import type { Logins } from '../oci/auth-file.js';
import { formatReference, parseReference } from '../oci/reference.js';

/** What decides, in addition to a name, whether a cache may have it. */
export interface NameScope {
  /** The address of the job's own registry. */
  readonly registry?: string | undefined;
  readonly logins: Logins;
  /** The short names that registries.conf(5) translates. */
  readonly aliases: ReadonlySet<string>;
}

export interface Refusal {
  readonly why: string;
  /** `private`: the content may be for this job only. `own`: this action or Podman gave the name. */
  readonly kind: 'private' | 'own' | 'other';
}

/** Images that Podman and this action create; the first also while an image is loaded. */
const CREATED = /^(?:podman-registry-load-|podman-registry-action\/|podman-pause$)/;

/** A tag by which Podman finds an image that was loaded by its digest. */
const DIGEST_TAG = /^sha256-[0-9a-f]{64}$/;

/**
 * Podman's name for an image that is loaded. A name with a digest cannot be assigned; podman finds the image by digest once it
 * has any name in the repository.
 */
export function assignedName(name: string): string {
  return name.replace('@sha256:', ':sha256-');
}

/** The digest of a name; nothing for a name with a tag. */
export function digestIn(name: string): string | undefined {
  return name.split('@')[1];
}

/**
 * Why an image is neither kept nor loaded under a name; nothing if it is. A cache can be read by jobs with fewer rights and
 * written by others, so it has no images of private registries and none that replace what a name means.
 */
export function refusalOf(name: string, { registry: own, logins, aliases }: NameScope): Refusal | undefined {
  const reference = parseReference(name);
  if (reference === undefined || formatReference(reference) !== name) {
    return { why: 'it is not a full image name', kind: 'other' };
  }
  const { registry, repository, tag } = reference;
  const host = registry.replace(/:\d+$/, '');
  if (registry === own || isIPv4(host) || (host === 'localhost' && host !== registry)) {
    return { why: `${registry} is an address of this host or network`, kind: 'private' };
  }
  if (hasLogin(registry, repository, logins)) {
    return { why: `this job is logged in to ${registry}, so the image may be private`, kind: 'private' };
  }
  if (DIGEST_TAG.test(tag ?? '')) return { why: 'its tag stands for a digest', kind: 'own' };
  if (registry !== 'localhost') return undefined;
  if (CREATED.test(repository)) return { why: 'it is created for each job', kind: 'own' };
  if (!aliases.has(repository)) return undefined;
  return {
    why: `${repository} is an alias in registries.conf, and Podman would use this image for it`,
    kind: 'other',
  };
}

/** Official images of Docker Hub are public, and a login raises the limit of pulls. */
function hasLogin(registry: string, repository: string, logins: Logins): boolean {
  if (registry === 'docker.io' && repository.startsWith('library/')) return false;
  return logins.of(registry, repository) !== undefined || logins.helperOf(registry) !== undefined;
}

/** Why an image of a cache with this digest is not loaded under a name; nothing if it is. */
export function whyNotLoaded(name: string, digest: string, scope: NameScope): string | undefined {
  return (digestIn(name) ?? digest) === digest ? refusalOf(name, scope)?.why : `it is ${digest}`;
}
