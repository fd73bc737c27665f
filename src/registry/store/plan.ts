import { judge, type Verdict } from './live.js';
import type { Manifest, Store } from './read-store.js';
import type { Selection } from './selection.js';
import type { Blob } from './walk.js';

/** What a garbage collection deletes. */
export interface Plan {
  readonly verdicts: readonly Verdict[];
  readonly blobs: ReadonlySet<Blob>;
}

/** Decides what is deleted. Pure. @throws Error if an image that stays would lose something */
export function planCollection(store: Store, selection: Selection, now: number): Plan {
  const verdicts = store.repositories.map((repository) => judge(repository, selection, now));
  const unused = new Set(store.blobs.values());
  for (const verdict of verdicts) {
    for (const manifest of remaining(verdict)) {
      const own = store.blobs.get(manifest.digest);
      for (const blob of own === undefined ? manifest.needed : [own, ...manifest.needed]) unused.delete(blob);
    }
  }
  const plan = { verdicts, blobs: unused };
  for (const verdict of verdicts) assertIntact(verdict, plan.blobs);
  return plan;
}

export function isEmpty({ verdicts, blobs }: Plan): boolean {
  return blobs.size === 0 && verdicts.every(({ tags, manifests }) => tags.length + manifests.length === 0);
}

function remaining({ repository, manifests }: Verdict): Manifest[] {
  const dead = new Set(manifests.map(({ manifest }) => manifest));
  return [...repository.manifests.values()].filter((manifest) => !dead.has(manifest));
}

/** Follows every remaining tag once more, independent of how the decision was made. */
function assertIntact({ repository, tags, manifests }: Verdict, blobs: ReadonlySet<Blob>): void {
  const deadTags = new Set(tags.map(({ tag }) => tag));
  const dead = new Set(manifests.map(({ manifest }) => manifest.digest));
  const kept = new Set(
    repository.tags.flatMap((tag) => (deadTags.has(tag) || tag.digest === undefined ? [] : [tag.digest])),
  );
  for (const digest of kept) {
    const manifest = repository.manifests.get(digest);
    const lost = dead.has(digest) ? digest : manifest?.needed.find((blob) => blobs.has(blob))?.digest;
    if (lost !== undefined) {
      throw new Error(`internal error: a tagged image would lose ${lost}; nothing was deleted`);
    }
    for (const { digest: listed } of manifest?.needed ?? [])
      if (repository.manifests.has(listed)) kept.add(listed);
  }
}
