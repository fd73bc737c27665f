import {
  cosignTags,
  DEEPEST_REFERRER,
  type Descriptor,
  digestOf,
  digestTag,
  OCI_INDEX,
  type RawManifest,
} from '../oci/descriptors.js';
import type { Repository } from '../oci/repository.js';
import { type keyedMutex, settleAll } from '../platform/concurrency.js';
import { type CopyContext, copyImage } from './copy.js';

/**
 * Copies what refers to a manifest: cosign's tags, its referrers, and what refers to those.
 * @returns the number of these manifests in the registry
 */
export async function copyReferrers(
  digest: string,
  context: CopyContext,
  exclusively: ReturnType<typeof keyedMutex>,
  depth = 0,
): Promise<number> {
  if (depth === DEEPEST_REFERRER) return 0;
  const { source, target } = context;
  const all = { ...context, platforms: [] };
  const tags = cosignTags(digest);
  const [referrers, ...tagged] = await settleAll([
    source.referrers(digest),
    ...tags.map((tag) => source.resolve(tag)),
  ]);
  const found: string[] = [];
  for (const [index, tag] of tags.entries()) {
    const there = tagged[index];
    if (there === undefined) continue;
    const { manifest } = await copyImage(there, all);
    await tagManifest(target, manifest, tag);
    found.push(there);
  }
  for (const referrer of referrers) {
    await copyImage(referrer.digest, all);
    found.push(referrer.digest);
  }
  if (referrers.length > 0) {
    await exclusively(`${target.name}@${digest}`, () => listReferrers(target, digest, referrers));
  }
  let count = new Set(found).size;
  for (const one of new Set(found)) count += await copyReferrers(one, context, exclusively, depth + 1);
  return count;
}

/** Tags an existing manifest. */
export async function tagManifest(target: Repository, manifest: RawManifest, tag: string): Promise<void> {
  if ((await target.resolve(tag)) !== manifest.digest) await target.put(manifest, tag);
}

/**
 * Without a referrers API, which Distribution lacks, clients find referrers in the index of a tag, and each client
 * that pushes must update the index.
 * Source: the OCI distribution specification, referrers tag schema.
 */
async function listReferrers(
  target: Repository,
  digest: string,
  referrers: readonly Descriptor[],
): Promise<void> {
  const listed = await target.referrers(digest);
  if (referrers.every((referrer) => listed.some((one) => one.digest === referrer.digest))) return;
  await target.put(referrersIndex(listed, referrers), digestTag(digest));
}

/** The index with these entries and its previous ones. Pure. */
function referrersIndex(listed: readonly Descriptor[], referrers: readonly Descriptor[]): RawManifest {
  const manifests = [...new Map([...listed, ...referrers].map((one) => [one.digest, one])).values()];
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }));
  return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
}
