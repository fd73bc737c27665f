import { formatBytes, seconds, shorten } from '../platform/text.js';
import { markdownCode, markdownText, table } from '../report/markdown.js';
import { failureWords, type SeedFailure } from './explain.js';
import type { Seeded } from './text.js';
import { seededName } from './text.js';

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
  const words = failureWords(failure).slice(`${source}: `.length);
  return [markdownCode(source), markdownText(shorten(words, LONGEST_WORDS))];
}
