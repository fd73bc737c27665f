import { formatBytes } from '../../../platform/amounts.js';
import { check, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { Host, SpaceFacts } from '../../host.js';
import { byHand } from '../../remedy.js';

interface DiskUse {
  readonly path: string;
  readonly purpose: string;
  /** Nothing if it cannot be read. */
  readonly space: SpaceFacts | undefined;
}

const MIB = 2 ** 20;
// Bytes. An image of a few hundred MiB is stored three times: as blobs, unpacked, and in the registry.
const LITTLE = 2048 * MIB;
const NEARLY_NOTHING = 100 * MIB;
// Files. An image of a distribution has about ten thousand.
const FEW_FILES = 20_000;
const NEARLY_NO_FILES = 1000;

/** The two directories that can fill up. */
export const diskSpace = check<readonly DiskUse[]>({
  id: 'RP055',
  title: 'disk space',
  phase: 'host',
  reads:
    'statfs(2) of the store, and of the directory for temporary blobs: TMPDIR, `image_copy_tmp_dir` of ' +
    'containers.conf, or /var/tmp.',
  cause: 'The file system of the store or of temporary blobs is full.',
  cure: 'Run `podman system prune --all`, or set TMPDIR, or `graphroot` in storage.conf, to a larger disk.',
  // A quota of keys has the same words, see RP033.
  signatures: [/no space left on device/, /(?<!create session key: )disk quota exceeded/],
  sources: ['containers.conf(5): image_copy_tmp_dir', 'podman(1): TMPDIR'],
  read: readPlaces,
  judge: judgeSpace,
});

async function readPlaces(host: Host): Promise<readonly DiskUse[]> {
  const [{ graphRoot }, conf] = await Promise.all([storageConf(host), containersConf(host)]);
  const configured = conf.get('engine', 'image_copy_tmp_dir')?.value;
  const named = typeof configured === 'string' && configured !== '' ? configured : '/var/tmp';
  // "storage" means a directory in the store.
  const blobs = host.variable('TMPDIR') || (named === 'storage' ? graphRoot : named);
  const places = [
    { path: graphRoot, purpose: 'the store' },
    ...(blobs === graphRoot ? [] : [{ path: blobs, purpose: 'temporary blobs' }]),
  ];
  return Promise.all(places.map(async (place) => ({ ...place, space: await host.space(place.path) })));
}

function judgeSpace(places: readonly DiskUse[]): Verdict {
  const known = places.flatMap(({ space, ...place }) =>
    space === undefined ? [] : [{ ...place, ...space }],
  );
  if (known.length === 0) return skipped('free space is unknown');
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
  const advice = 'Free space with podman system prune --all, or use another disk.';
  if (full.length > 0) return error(['pod', 'push'], text(full), byHand(advice));
  const scarce = known.filter(
    ({ free, freeFiles = Number.POSITIVE_INFINITY }) => free < LITTLE || freeFiles < FEW_FILES,
  );
  return scarce.length > 0 ? warning(text(scarce), byHand(advice)) : ok(text(known));
}
