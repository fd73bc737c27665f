import { formatBytes, seconds, shorten } from '../platform/text.js';
import { markdownCode, markdownText, table } from '../report/markdown.js';
import { describeFailure, type SeedFailure } from './explain.js';
import type { Progress } from './progress.js';

/** An image that is in the registry now. */
export interface Seeded {
  readonly source: string;
  readonly repository: string;
  /** Empty where it is there by its digest alone. */
  readonly tag: string;
  readonly digest: string;
  /** Of all its blobs, compressed, in bytes. */
  readonly size: number;
  /** Blobs that travelled. */
  readonly copied: number;
  /** Blobs that were there, or in another repository of the registry. */
  readonly skipped: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** `✓ library/alpine:3 sha256:… 3.2 MiB in 0.8 s (2 blobs copied, 5 there already)` */
export function formatSeeded(seeded: Seeded, mounted: number, referrers: number): string {
  const { copied, skipped, digest, size, duration } = seeded;
  const there = skipped - mounted;
  const parts = [
    ...(copied > 0 ? [`${blobs(copied)} copied`] : []),
    ...(mounted > 0 ? [`${blobs(mounted)} from another repository here`] : []),
    ...(there > 0 ? [`${copied + mounted > 0 ? there : blobs(there)} there already`] : []),
    ...(referrers > 0
      ? [`${referrers} ${referrers === 1 ? 'signature or referrer' : 'signatures and referrers'}`]
      : []),
  ];
  const how = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  return `✓ ${seededName(seeded)} ${digest} ${formatBytes(size)} in ${(duration / 1000).toFixed(1)} s${how}`;
}

/** `library/alpine:3` */
function seededName({ repository, tag }: Pick<Seeded, 'repository' | 'tag'>): string {
  return tag === '' ? repository : `${repository}:${tag}`;
}

function blobs(count: number): string {
  return `${count} ${count === 1 ? 'blob' : 'blobs'}`;
}

/** `… 120.0 MiB of 1.2 GiB, 45.0 MiB/s, about 25 s left; 3 of 50 images done` */
export function formatProgress({ done, expected, images, imagesDone, elapsed }: Progress): string {
  const rate = elapsed > 0 ? done / (elapsed / 1000) : 0;
  const left = rate > 0 ? `, about ${duration((expected - done) / rate)} left` : '';
  const sofar = `${formatBytes(done)} of ${formatBytes(expected)}, ${formatBytes(Math.round(rate))}/s${left}`;
  return `… ${sofar}; ${imagesDone} of ${images} ${images === 1 ? 'image' : 'images'} done`;
}

/** Seconds, as people read them: `25 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return [`${minutes} min`, ...(whole % 60 === 0 ? [] : [`${whole % 60} s`])].join(' ');
  return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 === 0 ? [] : [`${minutes % 60} min`])].join(' ');
}

/** Said of an image that lacks some of the platforms. */
export function describeMissing(name: string, missing: readonly string[]): string {
  return `i ${name} has no ${missing.join(' and no ')}`;
}

/** The last line: how many there are, and how much travelled. */
export function describeSeeding(seeded: readonly Seeded[], failed: number, milliseconds: number): string {
  const size = seeded.reduce((total, one) => total + one.size, 0);
  const count = `${seeded.length} ${seeded.length === 1 ? 'image' : 'images'} (${formatBytes(size)})`;
  const [copied, skipped] = (['copied', 'skipped'] as const).map((key) =>
    seeded.reduce((total, one) => total + one[key], 0),
  );
  const failures = failed === 0 ? '' : `, ${failed} failed`;
  return `${count} in ${(milliseconds / 1000).toFixed(1)} s: ${blobs(copied ?? 0)} copied, ${skipped} there already${failures}`;
}

// A job summary is to stay one screen; the output has them all.
const MOST_ROWS = 20;
// Of the words of a registry, in UTF-16 units.
const LONGEST_WORDS = 1000;

/** What was seeded, as a section of the job summary in Markdown. Pure. */
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
  const head = ['seeded', 'digest', 'size', 'blobs copied', 'there already', 'time'];
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
