import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accessible } from '../accessible.js';
import { UserError } from '../errors.js';
import { attempt, CommandError, run } from '../exec/run.js';
import type { Log } from '../log.js';
import type { Podman } from '../podman/podman.js';
import { closure, layOut } from './closure.js';
import { type ImageRole, packagedImage } from './images.js';

interface Recipe {
  readonly package: string;
  readonly program: string;
  readonly entrypoint: readonly string[];
}

/** One program that is all of these, which the probes of the pod run. */
const BUSYBOX = { package: 'busybox-static', program: 'bin/busybox', names: ['sh', 'wget', 'grep'] } as const;

const RECIPES: Readonly<Record<ImageRole, Recipe>> = {
  registry: {
    package: 'docker-registry',
    program: '/usr/bin/docker-registry',
    entrypoint: ['/usr/bin/docker-registry'],
  },
  nginx: { package: 'nginx', program: '/usr/sbin/nginx', entrypoint: ['/usr/sbin/nginx'] },
};

/**
 * Builds images out of the packages of the host's own Debian or Ubuntu, without root and without any registry: the
 * packages are downloaded and unpacked, and an image gets one program with the shared libraries that it needs.
 * @param scratch a directory to work in; it is removed again
 * @throws UserError where there is no apt or it has no such package
 */
export async function buildFromPackages(
  roles: readonly ImageRole[],
  scratch: string,
  podman: Podman,
  log: Log,
): Promise<void> {
  const started = Date.now();
  const recipes = roles.map((role) => RECIPES[role]);
  const names = [...recipes.map((recipe) => recipe.package), BUSYBOX.package];
  log.info(`building the images from the distribution's own packages: ${names.join(', ')} …`);
  const root = join(scratch, 'unpacked');
  await mkdir(root, { recursive: true });
  try {
    for (const file of await download(names, scratch)) {
      await run(['dpkg-deb', '--extract', file, root], { timeout: 120 });
    }
    // All have ended before the directory goes, also where one of them fails.
    const all = await Promise.allSettled(
      roles.map((role) => buildImage(role, root, join(scratch, role), podman)),
    );
    for (const one of all) if (one.status === 'rejected') throw one.reason;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  log.info(`built them in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function buildImage(role: ImageRole, unpacked: string, context: string, podman: Podman): Promise<void> {
  const { program, entrypoint } = RECIPES[role];
  const root = join(context, 'root');
  await layOut(await closure(join(unpacked, program), program, unpacked), root);
  for (const directory of ['etc', 'tmp', 'run', 'var/log/nginx', 'var/lib/nginx', 'var/lib/registry']) {
    await mkdir(join(root, directory), { recursive: true });
  }
  await addBusybox(unpacked, root);
  await chmod(join(root, 'tmp'), 0o1777);
  // The user that nginx's workers become; the official images number it the same.
  await writeFile(join(root, 'etc/passwd'), 'root:x:0:0:root:/:/\nnginx:x:101:101:nginx:/:/\n');
  await writeFile(join(root, 'etc/group'), 'root:x:0:\nnginx:x:101:\n');
  await writeFile(
    join(context, 'Containerfile'),
    `FROM scratch
COPY root/ /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ${JSON.stringify(entrypoint)}
`,
  );
  await podman.build(context, packagedImage(role));
}

async function addBusybox(unpacked: string, root: string): Promise<void> {
  const [source] = await present(['bin', 'usr/bin'].map((directory) => join(unpacked, directory, 'busybox')));
  if (source === undefined) throw new Error(`the package ${BUSYBOX.package} has no busybox`);
  await layOut([{ source, target: `/${BUSYBOX.program}` }], root);
  for (const name of BUSYBOX.names) await symlink('busybox', join(root, dirname(BUSYBOX.program), name));
}

async function present(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map((path) => accessible(path)));
  return paths.filter((_path, index) => found[index]);
}

/** Downloads the packages and those of their dependencies that this host lacks. */
async function download(names: readonly string[], scratch: string): Promise<string[]> {
  const directory = join(scratch, 'packages');
  await mkdir(directory, { recursive: true });
  // The lists of the system may be missing or stale; then lists of our own do, which need no root.
  const fetched =
    (await fetchWith([], names, directory)) ?? (await fetchWith(await ownLists(scratch), names, directory));
  if (fetched === undefined) {
    throw new UserError(
      `apt has no package ${names.join(' or ')}; give images that can be pulled (inputs "registry-image" and "nginx-image")`,
    );
  }
  return (await readdir(directory))
    .filter((file) => file.endsWith('.deb'))
    .map((file) => join(directory, file));
}

/** @returns nothing where apt does not find the packages in its lists, or not at the addresses that those name */
async function fetchWith(
  options: readonly string[],
  names: readonly string[],
  directory: string,
): Promise<true | undefined> {
  const apt = ['apt-get', '-q', ...options];
  const simulated = await attempt([...apt, '--simulate', '--no-install-recommends', 'install', ...names], {
    timeout: 60,
    env: { LC_ALL: 'C' },
  });
  if (simulated.exitCode === 127) {
    throw new UserError('images can be built from packages on Debian and Ubuntu only: apt-get is not here');
  }
  if (simulated.exitCode !== 0) return undefined;
  const wanted = new Set([...names, ...parseSimulation(simulated.stdout)]);
  const fetched = await attempt([...apt, 'download', ...wanted], { timeout: 300, cwd: directory });
  return fetched.exitCode === 0 ? true : undefined;
}

/** The packages that apt-get says it would install: `Inst nginx (1.26.3-3 Debian:13 [amd64])`. */
export function parseSimulation(output: string): string[] {
  return output.split('\n').flatMap((line) => /^Inst (\S+) /.exec(line)?.[1] ?? []);
}

async function ownLists(scratch: string): Promise<string[]> {
  const state = join(scratch, 'apt');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  const options = [
    ['Dir::State', state],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', join(state, 'cache')],
    ['Acquire::Languages', 'none'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const argv = ['apt-get', '-q', ...options, 'update'];
  const updated = await attempt(argv, { timeout: 300 });
  if (updated.exitCode !== 0) throw new CommandError(argv, updated, 300);
  return options;
}
