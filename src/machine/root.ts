import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { attempt, CommandError } from '../platform/exec.js';
import { accessible } from '../platform/exists.js';
import type { Log } from '../platform/log.js';
import { aptSettings, packages, type RootKind, recipeHash, setUpScript } from './recipe.js';
import { privileged } from './tools.js';

export type { RootKind } from './recipe.js';

const DEFAULT_MIRROR = 'http://deb.debian.org/debian';

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

/** The mmdebstrap command that makes a root of a kind in a directory. */
function mmdebstrapArgv(kind: RootKind, directory: string, mirror: string): string[] {
  const hook = `chroot "$1" sh -eu <<'END-OF-SET-UP'\n${setUpScript(kind)}\nEND-OF-SET-UP\n`;
  return [
    'mmdebstrap',
    '--variant=minbase',
    '--format=directory',
    `--include=${packages(kind).join(',')}`,
    ...aptSettings(kind).map((setting) => `--aptopt=${setting}`),
    `--customize-hook=${hook}`,
    kind.suite,
    directory,
    mirror,
  ];
}

/**
 * Gives the directory of a pristine root tree of a kind; builds it where the cache has none yet.
 * The tree is shared by every machine: nothing may write to it. Safe when several run at once.
 * @param options.cache absolute path of the directory that keeps the trees (about 0.6 GB each)
 * @throws UserError when mmdebstrap fails, mostly because the Debian mirror is out of reach
 */
export async function ensureRoot(kind: RootKind, options: { cache: string; log: Log }): Promise<string> {
  const mirror = process.env.DEBIAN_MIRROR || DEFAULT_MIRROR;
  const prefix = join(options.cache, `${kind.suite}-${kind.flavour}-`);
  const final = `${prefix}${recipeHash(kind, mirror)}`;
  if (await accessible(final)) return final;

  const what = `Debian ${kind.suite} root (${kind.flavour})`;
  options.log.info(`building a ${what} with mmdebstrap (about 30 s, once; kept in ${options.cache})`);
  const begun = Date.now();
  const build = [
    'sh',
    '-c',
    BUILD,
    'build',
    final,
    prefix,
    ...mmdebstrapArgv(kind, `${final}.partial`, mirror),
  ];
  const lock = `${prefix}lock`;
  await attempt(privileged(['mkdir', '-p', options.cache]), { timeout: 10 });
  // The limit is kept with the same rights as the build: a user's timeout(1) cannot end what sudo started.
  const argv = privileged(['timeout', '--kill-after=5', String(BUILD_LIMIT), 'flock', lock, ...build]);
  const result = await attempt(argv, { timeout: BUILD_LIMIT + 30 });
  if (result.exitCode !== 0) {
    const { lastWords } = new CommandError(['mmdebstrap'], result, BUILD_LIMIT);
    throw new UserError(
      `No ${what} could be made from ${mirror} (another mirror can be named in DEBIAN_MIRROR):\n${lastWords}`,
    );
  }
  options.log.info(`the ${what} is built: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return final;
}
