import { formatBytes } from '../platform/amounts.js';
import { counted, enumerate, seconds, shorten } from '../platform/text.js';
import { markdownCode, markdownText, table } from '../report/markdown.js';
import { describeFailure, type SeedFailure } from './explain.js';
import type { Progress } from './progress.js';

/** A seeded image. */
export interface Seeded {
  readonly source: string;
  readonly repository: string;
  /** Empty if it has only a digest. */
  readonly tag: string;
  readonly digest: string;
  /** The compressed size of all its blobs, in bytes. */
  readonly size: number;
  /** Copied blobs. */
  readonly copied: number;
  /** Blobs that the registry already had, in this or another repository. */
  readonly skipped: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** `✓ library/alpine:3 sha256:… 3.2 MiB in 0.8 s (2 blobs copied, 5 already present)` */
export function formatSeeded(seeded: Seeded, mounted: number, referrers: number): string {
  const { copied, skipped, digest, size, duration } = seeded;
  const there = skipped - mounted;
  const parts = [
    ...(copied > 0 ? [`${blobs(copied)} copied`] : []),
    ...(mounted > 0 ? [`${blobs(mounted)} mounted from another repository`] : []),
    ...(there > 0 ? [`${copied + mounted > 0 ? there : blobs(there)} already present`] : []),
    ...(referrers > 0 ? [counted(referrers, 'signature or referrer', 'signatures and referrers')] : []),
  ];
  const how = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `✓ ${seededName(seeded)} ${digest} ${formatBytes(size)} in ${(duration / 1000).toFixed(1)} s${how}`;
}

/** `library/alpine:3` */
function seededName({ repository, tag }: Pick<Seeded, 'repository' | 'tag'>): string {
  return tag === '' ? repository : `${repository}:${tag}`;
}

function blobs(count: number): string {
  return counted(count, 'blob');
}

/** `… 120.0 MiB of 1.2 GiB, 45.0 MiB/s, about 25 s left; 3 of 50 images done` */
export function formatProgress({ done, expected, images, imagesDone, elapsed }: Progress): string {
  const rate = elapsed > 0 ? done / (elapsed / 1000) : 0;
  const left = rate > 0 ? `, about ${duration((expected - done) / rate)} left` : '';
  const sofar = `${formatBytes(done)} of ${formatBytes(expected)}, ${formatBytes(Math.round(rate))}/s${left}`;
  return `… ${sofar}; ${imagesDone} of ${counted(images, 'image')} done`;
}

/** Seconds, as people read them: `25 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return [`${minutes} min`, ...(whole % 60 === 0 ? [] : [`${whole % 60} s`])].join(' ');
  return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 === 0 ? [] : [`${minutes % 60} min`])].join(' ');
}

/** The log line for an image without some of the platforms. */
export function describeMissing(name: string, missing: readonly string[]): string {
  return `i ${name} is not available for ${enumerate(missing)}`;
}

/** The last line: the numbers of images and blobs. */
export function describeSeeding(seeded: readonly Seeded[], failed: number, milliseconds: number): string {
  const size = seeded.reduce((total, one) => total + one.size, 0);
  const count = `${counted(seeded.length, 'image')} (${formatBytes(size)})`;
  const [copied, skipped] = (['copied', 'skipped'] as const).map((key) =>
    seeded.reduce((total, one) => total + one[key], 0),
  );
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `${count} in ${(milliseconds / 1000).toFixed(1)} s: ${blobs(copied ?? 0)} copied, ${skipped} already present${failures}`;
}

// Keeps the summary short; the output has all images.
const MOST_ROWS = 20;
// The length of a registry's message, in UTF-16 units.
const LONGEST_WORDS = 1000;

/** The seeded images, as a section of the job summary in Markdown. Pure. */
export function seedSummary(seeded: readonly Seeded[], failures: readonly SeedFailure[]): string {
  const rows = seeded
    .slice(0, MOST_ROWS)
    .map((one) => [
      markdownCode(seededName(one)),
      markdownCode(one.digest),
      formatBytes(one.size),
      String(one.copied),
      String(one.skipped),
      seconds(one.duration),
    ]);
  const more = seeded.length - rows.length;
  const head = ['seeded', 'digest', 'size', 'blobs copied', 'already present', 'time'];
  return [
    ...(rows.length === 0 ? [] : [table(head, rows), '']),
    ...(more > 0 ? [`and ${more} more, in the output ${markdownCode('seeded')}`, ''] : []),
    ...(failures.length === 0 ? [] : [table(['not seeded', 'why'], failures.map(failureRow)), '']),
  ].join('\n');
}

function failureRow(failure: SeedFailure): string[] {
  const { source } = failure;
  const words = describeFailure(failure).slice(`${source}: `.length);
  return [markdownCode(source), markdownText(shorten(words, LONGEST_WORDS))];
}
