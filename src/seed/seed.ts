import type { Login, Logins } from '../oci/auth-file.js';
import type { Connections } from '../oci/connections.js';
import { openSession } from '../oci/session.js';
import { atMost, oneByOne } from '../platform/limit-concurrency.js';
import type { Log } from '../platform/log.js';
import { allEnded } from '../platform/settle-all.js';
import type { Podman } from '../podman/podman.js';
import { type Arrival, openBlobs } from './blobs.js';
import { copyImage } from './copy.js';
import { explainSeeding, failureWords, type SeedFailure } from './explain.js';
import { pushLocal } from './local-image.js';
import { sources } from './open-source.js';
import { startProgress } from './progress.js';
import { copyReferrers, tagManifest } from './referrers.js';
import { type SeedImage, targetName } from './requests.js';
import { targetRepository } from './target.js';
import { formatSeeded, formatStanding, missingWords, type Seeded } from './text.js';

export interface SeedPlan {
  readonly images: readonly SeedImage[];
  readonly platforms: readonly string[];
  /** How many images at once. */
  readonly parallel: number;
}

export interface SeedTools {
  readonly podman: Podman;
  readonly log: Log;
  /** A directory of the job for scratch files. */
  readonly scratch: string;
  /** The job's registry, as `host:port`. */
  readonly registry: string;
  readonly login: Login | undefined;
  readonly own: Connections;
  readonly outside: Connections;
  readonly logins: Logins;
}

// Milliseconds. A registry that moves a large blob to its place says nothing meanwhile.
const SILENCE = 900_000;

/** Copies images into the registry, side by side. One that fails keeps none of the others from it. */
export async function seedImages(
  { images, platforms, parallel }: SeedPlan,
  tools: SeedTools,
): Promise<{ readonly seeded: readonly Seeded[]; readonly failures: readonly SeedFailure[] }> {
  const { log, registry, logins } = tools;
  const progress = startProgress(images.length, (standing) => log.info(formatStanding(standing)));
  const blobs = openBlobs(2 * parallel, progress);
  const exclusively = oneByOne();
  const session = openSession({
    origin: `https://${registry}`,
    connections: tools.own,
    login: () => tools.login,
    silence: SILENCE,
  });
  const sourceOf = sources(tools.outside, logins);
  const failures: SeedFailure[] = [];

  async function seedOne(image: SeedImage): Promise<Seeded> {
    const started = Date.now();
    const target = targetRepository(session, image.repository);
    const { source, repository, tag } = image;
    const named = { source, repository, tag: tag ?? '' };
    if (image.origin.kind === 'local') {
      const { manifest, blobs: local } = await pushLocal(
        image.origin.name,
        registry,
        target,
        tag ?? 'latest',
        tools,
      );
      // What travelled of it podman does not tell.
      const counts = {
        size: sum([...local.values()]),
        copied: 0,
        skipped: 0,
        duration: Date.now() - started,
      };
      const pushed = { ...named, digest: manifest.digest, ...counts };
      log.info(formatSeeded(pushed, 0, 0));
      return pushed;
    }
    const origin = await sourceOf(image);
    const course = { source: origin.source, target, blobs, platforms };
    const { manifest, manifests, arrivals, missing } = await copyImage(origin.digest, course);
    if (missing.length > 0) log.info(missingWords(targetName(image), missing));
    const referrers = await allEnded(manifests.map((digest) => copyReferrers(digest, course, exclusively)));
    if (tag !== undefined) await tagManifest(target, manifest, tag);
    const all = [...arrivals.values()];
    const of = (...ways: Arrival[]) => all.filter(({ how }) => ways.includes(how)).length;
    const done = {
      ...named,
      digest: manifest.digest,
      size: sum(all.map(({ size }) => size)),
      copied: of('copied'),
      skipped: of('there', 'mounted'),
      duration: Date.now() - started,
    };
    log.info(formatSeeded(done, of('mounted'), sum(referrers)));
    return done;
  }

  const turn = atMost(parallel);
  try {
    const results = await Promise.all(
      images.map((image) =>
        turn(async () => {
          try {
            return await seedOne(image);
          } catch (thrown) {
            const { origin } = image;
            const helper = origin.kind === 'remote' ? logins.helperOf(origin.reference.registry) : undefined;
            const failure = explainSeeding(image, thrown, registry, helper);
            failures.push(failure);
            log.info(`✗ ${failureWords(failure)}`);
            return undefined;
          } finally {
            progress.imageDone();
          }
        }),
      ),
    );
    return { seeded: results.filter((result) => result !== undefined), failures };
  } finally {
    progress.end();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
