import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { run } from '../../platform/exec.js';
import { pathExists } from '../../platform/exists.js';
import type { Log } from '../../platform/log.js';
import { settleAll } from '../../platform/settle-all.js';
import type { Podman } from '../../podman/podman.js';
import { openPackages, type Packages } from './apt.js';
import { type ImageRole, packagedImage } from './images.js';
import { closure, layOut, missingLibraries } from './shared-libraries.js';

interface Recipe {
  readonly package: string;
  /** Where the program is on a distribution on which `package` has no files of its own. */
  readonly otherPackage?: string;
  readonly program: string;
}

const RECIPES: Readonly<Record<ImageRole, Recipe>> = {
  registry: { package: 'docker-registry', program: '/usr/bin/docker-registry' },
  // Ubuntu 22.04 and Debian 11. None of its dynamic modules is asked for by the pod's configuration.
  nginx: { package: 'nginx', otherPackage: 'nginx-core', program: '/usr/sbin/nginx' },
};

/** One program that is all of these, which the probes of the pod run. It shares the C library of the image's program. */
const BUSYBOX = { package: 'busybox', names: ['sh', 'wget', 'grep'] } as const;

/**
 * Builds images out of the packages of the host's own Debian or Ubuntu, without root and without any registry: the
 * packages are downloaded and unpacked, and an image gets one program with the shared libraries that it needs. Those
 * come from this host where it has them, so that as a rule no other package is downloaded.
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
  const names = [...roles.map((role) => RECIPES[role].package), BUSYBOX.package];
  log.info(`building the images from the distribution's own packages: ${names.join(', ')} …`);
  const root = join(scratch, 'unpacked');
  try {
    await unpackWhole(roles, names, scratch, root);
    await settleAll(roles.map((role) => buildImage(role, root, join(scratch, role), podman)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  log.info(`built them in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Unpacks the packages, and of their dependencies only what this host lacks. */
async function unpackWhole(
  roles: readonly ImageRole[],
  names: readonly string[],
  scratch: string,
  root: string,
): Promise<void> {
  const packages = await openPackages(names, scratch, root);
  if (packages === undefined) {
    throw new UserError(
      `apt has no package ${names.join(' or ')}; give images that can be pulled (inputs "registry-image" and "nginx-image")`,
    );
  }
  for (const role of roles) await unpackOther(RECIPES[role], packages, root);
  const programs = [
    busyboxIn(root),
    ...roles.map((role) => Promise.resolve(join(root, RECIPES[role].program))),
  ];
  const missing = await settleAll(programs.map(async (program) => missingLibraries(await program, root)));
  if (missing.flat().length === 0) return;
  const had = new Set(names);
  await packages.unpack((await packages.dependencies(names)).filter((name) => !had.has(name)));
}

async function unpackOther(recipe: Recipe, packages: Packages, root: string): Promise<void> {
  const program = join(root, recipe.program);
  if (await pathExists(program)) return;
  if (recipe.otherPackage !== undefined) await packages.unpack([recipe.otherPackage]);
  if (!(await pathExists(program))) {
    throw new Error(`the package ${recipe.otherPackage ?? recipe.package} has no ${recipe.program}`);
  }
}

async function busyboxIn(root: string): Promise<string> {
  const paths = ['bin', 'usr/bin'].map((directory) => join(root, directory, 'busybox'));
  const found = await Promise.all(paths.map((path) => pathExists(path)));
  const path = paths.find((_path, index) => found[index]);
  if (path === undefined) throw new Error(`the package ${BUSYBOX.package} has no busybox`);
  return path;
}

async function buildImage(role: ImageRole, unpacked: string, context: string, podman: Podman): Promise<void> {
  const { program } = RECIPES[role];
  const root = join(context, 'root');
  const files = await settleAll([
    closure(join(unpacked, program), program, unpacked),
    closure(await busyboxIn(unpacked), '/bin/busybox', unpacked),
  ]);
  const byTarget = new Map(files.flat().map((file) => [file.target, file]));
  await layOut([...byTarget.values()], root);
  for (const name of BUSYBOX.names) await symlink('busybox', join(root, 'bin', name));
  for (const directory of ['etc', 'tmp', 'run', 'var/log/nginx', 'var/lib/nginx', 'var/lib/registry']) {
    await mkdir(join(root, directory), { recursive: true });
  }
  await chmod(join(root, 'tmp'), 0o1777);
  // The user that nginx's workers become; the official images number it the same.
  await writeFile(join(root, 'etc/passwd'), 'root:x:0:0:root:/:/\nnginx:x:101:101:nginx:/:/\n');
  await writeFile(join(root, 'etc/group'), 'root:x:0:\nnginx:x:101:\n');
  const archive = join(context, 'root.tar');
  // Whoever runs this, and with whatever umask: the files are root's, and everybody may read them.
  const options = ['--owner=0', '--group=0', '--numeric-owner', '--mode=u+rwX,go+rX', '--sort=name'];
  await run(['tar', '--create', ...options, `--file=${archive}`, `--directory=${root}`, '.'], {
    timeout: 60,
  });
  await podman.import(archive, packagedImage(role), [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `ENTRYPOINT ${JSON.stringify([program])}`,
  ]);
}
