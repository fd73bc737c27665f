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
  /** Whether the content may be for this job only. */
  readonly isPrivate: boolean;
}

/** Images that Podman and this action create; the first also while an image is loaded. */
const CREATED = /^(?:podman-registry-load-|podman-registry-action\/|podman-pause$)/;

/**
 * Why an image is neither kept nor loaded under a name; nothing if it is. A cache can be read by jobs with fewer rights and
 * written by others, so it has no images of private registries and none that replace what a name means.
 */
export function refusalOf(name: string, { registry: own, logins, aliases }: NameScope): Refusal | undefined {
  const open = (why: string): Refusal => ({ why, isPrivate: false });
  const reference = parseReference(name);
  if (reference === undefined || formatReference(reference) !== name)
    return open('it is not a full image name');
  const { registry, repository, digest } = reference;
  const host = registry.replace(/:\d+$/, '');
  if (registry === own || isIPv4(host) || (host === 'localhost' && host !== registry)) {
    return { why: `${registry} is an address of this host or network`, isPrivate: true };
  }
  if (hasLogin(registry, repository, logins)) {
    return { why: `this job is logged in to ${registry}, so the image may be private`, isPrivate: true };
  }
  if (digest !== undefined) return open('Podman repacks its layers, so it would have another digest');
  if (registry !== 'localhost') return undefined;
  if (CREATED.test(repository)) return open('it is created for each job');
  if (!aliases.has(repository)) return undefined;
  return open(`${repository} is an alias in registries.conf, and Podman would use this image for it`);
}

/** Official images of Docker Hub are public, and a login raises the limit of pulls. */
function hasLogin(registry: string, repository: string, logins: Logins): boolean {
  if (registry === 'docker.io' && repository.startsWith('library/')) return false;
  return logins.of(registry, repository) !== undefined || logins.helperOf(registry) !== undefined;
}
