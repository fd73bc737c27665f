import { basename, dirname, join } from 'node:path';
import { formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, EVERYTHING, error, ok, skipped, type Verdict } from '../../check.js';
import { runtimeDirectory } from '../../facts/home.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { defaultGraphRoot, isOfSystem, type StorageConf, storageConf } from '../../facts/storage-conf.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

interface StorePathFacts {
  readonly version: PodmanVersion | undefined;
  readonly conf: StorageConf;
  /** Whether the user may write to the directory of `graphroot`, or create it. */
  readonly writable: boolean;
  /** A storage.conf(5) with directories of the user. */
  readonly text: string;
}

/** Podman 6 applies `graphroot` of the system's storage.conf to every user. */
export const storePath = check<StorePathFacts>({
  id: 'RP059',
  title: 'directory of the store',
  phase: 'host',
  reads:
    '`graphroot` of the user’s storage.conf, with Podman 6 also of the system’s and of drop-ins, and whether the user may write there.',
  cause:
    'storage.conf names a directory as `graphroot` that belongs to root. Podman 6 applies the system’s setting to users; before, only `rootless_storage_path` counted.',
  cure: 'Remove `graphroot` and `runroot` from the system’s storage.conf, because podman has defaults for root and users; or set both in ~/.config/containers/storage.conf, with Podman 6 in a drop-in in ~/.config/containers/storage.conf.d.',
  signatures: [/mkdir \/(?:var|run)\/\S*containers\/storage\S*: permission denied/],
  sources: ['types/options.go of containers/storage 1.63', 'containers-storage.conf(5)'],
  read: readStorePath,
  judge: judgeStorePath,
});

async function readStorePath(host: Host): Promise<StorePathFacts> {
  const [version, conf] = await Promise.all([installedPodmanVersion(host), storageConf(host)]);
  const named = conf.namedGraphRoot;
  return {
    version,
    conf,
    writable: named === undefined || (await isWritable(named.value, host)),
    text: `[storage]\ndriver = "${conf.driver ?? 'overlay'}"\ngraphroot = "${defaultGraphRoot(host)}"\nrunroot = "${runtimeDirectory(host)}/containers"\n`,
  };
}

async function isWritable(path: string, host: Host): Promise<boolean> {
  let current = path;
  while (!(await host.exists(current)) && current !== dirname(current)) current = dirname(current);
  return host.mayOpen(current);
}

function judgeStorePath({ version, conf, writable, text }: StorePathFacts): Verdict {
  if (version === undefined) return skipped('podman is not installed');
  const { namedGraphRoot: named, graphRoot, ownPath } = conf;
  if (named === undefined || writable) return ok(graphRoot);
  const { path } = named;
  const found = `the user may not write to ${named.value}, the graphroot in ${path}.`;
  if (!isOfSystem(path)) {
    return error(
      EVERYTHING,
      found,
      byHand(`Remove graphroot from ${path}, or set it to a directory of the user.`),
    );
  }
  // A drop-in of the user hides that of the same name.
  const override = path.includes('.d/') ? join(dirname(ownPath), basename(path)) : ownPath;
  return error(
    EVERYTHING,
    `${found} Podman ${formatVersion(version)} applies it to users too.`,
    byHand(`Remove graphroot and runroot from ${path}, or set both for this user.`, {
      kind: 'write',
      as: 'user',
      path: override,
      text,
    }),
  );
}
