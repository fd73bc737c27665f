import { formatBytes } from '../../platform/amounts.js';
import { counted } from '../../platform/text.js';
import { isEmpty, type Plan } from './plan.js';
import type { CollectionReport } from './protocol.js';
import type { Store } from './read-store.js';
import type { Blob } from './walk.js';

// The last time of a Date, in milliseconds; a file system can contain later ones.
const LAST_TIME = 8.64e15;
// A store can have a great many tags.
const MOST_LINES = 2000;

/** Names only what Distribution can have made, so nothing in it controls a terminal. Pure. */
export function reportOf(store: Store, plan: Plan): CollectionReport {
  const left = new Set(plan.blobs);
  const lines: string[] = [];
  let unsaid = 0;
  const say = (line: string) => {
    if (lines.length < MOST_LINES) lines.push(line);
    else unsaid++;
  };
  for (const { repository, tags, manifests, byDigestOnly } of plan.verdicts) {
    const { name } = repository;
    for (const { tag, why } of tags) {
      say(`${name}: tag ${tag.name} (${tag.digest}, pushed ${day(tag.pushed)}): ${why}`);
    }
    for (const { manifest, why } of manifests) {
      const own = store.blobs.get(manifest.digest);
      const freed = take(left, own === undefined ? manifest.needed : [own, ...manifest.needed]);
      say(
        `${name}: image ${manifest.digest} (${formatBytes(freed)}, pushed ${day(manifest.pushed)}): ${why}`,
      );
    }
    if (byDigestOnly > 0) {
      say(`${name}: kept ${counted(byDigestOnly, 'image')} without a tag, pushed by digest`);
    }
  }
  if (unsaid > 0) lines.push(`… and ${counted(unsaid, 'more line')}`);
  if (left.size > 0) lines.push(`blobs that no image needs: ${left.size} (${formatBytes(sum(left))})`);
  return { lines, blobs: plan.blobs.size, bytes: sum(plan.blobs), isEmpty: isEmpty(plan) };
}

/** The bytes of those that are still there, which are removed: a blob counts for the first image that it belongs to. */
function take(left: Set<Blob>, blobs: readonly Blob[]): number {
  return sum(blobs.filter((blob) => left.delete(blob)));
}

function sum(blobs: Iterable<Blob>): number {
  let bytes = 0;
  for (const blob of blobs) bytes += blob.bytes;
  return bytes;
}

function day(time: number): string {
  return new Date(Math.min(time, LAST_TIME)).toISOString().slice(0, 10);
}
