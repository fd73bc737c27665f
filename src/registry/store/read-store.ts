import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { describeNumber } from '../../platform/amounts.js';
import { readBounded, TooLargeError } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import {
  blobDirectory,
  isDigest,
  isHex,
  isRepository,
  isTag,
  Lister,
  repositoryDirectory,
  tagDirectory,
} from './layout.js';
import { referencesIn } from './references.js';
import { type Blob, readBlobs, repositoryNames } from './walk.js';

export interface Manifest {
  readonly digest: string;
  /** When it was last pushed: the time of its link, in milliseconds. */
  readonly pushed: number;
  /** Stored blobs and manifests that it needs. Empty if its content is missing, so that it cannot be pulled. */
  readonly needed: readonly Blob[];
  /** The digest of the manifest that it is attached to. */
  readonly subject: string | undefined;
}

export interface Tag {
  readonly name: string;
  /** Undefined if the link is missing or damaged. */
  readonly digest: string | undefined;
  /**
   * Whether the directory of the link is missing: the tag is being deleted. Of a failed push, such as to a full disk, 2.8
   * leaves the directory without the link of the earlier push.
   */
  readonly isUnlinked: boolean;
  /** When it was last pushed: the time of its link, in milliseconds. */
  readonly pushed: number;
  /** Every manifest that had this tag, also the current one. */
  readonly history: readonly string[];
}

export interface Repository {
  readonly name: string;
  /** Whether Distribution can have made it. Of another directory nothing is deleted. */
  readonly isKnown: boolean;
  readonly tags: readonly Tag[];
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** What a registry has stored in a directory. */
export interface Store {
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly repositories: readonly Repository[];
}

// Bytes. Distribution accepts no larger manifest.
const LARGEST_MANIFEST = 4 * 1024 * 1024;
// Bytes. A link contains one digest.
const LARGEST_LINK = 1024;
// Of all manifests together, without repetitions in one of them.
const MOST_REFERENCES = 20_000_000;

/**
 * Reads the store below `root`, whose content clients decide. Follows no symbolic links.
 * @throws UserError if a manifest is damaged, because what it needs is unknown, or if the store exceeds a limit
 */
export function readStore(root: string): Store {
  const lister = new Lister(root);
  // Before the manifests, so that what is pushed meanwhile does not count as unused.
  const blobs = readBlobs(lister);
  const reader = new RepositoryReader(lister, blobs);
  const repositories = repositoryNames(lister).map((name) => reader.read(name));
  reader.assertUndamaged();
  return { blobs, repositories };
}

class RepositoryReader {
  readonly #damaged: string[] = [];
  #references = 0;

  constructor(
    private readonly lister: Lister,
    private readonly blobs: ReadonlyMap<string, Blob>,
  ) {}

  read(name: string): Repository {
    const directory = repositoryDirectory(name);
    const aliases = new Map([
      ...this.#aliases(join(directory, '_layers')),
      ...this.#aliases(join(directory, '_manifests/revisions')),
    ]);
    const manifests = new Map<string, Manifest>();
    const revisions = join(directory, '_manifests/revisions/sha256');
    const digests = this.lister.directories(revisions).filter(isHex);
    for (const hex of digests) {
      const link = lstatSync(join(this.lister.root, revisions, hex, 'link'), { throwIfNoEntry: false });
      // Without a link, an interrupted push or deletion.
      if (link === undefined) continue;
      const digest = `sha256:${hex}`;
      manifests.set(digest, { digest, pushed: link.mtimeMs, ...this.#content(digest, name, aliases) });
    }
    const tags = this.lister
      .directories(join(directory, '_manifests/tags'))
      // Another name cannot be pulled, such as `@eaDir`, which the indexer of a NAS creates.
      .filter(isTag)
      .sort()
      .map((tag) => this.#tag(name, tag));
    return { name, isKnown: isRepository(name), tags, manifests };
  }

  /** @throws UserError naming the first damaged manifests */
  assertUndamaged(): void {
    const [first] = this.#damaged;
    if (first === undefined) return;
    const more = this.#damaged.length > 5 ? [`and ${this.#damaged.length - 5} more`] : [];
    throw new UserError(
      [
        'nothing was deleted, because what these manifests need is unknown: their content does not have their digest.',
        'They cannot be pulled. Delete them (curl -X DELETE https://REGISTRY/v2/NAME/manifests/DIGEST), run this again, then push these images again:',
        ...[...this.#damaged.slice(0, 5), ...more].map((line) => `  ${line}`),
      ].join('\n'),
    );
  }

  /** Other digests of stored content, such as sha512, by their links. */
  #aliases(directory: string): [string, string][] {
    const others = this.lister.directories(directory).filter((algorithm) => algorithm !== 'sha256');
    return others.flatMap((algorithm) =>
      this.lister.directories(join(directory, algorithm)).flatMap((hex): [string, string][] => {
        const target = this.#link(join(directory, algorithm, hex, 'link'));
        return target === undefined ? [] : [[`${algorithm}:${hex}`, target]];
      }),
    );
  }

  #tag(repository: string, name: string): Tag {
    const directory = tagDirectory(repository, name);
    const current = join(directory, 'current');
    const path = join(current, 'link');
    const link = lstatSync(join(this.lister.root, path), { throwIfNoEntry: false });
    const history = this.lister.directories(join(directory, 'index/sha256')).filter(isHex);
    return {
      name,
      digest: link === undefined ? undefined : this.#link(path),
      isUnlinked: lstatSync(join(this.lister.root, current), { throwIfNoEntry: false }) === undefined,
      pushed: link?.mtimeMs ?? 0,
      history: history.map((hex) => `sha256:${hex}`),
    };
  }

  /** The digest in a link; undefined if it is missing or damaged. */
  #link(path: string): string | undefined {
    try {
      const text = readBounded(join(this.lister.root, path), LARGEST_LINK).toString('latin1').trim();
      return isDigest(text) ? text : undefined;
    } catch {
      return undefined;
    }
  }

  #content(
    digest: string,
    repository: string,
    aliases: ReadonlyMap<string, string>,
  ): Pick<Manifest, 'needed' | 'subject'> {
    if (!this.blobs.has(digest)) return { needed: [], subject: undefined };
    const found = this.#read(digest);
    if (found === undefined) {
      // The name of a directory that Distribution did not make could control the terminal.
      const shown = isRepository(repository) ? repository : JSON.stringify(repository);
      this.#damaged.push(`${shown}@${digest}`);
      return { needed: [], subject: undefined };
    }
    const resolve = (one: string) => aliases.get(one) ?? one;
    const needed = found.needed
      .map((one) => this.blobs.get(resolve(one)))
      .filter((blob) => blob !== undefined);
    this.#references += needed.length;
    if (this.#references > MOST_REFERENCES) {
      throw new UserError(
        `the manifests have more than ${describeNumber(MOST_REFERENCES)} references, which is the limit; nothing was deleted`,
      );
    }
    return { needed, subject: found.subject && resolve(found.subject) };
  }

  #read(digest: string) {
    const path = join(this.lister.root, blobDirectory(digest), 'data');
    try {
      const bytes = readBounded(path, LARGEST_MANIFEST);
      const actual = createHash('sha256').update(bytes).digest('hex');
      return digest === `sha256:${actual}` ? referencesIn(bytes.toString('utf8')) : undefined;
    } catch (thrown) {
      if (thrown instanceof TooLargeError) return undefined;
      throw thrown;
    }
  }
}
