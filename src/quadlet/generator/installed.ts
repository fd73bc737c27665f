import { constants, realpath } from 'node:fs/promises';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { pathExists } from '../../platform/files.js';
import { parseTargets } from '../catalogue/targets.js';
import { versionNumber } from '../catalogue/versions.js';
import { findGenerator } from './find.js';
import { bareEnvironment, type Generator, generatorArguments, LIMIT, PODMAN } from './run.js';
import { versionOf } from './version.js';

const FROM_IMAGE = 'run the generator of a published image: --podman 5.4, or input "podman-version: 5.4"';

const NOT_INSTALLED = [
  'Podman is not installed. Quadlet needs Podman 4.4 or later; install it:',
  '  Debian 13 or later, Ubuntu 24.04 or later: sudo apt-get install podman',
  '  Fedora 38, CentOS Stream 9, RHEL 9.2 or later: sudo dnf install podman',
  '  openSUSE: sudo zypper install podman',
  '  Arch: sudo pacman -S podman',
  `With an older Podman, for example on Debian 12, ${FROM_IMAGE}`,
].join('\n');

/** Which installed generator to use. */
export interface GeneratorChoice {
  /** Undefined: search the usual paths. */
  readonly path: string | undefined;
  /** The version, for generators before 4.6, which do not print it. */
  readonly version: string | undefined;
}

/**
 * Podman's generator on this machine.
 * @throws UserError if it is missing, with instructions to install it
 */
export async function installedGenerator(
  { path, version }: GeneratorChoice,
  attempt: Attempt,
  find: () => Promise<string | undefined> = findGenerator,
): Promise<Generator> {
  const program = path === undefined ? await find() : await realProgram(path);
  if (program === undefined) throw new UserError(await whyMissing(attempt));
  const reported = version ?? (await versionOf(program, attempt));
  return {
    version: parseTargets(reported).versions[0] ?? reported,
    description: `${program} of Podman ${reported}`,
    program,
    installed: true,
    run: async (root, copy, output, mode) => ({
      result: await attempt([program, ...generatorArguments(mode, output)], {
        timeout: LIMIT,
        env: bareEnvironment({ PODMAN, QUADLET_UNIT_DIRS: `${root}/${copy}`, GOMAXPROCS: '1' }),
      }),
      root,
    }),
  };
}

/** Explains why no generator was found and how to get one. */
async function whyMissing(attempt: Attempt): Promise<string> {
  const { stdout } = await attempt(['podman', '--version'], { timeout: 30 });
  const version = /\b\d+\.\d+\.\d+/.exec(stdout)?.[0];
  if (version === undefined) return NOT_INSTALLED;
  if (versionNumber(version) < versionNumber('4.4.0')) {
    return `Podman ${version} is installed; Quadlet needs 4.4 or later (Debian 13, Ubuntu 24.04, Fedora 38, RHEL 9.2). Upgrade, or ${FROM_IMAGE}`;
  }
  return `Podman ${version} is installed without its Quadlet generator: install it with your distribution's package, name it with --generator PATH, or ${FROM_IMAGE}`;
}

// Resolves links: a generator whose file name contains "user" switches to user mode.
async function realProgram(path: string): Promise<string> {
  if (await pathExists(path, constants.X_OK)) return realpath(path);
  throw new UserError(`${path} does not exist or is not executable`);
}
