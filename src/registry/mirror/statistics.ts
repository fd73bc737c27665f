import { formatBytes } from '../../platform/amounts.js';
import { counted } from '../../platform/text.js';
import { MIRROR_LINE } from '../nginx/mirrors.js';
import { mirrorRepository } from '../spec/mirrors.js';

/** Statistics of a cache. */
interface MirrorFigures {
  readonly upstream: string;
  /** Blobs that were served: layers and configurations of images. */
  readonly blobs: number;
  /** How many of them were in the cache. */
  readonly hits: number;
  /** Bytes served from the cache. */
  readonly saved: number;
  /** Bytes fetched from the upstream. */
  readonly fetched: number;
  /** Blobs that were unavailable. */
  readonly failed: number;
}

/**
 * Counts the cache requests in nginx's log. Pure.
 * @param log of the container nginx; other lines are skipped
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
      // A client without a login repeats the request with one.
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

/** One line of statistics: `docker.io: 1 of 3 blobs came from the cache, 12.0 MiB not fetched`. */
export function mirrorLine({ upstream, blobs, hits, saved, fetched, failed }: MirrorFigures): string {
  const words = [
    ...(blobs === 0
      ? ['nothing was pulled through the cache']
      : [
          `${hits} of ${counted(blobs, 'blob')} came from the cache`,
          ...(hits > 0 ? [`${formatBytes(saved)} not fetched`] : []),
          ...(hits < blobs ? [`${formatBytes(fetched)} fetched`] : []),
        ]),
    ...(failed > 0 ? [`${failed} unavailable from the upstream`] : []),
  ];
  return `${upstream}: ${words.join(', ')}`;
}
