import { formatBytes } from '../../../platform/text.js';
import { check, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { Host, SpaceFacts } from '../../host.js';
import { byHand } from '../../remedy.js';

interface DiskUse {
  readonly path: string;
  readonly purpose: string;
  /** Nothing where it cannot be read. */
  readonly space: SpaceFacts | undefined;
}

const MIB = 2 ** 20;
// Bytes. An image of a few hundred MiB is there three times while it is pulled: as blobs, unpacked, and pushed.
const LITTLE = 2048 * MIB;
const NEARLY_NOTHING = 100 * MIB;
// Files. An image of a distribution has ten thousand.
const FEW_FILES = 20_000;
const NEARLY_NO_FILES = 1000;

/** The two places that fill up. */
export const diskSpace = check<readonly DiskUse[]>({
  id: 'RP055',
  title: 'disk space',
  phase: 'host',
  reads:
    'statfs(2) of the store, and of the directory for blobs on their way: TMPDIR, `image_copy_tmp_dir` of ' +
    'containers.conf, or /var/tmp.',
  cause: 'The file system of the store, or of the blobs that are being copied, is full.',
  cure: '`podman system prune --all`, TMPDIR on a larger disk, or `graphroot` in storage.conf on one.',
  signatures: [/no space left on device/, /disk quota exceeded/],
  sources: ['containers.conf(5): image_copy_tmp_dir', 'podman(1): TMPDIR'],
  read: readPlaces,
  judge: judgeSpace,
});

async function readPlaces(host: Host): Promise<readonly DiskUse[]> {
  const [{ graphRoot }, conf] = await Promise.all([storageConf(host), containersConf(host)]);
  const configured = conf.get('engine', 'image_copy_tmp_dir')?.value;
  const named = typeof configured === 'string' && configured !== '' ? configured : '/var/tmp';
  // The word "storage" stands for a directory within the store.
  const blobs = host.variable('TMPDIR') || (named === 'storage' ? graphRoot : named);
  const places = [
    { path: graphRoot, purpose: 'the store' },
    ...(blobs === graphRoot ? [] : [{ path: blobs, purpose: 'blobs on their way' }]),
  ];
  return Promise.all(places.map(async (place) => ({ ...place, space: await host.space(place.path) })));
}

function judgeSpace(places: readonly DiskUse[]): Verdict {
  const known = places.flatMap(({ space, ...place }) =>
    space === undefined ? [] : [{ ...place, ...space }],
  );
  if (known.length === 0) return skipped('no file system tells how much room it has');
  const text = (some: typeof known) =>
    some
      .map(({ path, purpose, free, freeFiles }) => {
        const files = freeFiles !== undefined && freeFiles < FEW_FILES ? ` and ${freeFiles} files` : '';
        return `${formatBytes(free)}${files} free for ${purpose} (${path})`;
      })
      .join(', ');
  const full = known.filter(
    ({ free, freeFiles = Number.POSITIVE_INFINITY }) => free < NEARLY_NOTHING || freeFiles < NEARLY_NO_FILES,
  );
  const advice = 'Make room: podman system prune --all, or another disk for it.';
  if (full.length > 0) return error(['pod', 'push'], text(full), byHand(advice));
  const scarce = known.filter(
    ({ free, freeFiles = Number.POSITIVE_INFINITY }) => free < LITTLE || freeFiles < FEW_FILES,
  );
  return scarce.length > 0 ? warning(text(scarce), byHand(advice)) : ok(text(known));
}
