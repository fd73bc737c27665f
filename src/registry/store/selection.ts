import type { Repository, Tag } from './read-store.js';

/** What a garbage collection deletes in addition to blobs that no manifest needs. */
export interface Selection {
  /** Images without a tag that had one. */
  readonly untagged: boolean;
  /** Tags of all but the last images of each repository. */
  readonly keepLast: number | undefined;
  /** Only what was pushed longer ago, in milliseconds. */
  readonly olderThan: number | undefined;
}

// The tags of cosign (`sha256-….sig`, `.att`, `.sbom`) and of the referrers tag schema of OCI (`sha256-…`).
const ATTACHED = /^sha256-([0-9a-f]{64})(?:\.[A-Za-z0-9._-]+)?$/;

/** The manifest that a tag belongs to by its name: a signature, or a list of what is attached. */
export function subjectOfTag(tag: string): string | undefined {
  const hex = ATTACHED.exec(tag)?.[1];
  return hex === undefined ? undefined : `sha256:${hex}`;
}

/** Whether a tag is kept and deleted with the manifest in its name. */
export function isAttachment({ manifests }: Repository, tag: Tag): boolean {
  const subject = subjectOfTag(tag.name);
  // A tag can also contain the digest of the image that it tags.
  return subject !== undefined && subject !== tag.digest && manifests.has(subject);
}

/**
 * The tags to delete. Images of one repository are sorted by the last push of one of their tags. The image of a platform
 * does not count if a tagged index lists it, and it stays while the index does. Pure.
 */
export function tagsToDelete(
  repository: Repository,
  { keepLast, olderThan }: Selection,
  now: number,
): ReadonlySet<Tag> {
  if (keepLast === undefined || !repository.isKnown) return new Set();
  const { manifests } = repository;
  // A tag of a signature whose image is elsewhere is no version of an image either.
  const ordinary = repository.tags.filter(
    ({ name, digest }) => digest !== undefined && manifests.has(digest) && subjectOfTag(name) === undefined,
  );
  const pushed = new Map<string, number>();
  for (const { digest = '', pushed: time } of ordinary)
    pushed.set(digest, Math.max(time, pushed.get(digest) ?? 0));
  const listed = new Set(
    [...pushed.keys()].flatMap((digest) => manifests.get(digest)?.needed.map((blob) => blob.digest) ?? []),
  );
  const counted = [...pushed].filter(([digest]) => !listed.has(digest)).map(([, time]) => time);
  const oldestKept = keepLast === 0 ? Number.POSITIVE_INFINITY : counted.sort((a, b) => b - a)[keepLast - 1];
  if (oldestKept === undefined) return new Set();
  const isKept = (time: number) => time >= oldestKept || now - time <= (olderThan ?? 0);
  const kept = [...pushed]
    .filter(([digest, time]) => !listed.has(digest) && isKept(time))
    .map(([digest]) => digest);
  const partOfKept = reachable(repository, kept);
  return new Set(
    ordinary.filter(({ digest = '' }) => !partOfKept.has(digest) && !isKept(pushed.get(digest) ?? now)),
  );
}

/** The manifests of a repository that some of them need, themselves included. */
function reachable({ manifests }: Repository, from: readonly string[]): Set<string> {
  const found = new Set(from);
  for (const digest of found) {
    for (const { digest: needed } of manifests.get(digest)?.needed ?? [])
      if (manifests.has(needed)) found.add(needed);
  }
  return found;
}
