import { formatBytes } from '../../platform/text.js';
import type { MirrorFigures } from './statistics.js';

/** What a cache was good for, in one line: `docker.io: 1 of 3 blobs came from the cache, 12.0 MiB not fetched`. */
export function mirrorLine({ upstream, blobs, hits, saved, fetched, failed }: MirrorFigures): string {
  const words = [
    ...(blobs === 0
      ? ['nothing was pulled through the cache']
      : [
          `${hits} of ${blobs} ${blobs === 1 ? 'blob' : 'blobs'} came from the cache`,
          ...(hits > 0 ? [`${formatBytes(saved)} not fetched`] : []),
          ...(hits < blobs ? [`${formatBytes(fetched)} fetched`] : []),
        ]),
    ...(failed > 0 ? [`${failed} could not be had from the upstream`] : []),
  ];
  return `${upstream}: ${words.join(', ')}`;
}

/** The section of the job summary; nothing where nothing was pulled. Pure. */
export function mirrorSummary(figures: readonly MirrorFigures[]): string | undefined {
  if (figures.every(({ blobs, failed }) => blobs + failed === 0)) return undefined;
  return ['### Caches', '', ...figures.map((figure) => `- ${mirrorLine(figure)}`), ''].join('\n');
}
