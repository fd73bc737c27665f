import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { attempt, CommandError } from '../platform/exec.js';
import { pathExists } from '../platform/files.js';
import type { Log } from '../platform/log.js';
import { packageSources, type RootKind, type RootRecipe, recipeHash, rootRecipe } from './recipe.js';
import { privileged } from './tools.js';

export type { RootKind } from './recipe.js';

// Seconds. A slow mirror takes minutes; a build that waits for another one takes as long as both.
const BUILD_LIMIT = 1200;

// Runs under flock(1): the kernel lets go of the lock however the build ends. A tree gets its name when it is
// complete, so that an aborted build is never taken for one. A machine that runs from an old tree holds a
// shared lock on it.
const BUILD = `
set -eu
final=$1 prefix=$2
shift 2
[ ! -d "$final" ] || exit 0
mkdir -p "\${final%/*}"
rm -rf --one-file-system "$final.partial"
"$@"
mv "$final.partial" "$final"
for old in "$prefix"*; do
  [ "$old" = "$final" ] || [ ! -d "$old" ] || flock --nonblock "$old" rm -rf --one-file-system "$old" || true
done
`;

// The processes of a build can be found and ended by its cgroup, even if the process that started it has ended.
const IN_CGROUP = 'echo $$ > "$0/cgroup.procs"; exec "$@"';

/** The mmdebstrap command that makes a root by a recipe in a directory. */
function mmdebstrapArgv(recipe: RootRecipe, directory: string, sources: readonly string[]): string[] {
  const hook = `chroot "$1" sh -eu <<'END-OF-SET-UP'\n${recipe.script}\nEND-OF-SET-UP\n`;
  return [
    'mmdebstrap',
    '--variant=minbase',
    '--format=directory',
    `--include=${recipe.packages.join(',')}`,
    ...recipe.aptSettings.map((setting) => `--aptopt=${setting}`),
    `--customize-hook=${hook}`,
    recipe.suite,
    directory,
    ...sources,
  ];
}

/**
 * Gives the directory of a pristine root tree of a kind; builds it where the cache has none yet.
 * The tree is shared by every machine: nothing may write to it. Safe when several run at once.
 * @param options.cache absolute path of the directory that keeps the trees (about 0.6 GB each)
 * @param options.cgroup where the processes of a build run, if not in the caller's
 * @throws UserError when mmdebstrap fails, mostly because the Debian mirror is out of reach
 */
export function ensureRoot(kind: RootKind, options: CacheOptions): Promise<string> {
  return ensureTree(rootRecipe(kind), options);
}

interface CacheOptions {
  readonly cache: string;
  readonly cgroup?: string;
  readonly log: Log;
}

/** Where the root of a recipe is kept, and what the names of its earlier ones begin with. */
export function placeOf(
  recipe: RootRecipe,
  cache: string,
): { readonly final: string; readonly prefix: string } {
  const prefix = join(cache, `${recipe.suite}-${recipe.flavour}-`);
  return { prefix, final: `${prefix}${recipeHash(recipe, sourcesOf(recipe))}` };
}

function sourcesOf({ suite }: RootRecipe): string[] {
  return packageSources(suite, process.env.DEBIAN_MIRROR);
}

/** The same for any recipe. */
export async function ensureTree(recipe: RootRecipe, options: CacheOptions): Promise<string> {
  const { final, prefix } = placeOf(recipe, options.cache);
  if (await pathExists(final)) return final;

  const sources = sourcesOf(recipe);
  const what = `Debian ${recipe.suite} root (${recipe.flavour})`;
  options.log.info(`building a ${what} with mmdebstrap (about 30 s, once; kept in ${options.cache})`);
  const begun = Date.now();
  const build = [
    // mmdebstrap mounts /proc, /sys and others in the tree; so they end with its processes, however those end.
    'unshare',
    '--mount',
    'sh',
    '-c',
    BUILD,
    'build',
    final,
    prefix,
    ...mmdebstrapArgv(recipe, `${final}.partial`, sources),
  ];
  const lock = `${prefix}lock`;
  // By this user: the directories above it, such as ~/.cache, are this user's too.
  await mkdir(options.cache, { recursive: true });
  const inCgroup = options.cgroup === undefined ? [] : ['sh', '-c', IN_CGROUP, options.cgroup];
  // The limit is kept with the same rights as the build: a user's timeout(1) cannot end what sudo started.
  const limit = ['timeout', '--kill-after=5', String(BUILD_LIMIT)];
  const argv = privileged([...limit, ...inCgroup, 'flock', lock, ...build]);
  const result = await attempt(argv, { timeout: BUILD_LIMIT + 30 });
  if (result.exitCode !== 0) {
    const { lastWords } = new CommandError(['mmdebstrap'], result, BUILD_LIMIT);
    throw new UserError(
      `could not build a ${what} from ${sources[0]} (set DEBIAN_MIRROR to use another mirror):\n${lastWords}`,
    );
  }
  options.log.info(`the ${what} is built: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return final;
}

/**
 * Removes what an aborted build of a kind left, unless another process builds one now.
 * @returns the paths that are gone
 */
export async function removeUnfinishedRoots({ suite, flavour }: RootKind, cache: string): Promise<string[]> {
  const prefix = `${suite}-${flavour}-`;
  const names = await readdir(cache).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  const removed: string[] = [];
  for (const name of names.filter((one) => one.startsWith(prefix) && one.endsWith('.partial'))) {
    const path = join(cache, name);
    const remove = ['flock', '--nonblock', '--conflict-exit-code=75', join(cache, `${prefix}lock`)];
    const argv = privileged([...remove, 'rm', '-rf', '--one-file-system', path]);
    const result = await attempt(argv, { timeout: 120 });
    if (result.exitCode === 0) removed.push(path);
    else if (result.exitCode !== 75) throw new CommandError(argv, result, 120);
  }
  return removed;
}
