import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureTree, placeOf } from '../src/machine/root.js';
import { privileged } from '../src/machine/tools.js';
import { run } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';
import type { Log } from '../src/platform/log.js';
import { type VmFile, type VmRecipe, vmRoot } from './recipe.js';

/** What a virtual machine boots from; shared by all, so nothing may write to it. */
export interface VmDisk {
  /** The root file system, in the raw format. */
  readonly disk: string;
  readonly kernel: string;
  readonly initrd: string;
}

// Without mounting. The tree is of no further use. Its files get the labels of a policy here, when nothing writes to it any
// more: mmdebstrap makes /etc/machine-id last. A machine that starts without labels would have to make them at each boot.
const MAKE = `
set -eu
final=$1 root=$2
[ ! -d "$final" ] || exit 0
rm -rf --one-file-system "$final.partial"
mkdir "$final.partial"
cp --dereference "$root/vmlinuz" "$final.partial/kernel"
cp --dereference "$root/initrd.img" "$final.partial/initrd"
contexts=/etc/selinux/default/contexts/files/file_contexts
[ ! -e "$root$contexts" ] || chroot "$root" setfiles -F "$contexts" /
truncate --size=16G "$final.partial/disk"
mke2fs -q -t ext4 -L root -d "$root" "$final.partial/disk"
mv "$final.partial" "$final"
rm -rf --one-file-system "$root"
`;

/** Gives the disk of a recipe; builds it where the cache has none (a minute, 1 GB). Safe when several run at once. */
export async function ensureDisk(recipe: VmRecipe, cache: string, log: Log): Promise<VmDisk> {
  const tree = vmRoot(recipe);
  const { prefix, final: root } = placeOf(tree, cache);
  const final = `${root}.disk`;
  if (!(await pathExists(final))) {
    await ensureTree(tree, { cache, log });
    const make = ['sh', '-c', MAKE, 'make', final, root];
    await run(privileged(['flock', `${prefix}lock`, ...make]), { timeout: 300 });
  }
  return { disk: join(final, 'disk'), kernel: join(final, 'kernel'), initrd: join(final, 'initrd') };
}

/** The label of the disk with the host's files, and its directories. */
export const FILES = { label: 'host-files', binds: 'binds', copied: 'copied' } as const;

// It takes no more room than what is in it.
const FILES_SIZE = '2G';

const COPY = `
set -eu
source=$1 target=$2
shift 2
mkdir -p "\${target%/*}"
if [ -d "$source" ]; then
  mkdir -p "$target"
  tar --create --directory="$source" "$@" . | tar --extract --directory="$target"
else
  cp --recursive --no-dereference --preserve=mode,timestamps "$source" "$target"
fi
`;

/**
 * Makes a disk with copies of the host's files, because the kernel of a cloud image cannot share those of its host.
 * @param binds mounted at their targets; the others are copied there
 */
export async function makeFilesDisk(
  path: string,
  binds: readonly VmFile[],
  copied: readonly VmFile[],
): Promise<void> {
  const staging = await mkdtemp(join(dirname(path), 'files-'));
  const copy = ({ source, leftOut = [] }: VmFile, target: string) => {
    const options = leftOut.map((name) => `--exclude=./${name}`);
    return run(['sh', '-c', COPY, 'copy', source, join(staging, target), ...options], { timeout: 120 });
  };
  try {
    await mkdir(join(staging, FILES.copied));
    for (const [index, bind] of binds.entries()) await copy(bind, join(FILES.binds, String(index)));
    for (const file of copied) await copy(file, join(FILES.copied, file.target));
    await run(['truncate', `--size=${FILES_SIZE}`, path], { timeout: 10 });
    await run(['mke2fs', '-q', '-t', 'ext4', '-L', FILES.label, '-d', staging, path], { timeout: 120 });
  } finally {
    await rm(staging, { recursive: true });
  }
}
