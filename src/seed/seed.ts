import { join } from 'node:path';
import type { Logins } from '../oci/auth-file.js';
import type { Connections } from '../oci/connections.js';
import { digestOf, type RawManifest, readManifest } from '../oci/descriptors.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { Repository } from '../oci/repository.js';
import { keyedMutex, limitConcurrency, settleAll } from '../platform/concurrency.js';
import type { Log } from '../platform/log.js';
import type { Podman } from '../podman/podman.js';
import { BlobCopier, type BlobResult } from './blobs.js';
import { copyImage } from './copy.js';
import { describeFailure, explainSeeding, type SeedFailure } from './explain.js';
import { ProgressReporter } from './progress.js';
import { copyReferrers, tagManifest } from './referrers.js';
import { type SeedImage, targetName } from './requests.js';
import { sources } from './sources.js';
import { describeMissing, formatProgress, formatSeeded, type Seeded } from './text.js';

interface SeedPlan {
  readonly images: readonly SeedImage[];
  readonly platforms: readonly string[];
  /** How many images at once. */
  readonly parallel: number;
}

interface SeedTools {
  readonly podman: Podman;
  readonly log: Log;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
  /** The job's registry, as `host:port`. */
  readonly registry: string;
  /** A client of the job's registry, with a login that may push. */
  readonly client: RegistryClient;
  /** Connections to the source registries. */
  readonly outside: Connections;
  readonly logins: Logins;
}

/** How long the job's registry may send nothing, in milliseconds. It sends nothing while it moves a large blob. */
export const SEED_TIMEOUT = 900_000;

/** Copies images to the registry in parallel. A failure does not stop the others. */
export async function seedImages(
  plan: SeedPlan,
  tools: SeedTools,
): Promise<{ readonly seeded: readonly Seeded[]; readonly failures: readonly SeedFailure[] }> {
  const progress = new ProgressReporter(plan.images.length, (now) => tools.log.info(formatProgress(now)));
  try {
    return await new SeedRun(plan, tools, progress).run();
  } finally {
    progress.end();
  }
}

class SeedRun {
  readonly #plan: SeedPlan;
  readonly #tools: SeedTools;
  readonly #progress: ProgressReporter;
  readonly #blobs: BlobCopier;
  readonly #open: ReturnType<typeof sources>;
  readonly #exclusively = keyedMutex();
  readonly #failures: SeedFailure[] = [];

  constructor(plan: SeedPlan, tools: SeedTools, progress: ProgressReporter) {
    this.#plan = plan;
    this.#tools = tools;
    this.#progress = progress;
    this.#blobs = new BlobCopier(2 * plan.parallel, progress);
    this.#open = sources(tools.outside, tools.logins);
  }

  async run() {
    const { images, parallel } = this.#plan;
    const turn = limitConcurrency(parallel);
    const results = await Promise.all(images.map((image) => turn(() => this.#seed(image))));
    return { seeded: results.filter((result) => result !== undefined), failures: this.#failures };
  }

  /** @returns nothing if it failed */
  async #seed(image: SeedImage): Promise<Seeded | undefined> {
    const { log, client, logins } = this.#tools;
    const { origin } = image;
    try {
      return await (origin.kind === 'local' ? this.#push(image, origin.name) : this.#copy(image));
    } catch (thrown) {
      const helper = origin.kind === 'remote' ? logins.helperOf(origin.reference.registry) : undefined;
      const failure = explainSeeding(image, thrown, client.host, helper);
      this.#failures.push(failure);
      log.info(`✗ ${describeFailure(failure)}`);
      return undefined;
    } finally {
      this.#progress.imageDone();
    }
  }

  async #push({ source, repository, tag = 'latest' }: SeedImage, name: string): Promise<Seeded> {
    const { client, log, registry } = this.#tools;
    const started = Date.now();
    const target = new Repository(client, repository);
    const { manifest, blobs } = await pushLocal(name, registry, target, tag, this.#tools);
    const size = sum([...blobs.values()]);
    const duration = Date.now() - started;
    // podman does not report how much it transferred.
    const pushed = {
      source,
      repository,
      tag,
      digest: manifest.digest,
      size,
      copied: 0,
      skipped: 0,
      duration,
    };
    log.info(formatSeeded(pushed, 0, 0));
    return pushed;
  }

  async #copy(image: SeedImage): Promise<Seeded> {
    const { client, log } = this.#tools;
    const { source, repository, tag } = image;
    const started = Date.now();
    const target = new Repository(client, repository);
    const origin = await this.#open(image);
    const { platforms } = this.#plan;
    const context = { source: origin.source, target, blobs: this.#blobs, platforms };
    const { manifest, manifests, blobs, missing } = await copyImage(origin.digest, context);
    if (missing.length > 0) log.info(describeMissing(targetName(image), missing));
    const referrers = await settleAll(
      manifests.map((digest) => copyReferrers(digest, context, this.#exclusively)),
    );
    if (tag !== undefined) await tagManifest(target, manifest, tag);
    const all = [...blobs.values()];
    const count = (...results: BlobResult[]) => all.filter(({ result }) => results.includes(result)).length;
    const seeded = {
      source,
      repository,
      tag: tag ?? '',
      digest: manifest.digest,
      size: sum(all.map(({ size }) => size)),
      copied: count('copied'),
      skipped: count('present', 'mounted'),
      duration: Date.now() - started,
    };
    log.info(formatSeeded(seeded, count('mounted'), sum(referrers)));
    return seeded;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/**
 * Pushes an image of the user's storage with podman, because only podman can read it: the layers are unpacked, and
 * podman packs them again or knows that the registry has them. Pushes a manifest list with all of its images.
 * @param authority the registry, as `host:port`
 */
async function pushLocal(
  name: string,
  authority: string,
  target: Repository,
  tag: string,
  tools: { readonly podman: Podman; readonly scratch: string },
): Promise<{ readonly manifest: RawManifest; readonly blobs: ReadonlyMap<string, number> }> {
  const { podman, scratch } = tools;
  const reference = `${authority}/${target.name}:${tag}`;
  const digestFile = join(scratch, `seeded-${digestOf(Buffer.from(reference)).slice('sha256:'.length, 30)}`);
  if (await podman.isManifestList(name)) await podman.pushList(name, reference);
  else await podman.push(name, reference, digestFile);
  const manifest = await target.find(tag);
  if (manifest === undefined) throw new Error(`podman pushed ${name}, but the registry has no ${reference}`);
  const blobs = new Map<string, number>();
  const pending = [manifest];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const content = readManifest(next);
    for (const { digest, size } of content.blobs) blobs.set(digest, size);
    for (const { digest } of content.manifests) {
      const below = await target.find(digest);
      if (below !== undefined) pending.push(below);
    }
  }
  return { manifest, blobs };
}
