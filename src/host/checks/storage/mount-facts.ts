import { dirname } from 'node:path';
import { mountHolding } from '../../facts/mounts.js';
import type { Host, HostUser, PathFacts } from '../../host.js';
import type { MountIds } from '../../subids/idmap.js';

export interface MountPath {
  readonly path: string;
  readonly facts: PathFacts;
}

export interface MountFacts {
  readonly path: string;
  readonly user: HostUser;
  readonly ids: MountIds;
  /** The path itself; nothing if it does not exist yet or cannot be read. */
  readonly itself: PathFacts | undefined;
  /** The readable parent directories, nearest first. */
  readonly above: readonly MountPath[];
  /** Its content, as far as it was read. */
  readonly content: readonly MountPath[];
  readonly readOnly: boolean;
  /** The kind of an unusual file system. */
  readonly fileSystem: 'network' | 'without owners' | 'memory' | undefined;
  readonly selinux: boolean;
}

// statfs(2): NFS; CIFS, SMB 1 and 2; vfat and exfat; tmpfs.
const TYPES = new Map<number, MountFacts['fileSystem']>([
  [0x6969, 'network'],
  [0xff534d42, 'without owners'],
  [0x517b, 'without owners'],
  [0xfe534d42, 'without owners'],
  [0x4d44, 'without owners'],
  [0x2011bab0, 'without owners'],
  [0x01021994, 'memory'],
]);
// Entries; all files of a registry have the same owner, so a sample is enough.
const ENOUGH = 64;

/** Reads a directory, its parents and content, and its mount. */
export async function readMount(path: string, ids: MountIds, host: Host): Promise<MountFacts> {
  const [itself, above, content, mount, space, enforce] = await Promise.all([
    host.stat(path),
    pathsAbove(path, host),
    pathsBelow(path, host),
    mountHolding(path, host),
    host.space(path),
    host.read('/sys/fs/selinux/enforce'),
  ]);
  return {
    path,
    user: host.user,
    ids,
    itself,
    above,
    content,
    readOnly: mount?.options.includes('ro') ?? false,
    fileSystem: TYPES.get((space?.type ?? 0) >>> 0),
    selinux: enforce?.trim() === '1',
  };
}

async function pathsAbove(path: string, host: Host): Promise<MountPath[]> {
  const paths: MountPath[] = [];
  for (let current = path; current !== dirname(current); ) {
    current = dirname(current);
    const facts = await host.stat(current);
    if (facts !== undefined) paths.push({ path: current, facts });
  }
  return paths;
}

/** Reads level by level up to the limit. Skips directories that the user may not list. */
async function pathsBelow(path: string, host: Host): Promise<MountPath[]> {
  const paths: MountPath[] = [];
  for (let level = [path]; level.length > 0 && paths.length < ENOUGH; ) {
    const below: string[] = [];
    for (const directory of level) {
      if (below.length > ENOUGH) break;
      for (const name of await host.list(directory)) below.push(`${directory}/${name}`);
    }
    const found = await Promise.all(
      below.slice(0, ENOUGH).map(async (one) => ({ path: one, facts: await host.stat(one) })),
    );
    const known = found.flatMap(({ path: one, facts }) =>
      facts === undefined || facts.link ? [] : [{ path: one, facts }],
    );
    paths.push(...known);
    level = known.flatMap((one) => (one.facts.kind === 'directory' ? [one.path] : []));
  }
  return paths;
}
