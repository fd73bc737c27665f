import { formatBytes } from '../../platform/text.js';
import { MIRROR_LINE } from '../nginx/mirrors.js';
import { mirrorRepository } from '../spec/mirrors.js';

/** What a cache was good for. */
interface MirrorFigures {
  readonly upstream: string;
  /** Blobs that were given out: layers and configurations of images. */
  readonly blobs: number;
  /** How many of them lay in the cache. */
  readonly hits: number;
  /** Bytes that were not fetched from the upstream. */
  readonly saved: number;
  /** Bytes that were. */
  readonly fetched: number;
  /** Blobs that could not be had. */
  readonly failed: number;
}

/**
 * Counts what nginx logged of the caches. Pure.
 * @param log of the container nginx; other lines in it are passed over
 */
export function countMirrors(log: string, upstreams: readonly string[]): MirrorFigures[] {
  const lines = log.split('\n').flatMap(readLine);
  return upstreams.map((upstream) => {
    const own = lines.filter(({ path }) => path.startsWith(`/v2/${mirrorRepository({ upstream })}/`));
    const given = own.filter(({ status }) => status === '200' || status === '206');
    const cached = given.filter(({ source }) => source === 'cache');
    const bytes = (some: typeof own) => some.reduce((sum, line) => sum + Number(line.bytes), 0);
    const saved = bytes(cached);
    return {
      upstream,
      blobs: given.length,
      hits: cached.length,
      saved,
      fetched: bytes(given) - saved,
      // Who asks without a login asks again with one.
      failed: own.filter(({ status }) => Number(status) >= 500).length,
    };
  });
}

interface Line {
  readonly path: string;
  readonly status: string;
  readonly bytes: string;
  readonly source: string;
}

function readLine(line: string): Line[] {
  const start = line.indexOf(`${MIRROR_LINE} {`);
  if (start === -1) return [];
  try {
    return [JSON.parse(line.slice(start + MIRROR_LINE.length))];
  } catch {
    // The first of the last lines may be cut off.
    return [];
  }
}

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
