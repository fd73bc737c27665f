import { formatBytes } from '../platform/amounts.js';
import { counted, seconds } from '../platform/text.js';
import { markdownCode, table } from '../report/markdown.js';
import type { ExportedImage } from './collect.js';

// Keeps the summary short; the output has all images.
const MOST_ROWS = 20;

/** The exported images, as a section of the job summary in Markdown. Pure. */
export function exportSummary(images: readonly ExportedImage[], size: number, duration: number): string {
  const rows = images
    .slice(0, MOST_ROWS)
    .map((one) => [
      markdownCode(`${one.repository}:${one.tag}`),
      markdownCode(one.digest),
      formatBytes(one.size),
      String(one.referrers),
    ]);
  const more = images.length - rows.length;
  return [
    table(['exported', 'digest', 'size', 'signatures and referrers'], rows),
    '',
    ...(more > 0 ? [`and ${more} more, in the output ${markdownCode('images')}`, ''] : []),
    `${counted(images.length, 'image')}, ${formatBytes(size)} in ${seconds(duration)}`,
    '',
  ].join('\n');
}

/** `✓ team/app:1 sha256:… 3.2 MiB, 2 signatures and referrers` */
export function describeExported({ repository, tag, digest, size, referrers }: ExportedImage): string {
  const more =
    referrers === 0 ? '' : `, ${counted(referrers, 'signature or referrer', 'signatures and referrers')}`;
  return `✓ ${repository}:${tag} ${digest} ${formatBytes(size)}${more}`;
}
