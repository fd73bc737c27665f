import { readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { blobDirectory, isHex, Lister, repositoryDirectory, tagDirectory } from './layout.js';
import { isSelective, type Verdict } from './live.js';
import { isEmpty, type Plan } from './plan.js';
import type { Store } from './read-store.js';
import type { Selection } from './selection.js';

/**
 * Deletes what a plan says, in an order in which an interruption at any point loses nothing that stays, and in which the
 * next garbage collection finds the rest: links of tags; manifests, each before those that it belongs to; tags; links of
 * blobs; blobs. The registry must accept no pushes.
 * @param root the real path of the store
 */
export function deletePlan(
  root: string,
  store: Store,
  plan: Plan,
  selection: Selection,
  remove: Remove = remover(root),
): void {
  if (isEmpty(plan)) return;
  for (const verdict of plan.verdicts) deleteManifests(verdict, remove);
  if (isSelective(selection)) {
    for (const verdict of plan.verdicts) deleteHistory(root, verdict, remove);
  }
  for (const { repository } of plan.verdicts) {
    const layers = join(repositoryDirectory(repository.name), '_layers/sha256');
    for (const hex of new Lister(root).directories(layers).filter(isHex)) {
      const blob = store.blobs.get(`sha256:${hex}`);
      if (repository.isKnown && (blob === undefined || plan.blobs.has(blob))) remove(join(layers, hex));
    }
  }
  for (const { digest } of plan.blobs) remove(blobDirectory(digest));
}

type Remove = (path: string) => void;

/** Removes directories below the root; a path with a symbolic link in it leads out of the store, so that is left alone. */
export function remover(root: string): Remove {
  return (path) => {
    const parent = join(root, dirname(path));
    let actual: string;
    try {
      actual = realpathSync(parent);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw thrown;
    }
    if (actual === parent) rmSync(join(parent, basename(path)), { recursive: true, force: true });
  };
}

function deleteManifests({ repository: { name }, tags, manifests }: Verdict, remove: Remove): void {
  // The tag of a signature goes after those of its image, which would otherwise stay without the signature.
  for (const { tag } of tags) remove(join(tagDirectory(name, tag.name), 'current'));
  for (const { manifest } of manifests.toReversed()) {
    remove(join(repositoryDirectory(name), '_manifests/revisions', manifest.digest.replace(':', '/')));
  }
  for (const { tag } of tags) remove(tagDirectory(name, tag.name));
}

/** Removes from the tags what says that they had manifests that are gone, because these can be pushed again. */
function deleteHistory(root: string, { repository, tags, manifests }: Verdict, remove: Remove): void {
  if (!repository.isKnown) return;
  const gone = new Set(tags.map(({ tag }) => tag));
  const dead = new Set(manifests.map(({ manifest }) => manifest.digest));
  for (const tag of repository.tags.filter((one) => !gone.has(one))) {
    const directory = tagDirectory(repository.name, tag.name);
    const stale = tag.history.filter((digest) => dead.has(digest) || !repository.manifests.has(digest));
    for (const digest of stale) {
      if (digest !== tag.digest) remove(join(directory, 'index', digest.replace(':', '/')));
    }
    if (tag.isUnlinked && stale.length === tag.history.length && isWithoutLink(join(root, directory)))
      remove(directory);
  }
}

function isWithoutLink(directory: string): boolean {
  return readdirSync(directory).every((name) => name === 'index');
}
