// Makes the real programs that tests run: nginx and Go from Debian's packages, Podman's Quadlet generator and actionlint
// from their Go modules, zizmor from PyPI. They are kept in a cache, so nothing is installed on this host, and neither
// root nor a container is needed.
// Jest runs this before the tests; `node scripts/test-tools.mjs` does the same alone.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SUITE = 'trixie';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
// Each with the libraries that it needs: apt's own resolver would bring 60 MB more.
const PACKAGES = [
  ...['libc6', 'zlib1g'],
  ...['nginx', 'libcrypt1', 'libpcre2-8-0', 'libssl3t64'],
  ...['golang-1.24-go', 'golang-1.24-src'],
  ...['python3.13', 'python3.13-minimal', 'libpython3.13-minimal', 'libpython3.13-stdlib'],
  ...['python3-pip', 'python3-packaging', 'python3-wheel', 'libexpat1', 'libffi8', 'libbz2-1.0', 'liblzma5'],
];
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
// The version that the recorded runs are of; built as `npm run generators` does it.
const PODMAN = 'github.com/containers/podman/v5@v5.8.6';
const PODMAN_TAGS = 'containers_image_openpgp exclude_graphdriver_btrfs remote';
const ZIZMOR = 'zizmor==1.32.0';

// Minutes.
const LIMIT = 10;

// Debian's programs run with their own C library, which is newer than that of many hosts.
const WITH_OWN_LIBRARIES = `#!/bin/sh
tools=$(dirname "$0")/..
libraries=$(echo "$tools"/debian/usr/lib/*-linux-gnu)
exec "$libraries"/ld-linux-*.so.* --argv0 "$0" --library-path "$libraries" "$tools/debian/PROGRAM" ARGUMENTS "$@"
`;

const WRAPPERS = {
  // Otherwise it reports that it cannot open the log in /var/log/nginx.
  nginx: WITH_OWN_LIBRARIES.replace('PROGRAM', 'usr/sbin/nginx').replace('ARGUMENTS', '-e stderr'),
  pip: WITH_OWN_LIBRARIES.replace('PROGRAM', 'usr/bin/python3.13')
    .replace('ARGUMENTS', '-m pip')
    .replace('exec', 'PYTHONHOME="$tools/debian/usr" exec'),
};

/** The programs, which tests find in the environment as TEST_TOOLS. */
const PROGRAMS = ['nginx', 'quadlet', 'go', 'actionlint', 'zizmor'];

const cache =
  process.getuid?.() === 0 ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const recipe = JSON.stringify([SUITE, PACKAGES, WRAPPERS, ACTIONLINT, PODMAN, PODMAN_TAGS, ZIZMOR]);
const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
const directory = join(cache, 'podman-registry-action', `test-tools-${hash}`);
const bin = join(directory, 'bin');

const execute = promisify(execFile);

async function run(program, args, { env = {}, cwd } = {}) {
  const { stdout } = await execute(program, args, {
    timeout: LIMIT * 60_000,
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
    cwd,
  });
  return stdout;
}

const exists = (path, mode = constants.F_OK) =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Options that give apt-get lists and a cache of its own. */
function aptOptions(state, more) {
  const options = {
    'Dir::State': state,
    'Dir::Cache': join(state, 'cache'),
    'Acquire::Languages': 'none',
    'Acquire::http::Timeout': '30',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled': 'false',
    'Debug::NoLocking': 'true',
    ...more,
  };
  return ['-q', ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])];
}

/** Downloads packages and unpacks them below `target`. */
async function unpack(packages, scratch, target, sources) {
  const state = await mkdtemp(join(scratch, 'apt-'));
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  await writeFile(join(state, 'status'), '');
  const more = { 'Dir::State::status': join(state, 'status') };
  if (sources !== undefined) {
    await writeFile(join(state, 'sources.list'), `${sources}\n`);
    more['Dir::Etc::SourceList'] = join(state, 'sources.list');
    more['Dir::Etc::SourceParts'] = '/dev/null';
  }
  const options = aptOptions(state, more);
  await run('apt-get', [...options, 'update']);
  await run('apt-get', [...options, 'download', ...packages], { cwd: state });
  const files = (await readdir(state)).filter((name) => name.endsWith('.deb'));
  for (const file of files) await run('dpkg-deb', ['--extract', join(state, file), target]);
}

async function debianKeyring(scratch) {
  if (await exists(KEYRING)) return KEYRING;
  // Ubuntu has the package, and mostly has not installed it.
  const target = join(scratch, 'keyring');
  await unpack(['debian-archive-keyring'], scratch, target);
  return realpath(join(target, KEYRING));
}

/** Writes into a directory beside `target` and renames it, so that several runs at once do not disturb each other. */
async function make(target, write) {
  if (await exists(target)) return;
  await mkdir(join(target, '..'), { recursive: true });
  const partial = await mkdtemp(`${target}.partial-`);
  try {
    await write(partial);
    await chmod(partial, 0o755);
    await rename(partial, target).catch(async (error) => {
      if (!(await exists(target))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function makeDebianTree(made) {
  const scratch = join(made, 'scratch');
  await mkdir(scratch);
  const mirror = process.env.DEBIAN_MIRROR || 'http://deb.debian.org/debian';
  const source = `deb [signed-by=${await debianKeyring(scratch)}] ${mirror} ${SUITE} main`;
  await unpack(PACKAGES, scratch, join(made, 'debian'), source);
  await rm(scratch, { recursive: true, force: true });
  await mkdir(join(made, 'bin'));
  for (const [name, text] of Object.entries(WRAPPERS)) {
    await writeFile(join(made, 'bin', name), text, { mode: 0o755 });
  }
  await symlink('../debian/usr/lib/go-1.24/bin/go', join(made, 'bin/go'));
}

async function makeGoPrograms(made) {
  const scratch = join(made, 'scratch');
  const env = {
    CGO_ENABLED: '0',
    GOBIN: made,
    GOPATH: join(scratch, 'path'),
    GOCACHE: join(scratch, 'cache'),
    GOFLAGS: '-mod=mod -buildvcs=false -modcacherw',
    // Debian's Go downloads a newer one where a module needs it.
    GOTOOLCHAIN: 'auto',
  };
  const go = join(bin, 'go');
  await run(go, ['install', ACTIONLINT], { env });
  const { Dir: cwd } = JSON.parse(await run(go, ['mod', 'download', '-json', PODMAN], { env }));
  const target = join(made, 'quadlet');
  await run(go, ['build', '-tags', PODMAN_TAGS, '-o', target, './cmd/quadlet'], { env, cwd });
  await rm(scratch, { recursive: true, force: true });
}

async function makeZizmor(made) {
  const args = ['install', '--quiet', '--no-deps', '--only-binary=:all:', `--target=${made}`, ZIZMOR];
  await run(join(bin, 'pip'), args);
}

async function foundInPath(name) {
  for (const place of (process.env.PATH ?? '').split(delimiter)) {
    if (place !== '' && (await exists(join(place, name), constants.X_OK))) return join(place, name);
  }
  return undefined;
}

/** Makes what the cache lacks. What cannot be made is reported and taken from PATH where it is there. */
export async function ensureTools(report) {
  const prepare = async (what, target, write) => {
    if (await exists(target)) return;
    report(`preparing ${what} for the tests (once; kept in ${directory})`);
    try {
      await make(target, write);
    } catch (error) {
      const lines = (error.stderr || error.message).trim().split('\n');
      report(`cannot prepare ${what}: ${lines.slice(-3).join('\n')}`);
    }
  };
  await prepare('programs from Debian packages', directory, makeDebianTree);
  await Promise.all([
    prepare('the generator and actionlint', join(directory, 'go'), makeGoPrograms),
    prepare('zizmor', join(directory, 'zizmor'), makeZizmor),
  ]);
  const places = {
    quadlet: join(directory, 'go/quadlet'),
    actionlint: join(directory, 'go/actionlint'),
    zizmor: join(directory, 'zizmor/bin/zizmor'),
  };
  const tools = {};
  for (const name of PROGRAMS) {
    const path = places[name] ?? join(bin, name);
    tools[name] = (await exists(path, constants.X_OK)) ? path : await foundInPath(name);
  }
  return tools;
}

/** Jest's global setup: the workers inherit the environment. */
export default async function setUp() {
  const tools = await ensureTools((line) => process.stderr.write(`${line}\n`));
  process.env.TEST_TOOLS = JSON.stringify(tools);
}

if (process.argv[1] !== undefined && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  const tools = await ensureTools((line) => process.stderr.write(`${line}\n`));
  for (const name of PROGRAMS) process.stdout.write(`${name}: ${tools[name] ?? 'missing'}\n`);
  process.exitCode = PROGRAMS.every((name) => tools[name] !== undefined) ? 0 : 1;
}
