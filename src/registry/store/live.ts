import { Graph } from './graph.js';
import type { Manifest, Repository, Tag } from './read-store.js';
import { isAttachment, type Selection, subjectOfTag, tagsToDelete } from './selection.js';

/** A manifest to delete. */
export interface DeadManifest {
  readonly manifest: Manifest;
  readonly why: string;
}

/** A tag to delete. */
export interface DeadTag {
  readonly tag: Tag;
  readonly why: string;
}

/** What becomes of a repository. */
export interface Verdict {
  readonly repository: Repository;
  /** Tags of images come first, tags of what is attached to them last. */
  readonly tags: readonly DeadTag[];
  /** A manifest comes after those that it is part of or attached to. */
  readonly manifests: readonly DeadManifest[];
  /** The number of images that are kept without a tag, because they never had one. */
  readonly byDigestOnly: number;
}

/**
 * Decides which manifests and tags of a repository are deleted. These images are not: those with a tag, those that were
 * pushed by their digest only, and those whose tag a later push has moved, unless `untagged` is selected. With each image
 * stays what it lists and what is attached to it, by `subject` or by the name of a tag. Pure.
 */
export function judge(repository: Repository, selection: Selection, now: number): Verdict {
  const { manifests } = repository;
  if (!repository.isKnown || !isSelective(selection)) {
    return { repository, tags: [], manifests: [], byDigestOnly: 0 };
  }
  const graph = new Graph(repository);
  const tags = tagsToDelete(repository, selection, now);
  const { ends, roots, byDigestOnly } = classify(repository, graph, tags, selection, now);
  const candidates = graph.reach(ends.keys());
  const kept = graph.reach([...roots, ...[...manifests.keys()].filter((digest) => !candidates.has(digest))]);
  const dead = [...candidates].flatMap(([digest, why]): DeadManifest[] => {
    const manifest = manifests.get(digest);
    if (manifest === undefined || kept.has(digest)) return [];
    return [{ manifest, why: ends.get(digest) ?? why }];
  });
  const isDead = new Set(dead.map(({ manifest: { digest } }) => digest));
  const follow = repository.tags.filter(
    (tag) => isAttachment(repository, tag) && isDead.has(subjectOfTag(tag.name) ?? ''),
  );
  return {
    repository,
    tags: [
      ...[...tags].map((tag) => ({ tag, why: `not among the last ${selection.keepLast}` })),
      ...follow.map((tag) => ({ tag, why: 'the image in its name is deleted' })),
    ],
    manifests: dead,
    byDigestOnly,
  };
}

/** Whether more than unused blobs is deleted. */
export function isSelective({ untagged, keepLast }: Selection): boolean {
  return untagged || keepLast !== undefined;
}

function classify(
  repository: Repository,
  graph: Graph,
  removed: ReadonlySet<Tag>,
  { untagged, olderThan }: Selection,
  now: number,
) {
  const images = (tags: Iterable<Tag>) => new Set([...tags].map(({ digest }) => digest));
  const tagged = images(repository.tags.filter((tag) => !removed.has(tag) && !isAttachment(repository, tag)));
  const untaggedNow = images(removed);
  const roots: string[] = [];
  // With the reason.
  const ends = new Map<string, string>();
  let byDigestOnly = 0;
  for (const { digest, pushed } of repository.manifests.values()) {
    const isOld = now - pushed > (olderThan ?? -1);
    const by = graph.replacedIn(digest);
    if (tagged.has(digest) || graph.isUncertain(digest)) roots.push(digest);
    else if (untaggedNow.has(digest)) ends.set(digest, 'its tags are deleted');
    else if (graph.isUnlinked(digest) && isOld) ends.set(digest, 'the deletion of its tag was interrupted');
    // One that was pushed again since, by its digest, is wanted without a tag.
    else if (by !== undefined && pushed <= by.pushed) {
      if (untagged && isOld) ends.set(digest, `without a tag; ${by.name} was pushed again`);
      else roots.push(digest);
    } else if (!graph.hasOwner(digest)) {
      roots.push(digest);
      byDigestOnly++;
    }
  }
  return { ends, roots, byDigestOnly };
}
