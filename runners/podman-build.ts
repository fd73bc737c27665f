import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { goModule } from '../parity/go-module.js';
import { ensureTree } from '../src/machine/root.js';
import { privileged } from '../src/machine/tools.js';
import { lastLines, UserError } from '../src/platform/errors.js';
import { attempt } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';
import type { Log } from '../src/platform/log.js';
import type { VmFile } from '../vm/recipe.js';

// Those of Debian's package, without what needs libraries that nothing here uses.
const TAGS =
  'containers_image_openpgp exclude_graphdriver_btrfs btrfs_noversion exclude_graphdriver_devicemapper seccomp systemd apparmor selinux';

// Seconds. Five minutes on two idle cores.
const LIMIT = 3600;

// In a root with the libraries that Podman is linked with. Programs that are linked with those of the oldest Debian run on
// the newer ones too. Go is the host's, with its module and build caches.
const BUILD = `
set -eu
root=$1 source=$2 out=$3 go=$4 modules=$5 cache=$6
mkdir -p "$root/build/go" "$root/build/modules" "$root/build/cache" "$root/build/out"
mount --bind "$go" "$root/build/go"
mount --bind "$modules" "$root/build/modules"
mount --bind "$cache" "$root/build/cache"
mount --bind "$out" "$root/build/out"
mount -t proc proc "$root/proc"
exec chroot "$root" env --ignore-environment PATH=/build/go/bin:/usr/bin:/bin HOME=/root CGO_ENABLED=1 GOPROXY=off GOTOOLCHAIN=local \\
  GOFLAGS='-mod=mod -buildvcs=false -trimpath' GOMODCACHE=/build/modules GOCACHE=/build/cache sh -euc '
    cd "/build/modules/\${1#"$2"/}"
    programs=
    for program in podman rootlessport quadlet; do
      [ ! -d "cmd/$program" ] || programs="$programs ./cmd/$program"
    done
    go build -ldflags "-s -w" -tags "${TAGS}" -o /build/out/ $programs
  ' build "$source" "$modules"
`;

/** Where Podman looks for its helpers, which differs between versions. */
const HELPER_DIRECTORIES = ['/usr/libexec/podman', '/usr/lib/podman'];

/**
 * Gives the programs of one version of Podman, built from its Go module, as files for a virtual machine.
 * @throws UserError where Go, the module or the build fails
 */
export async function ensurePodman(version: string, cache: string, log: Log): Promise<VmFile[]> {
  const directory = join(cache, `podman-${version}`);
  if (!(await pathExists(directory))) await build(version, directory, cache, log);
  const names = ['podman', 'rootlessport', 'quadlet'];
  const files: VmFile[] = [];
  for (const name of names) {
    const source = join(directory, name);
    if (!(await pathExists(source))) continue;
    const places = name === 'podman' ? ['/usr/bin'] : HELPER_DIRECTORIES;
    files.push(...places.map((place) => ({ source, target: join(place, name) })));
  }
  return files;
}

async function build(version: string, directory: string, cache: string, log: Log): Promise<void> {
  log.info(`building Podman ${version} from its Go module (minutes, once; kept in ${directory})`);
  const packages = ['gcc', 'libc6-dev', 'libseccomp-dev', 'libsystemd-dev', 'pkg-config'];
  const recipe = {
    suite: 'bookworm',
    flavour: 'podman-build',
    packages,
    script: '',
    aptSettings: [],
  } as const;
  const root = await ensureTree(recipe, { cache, log });
  const source = JSON.parse(await go(['mod', 'download', '-json', goModule(version)])) as {
    readonly Dir: string;
  };
  // Downloads what the build needs, which has no network.
  await go(['list', '-e', '-deps', '-tags', TAGS, './cmd/...'], source.Dir);
  const [goRoot = '', modules = '', goCache = ''] = (
    await go(['env', 'GOROOT', 'GOMODCACHE', 'GOCACHE'])
  ).split('\n');
  await mkdir(goCache, { recursive: true });
  const partial = await mkdtemp(`${directory}.partial-`);
  try {
    const script = ['sh', '-c', BUILD, 'build', root, source.Dir, partial, goRoot, modules, goCache];
    const argv = privileged(['unshare', '--mount', ...script]);
    const result = await attempt(argv, { timeout: LIMIT });
    if (result.exitCode !== 0) {
      throw new UserError(`Go cannot build Podman ${version}:\n${lastLines(result.stderr, 5).join('\n')}`);
    }
    await rename(partial, directory);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function go(args: readonly string[], cwd?: string): Promise<string> {
  const env = { CGO_ENABLED: '1', GOFLAGS: '-mod=mod -buildvcs=false' };
  const result = await attempt(['go', ...args], {
    timeout: LIMIT,
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (result.exitCode === 0) return result.stdout;
  if (result.exitCode === 127) {
    throw new UserError('Building Podman needs Go, and there is none: install Go 1.24 or later.');
  }
  throw new UserError(`go ${args.join(' ')}: ${lastLines(result.stderr, 3).join('\n')}`);
}
