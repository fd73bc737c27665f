import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LAYOUT } from '../../../src/registry/store/layout.js';

export const DAY = 86_400_000;
export const NOW = Date.UTC(2026, 10, 30);

const digestOf = (content: string) => `sha256:${createHash('sha256').update(content).digest('hex')}`;
const asPath = (digest: string) => digest.replace(':', '/');
const hexOf = (digest: string) => digest.slice('sha256:'.length);

interface Push {
  /** Days before now; the default is 0. */
  readonly age?: number;
  readonly tags?: readonly string[];
}

/** Writes what Distribution 2.8 and 3 write, into the directory of a registry's data. */
export class FakeStore {
  readonly root: string;

  constructor(readonly directory: string) {
    this.root = join(directory, LAYOUT);
  }

  write(path: string, content: string, age = 0): void {
    const file = join(this.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    const time = (NOW - age * DAY) / 1000;
    utimesSync(file, time, time);
  }

  blob(content: string): string {
    const digest = digestOf(content);
    this.write(`blobs/sha256/${hexOf(digest).slice(0, 2)}/${hexOf(digest)}/data`, content);
    return digest;
  }

  layer(repository: string, content: string): string {
    const digest = this.blob(content);
    this.write(`repositories/${repository}/_layers/${asPath(digest)}/link`, digest);
    return digest;
  }

  manifest(repository: string, content: object, { age = 0, tags = [] }: Push = {}): string {
    const digest = this.blob(JSON.stringify(content));
    this.write(`repositories/${repository}/_manifests/revisions/${asPath(digest)}/link`, digest, age);
    for (const tag of tags) this.tag(repository, tag, digest, age);
    return digest;
  }

  tag(repository: string, tag: string, digest: string, age = 0): void {
    const base = `repositories/${repository}/_manifests/tags/${tag}`;
    this.write(`${base}/index/${asPath(digest)}/link`, digest, age);
    this.write(`${base}/current/link`, digest, age);
  }

  /** An image with a configuration and a layer of its own. */
  image(repository: string, name: string, push: Push & { readonly subject?: string } = {}): string {
    const { subject, ...rest } = push;
    return this.manifest(
      repository,
      {
        config: { digest: this.layer(repository, `config of ${name}`), size: 1 },
        layers: [{ digest: this.layer(repository, `layer of ${name}`), size: 1 }],
        ...(subject === undefined ? {} : { subject: { digest: subject, size: 1 } }),
      },
      rest,
    );
  }

  index(repository: string, manifests: readonly string[], push: Push = {}): string {
    return this.manifest(repository, { manifests: manifests.map((digest) => ({ digest, size: 1 })) }, push);
  }

  /** Every file, by its path, with its content. */
  files(): Map<string, string> {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true });
    return new Map(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path.slice(this.root.length + 1), readFileSync(path, 'utf8')]),
    );
  }

  /** What a client that pulls a tag or a digest is missing: nothing, if every platform of it can be pulled. */
  missing(repository: string, reference: string, files = this.files()): string[] {
    const base = join('repositories', repository, '_manifests');
    const root = reference.includes(':') ? reference : files.get(`${base}/tags/${reference}/current/link`);
    if (root === undefined) return [reference];
    const seen = new Set([root]);
    const lost: string[] = [];
    for (const digest of seen) {
      const content = files.get(`blobs/sha256/${hexOf(digest).slice(0, 2)}/${hexOf(digest)}/data`);
      const isManifest = digest === root || content?.includes('"digest"');
      if (content === undefined || (isManifest && !files.has(`${base}/revisions/${asPath(digest)}/link`))) {
        lost.push(digest);
      } else if (isManifest) {
        const { config, layers = [], manifests = [] } = JSON.parse(content);
        for (const one of [config, ...layers, ...manifests]) if (one !== undefined) seen.add(one.digest);
      }
    }
    return lost;
  }
}
