import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settleAll } from '../../platform/concurrency.js';
import { UserError } from '../../platform/errors.js';
import { run } from '../../platform/exec.js';
import { pathExists } from '../../platform/files.js';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import { openPackages, type Packages } from './apt.js';
import { type ImageRole, packagedImage } from './images.js';
import { PACKAGE_LABEL } from './program-versions.js';
import { closure, layOut, missingLibraries } from './shared-libraries.js';

interface Recipe {
  readonly package: string;
  /** The package of the program on distributions where `package` contains no files. */
  readonly otherPackage?: string;
  readonly program: string;
}

const RECIPES: Readonly<Record<ImageRole, Recipe>> = {
  registry: { package: 'docker-registry', program: '/usr/bin/docker-registry' },
  // Ubuntu 22.04 and Debian 11. The pod's configuration uses none of its dynamic modules.
  nginx: { package: 'nginx', otherPackage: 'nginx-core', program: '/usr/sbin/nginx' },
};

/** One program for all commands that the probes run. It uses the same C library as the image's program. */
const BUSYBOX = { package: 'busybox', names: ['sh', 'wget', 'grep'] } as const;

/**
 * Builds images from packages of the host's Debian or Ubuntu, without root and without a registry: downloads and unpacks
 * the packages; an image contains one program and its shared libraries. The libraries come from this host if it has them,
 * so usually no other package is downloaded.
 * @param scratch a working directory, which is removed afterwards
 * @throws UserError if there is no apt, or it has no such package
 */
export async function buildFromPackages(
  roles: readonly ImageRole[],
  scratch: string,
  podman: Podman,
  log: Log,
): Promise<void> {
  const started = Date.now();
  const names = [...roles.map((role) => RECIPES[role].package), BUSYBOX.package];
  log.info(`building images from the distribution's packages: ${names.join(', ')} …`);
  const root = join(scratch, 'unpacked');
  try {
    const packages = await unpackWhole(roles, names, scratch, root);
    await settleAll(
      roles.map(async (role) =>
        buildImage(role, root, join(scratch, role), podman, await packages.version(RECIPES[role].package)),
      ),
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  log.info(`built them in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Unpacks the packages, and the dependencies that this host lacks. */
async function unpackWhole(
  roles: readonly ImageRole[],
  names: readonly string[],
  scratch: string,
  root: string,
): Promise<Packages> {
  const packages = await openPackages(names, scratch, root);
  if (packages === undefined) {
    throw new UserError(
      `apt has no package ${names.join(' or ')}; set "registry-image" and "nginx-image" to images that can be pulled`,
    );
  }
  for (const role of roles) await unpackOther(RECIPES[role], packages, root);
  const programs = [
    busyboxIn(root),
    ...roles.map((role) => Promise.resolve(join(root, RECIPES[role].program))),
  ];
  const missing = await settleAll(programs.map(async (program) => missingLibraries(await program, root)));
  if (missing.flat().length > 0) {
    const had = new Set(names);
    await packages.unpack((await packages.dependencies(names)).filter((name) => !had.has(name)));
  }
  return packages;
}

async function unpackOther(recipe: Recipe, packages: Packages, root: string): Promise<void> {
  const program = join(root, recipe.program);
  if (await pathExists(program)) return;
  if (recipe.otherPackage !== undefined) await packages.unpack([recipe.otherPackage]);
  if (!(await pathExists(program))) {
    throw new Error(`package ${recipe.otherPackage ?? recipe.package} contains no ${recipe.program}`);
  }
}

async function busyboxIn(root: string): Promise<string> {
  const paths = ['bin', 'usr/bin'].map((directory) => join(root, directory, 'busybox'));
  const found = await Promise.all(paths.map((path) => pathExists(path)));
  const path = paths.find((_path, index) => found[index]);
  if (path === undefined) throw new Error(`package ${BUSYBOX.package} contains no busybox`);
  return path;
}

async function buildImage(
  role: ImageRole,
  unpacked: string,
  context: string,
  podman: Podman,
  version: string | undefined,
): Promise<void> {
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
  // The user of nginx's workers, with the same uid as in the official images.
  await writeFile(join(root, 'etc/passwd'), 'root:x:0:0:root:/:/\nnginx:x:101:101:nginx:/:/\n');
  await writeFile(join(root, 'etc/group'), 'root:x:0:\nnginx:x:101:\n');
  const archive = join(context, 'root.tar');
  // Regardless of user and umask, the files belong to root and are readable by all. The same files give the same layer.
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--mode=u+rwX,go+rX'];
  const options = [...owner, '--sort=name', '--mtime=@0'];
  await run(['tar', '--create', ...options, `--file=${archive}`, `--directory=${root}`, '.'], {
    timeout: 60,
  });
  await podman.import(archive, packagedImage(role), [
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `ENTRYPOINT ${JSON.stringify([program])}`,
    ...(version === undefined ? [] : [`LABEL ${PACKAGE_LABEL}=${version}`]),
  ]);
}
