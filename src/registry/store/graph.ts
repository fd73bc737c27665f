import type { Repository, Tag } from './read-store.js';
import { isAttachment, subjectOfTag } from './selection.js';

/** What keeps what in a repository. */
export class Graph {
  /** What is kept with a manifest, in addition to what it lists. */
  readonly #attached = new Map<string, string[]>();
  readonly #owned = new Set<string>();
  readonly #replacing = new Map<string, Tag>();
  readonly #unlinked = new Set<string>();
  readonly #uncertain = new Set<string>();

  constructor(private readonly repository: Repository) {
    const { manifests, tags } = repository;
    for (const { digest, subject, needed } of manifests.values()) {
      this.#attach(subject, digest);
      for (const blob of needed) this.#owned.add(blob.digest);
    }
    for (const tag of tags) {
      const subject = isAttachment(repository, tag) ? subjectOfTag(tag.name) : undefined;
      for (const digest of new Set([...tag.history, ...(tag.digest === undefined ? [] : [tag.digest])])) {
        if (subject !== undefined) this.#attach(subject, digest);
        else if (tag.isUnlinked) this.#unlinked.add(digest);
        else if (tag.digest === undefined) this.#uncertain.add(digest);
        else if (tag.digest !== digest) this.#replace(digest, tag);
      }
    }
  }

  #attach(subject: string | undefined, digest: string): void {
    if (subject === undefined || !this.repository.manifests.has(subject)) return;
    const attached = this.#attached.get(subject);
    if (attached === undefined) this.#attached.set(subject, [digest]);
    else attached.push(digest);
    this.#owned.add(digest);
  }

  #replace(digest: string, tag: Tag): void {
    const before = this.#replacing.get(digest);
    if (before === undefined || before.pushed < tag.pushed) this.#replacing.set(digest, tag);
  }

  /** The tag that a manifest had and another one has now: the one that was pushed last. */
  replacedIn(digest: string): Tag | undefined {
    return this.#replacing.get(digest);
  }

  /** Whether a tag that it had has lost its link. */
  isUnlinked(digest: string): boolean {
    return this.#unlinked.has(digest);
  }

  /** Whether it may have a tag whose link is damaged. */
  isUncertain(digest: string): boolean {
    return this.#uncertain.has(digest);
  }

  /** Whether another manifest decides about it: it is listed or attached. */
  hasOwner(digest: string): boolean {
    return this.#owned.has(digest);
  }

  /** These manifests, and breadth-first what is kept with them, each with the reason. */
  reach(from: Iterable<string>): Map<string, string> {
    const { manifests } = this.repository;
    const found = new Map<string, string>([...from].map((digest) => [digest, '']));
    for (const digest of found.keys()) {
      const add = (one: string, why: string) => {
        if (manifests.has(one) && !found.has(one)) found.set(one, `${why} ${digest}`);
      };
      for (const listed of manifests.get(digest)?.needed ?? []) add(listed.digest, 'part of');
      for (const attached of this.#attached.get(digest) ?? []) add(attached, 'attached to');
    }
    return found;
  }
}
