import { constants, realpath } from 'node:fs/promises';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { pathExists } from '../../platform/exists.js';
import { parseTargets, versionNumber } from '../catalogue/versions.js';
import { findGenerator } from './find.js';
import { bareEnvironment, type Generator, generatorArguments, LIMIT, PODMAN } from './run.js';
import { versionOf } from './version.js';

const FROM_IMAGE = 'run the generator of a published image: --podman 5.4, or input "podman-version: 5.4"';

const NOT_INSTALLED = [
  'Podman is not installed. Quadlet came with Podman 4.4; install it:',
  '  Debian 13 or later, Ubuntu 24.04 or later: sudo apt-get install podman',
  '  Fedora 38, CentOS Stream 9, RHEL 9.2 or later: sudo dnf install podman',
  '  openSUSE: sudo zypper install podman',
  '  Arch: sudo pacman -S podman',
  `With an older Podman, such as the one of Debian 12, ${FROM_IMAGE}`,
].join('\n');

/** What is known of the generator that is to be taken. */
export interface GeneratorChoice {
  /** Its path; without it the one that is installed is looked for. */
  readonly path: string | undefined;
  /** Its version, for one that cannot say it. */
  readonly version: string | undefined;
}

/**
 * Podman's generator, as it is on this machine.
 * @throws UserError where there is none, with the way to one
 */
export async function installedGenerator(
  { path, version }: GeneratorChoice,
  attempt: Attempt,
  find: () => Promise<string | undefined> = findGenerator,
): Promise<Generator> {
  const program = path === undefined ? await find() : await realProgram(path);
  if (program === undefined) throw new UserError(await whyMissing(attempt));
  const said = version ?? (await versionOf(program, attempt));
  return {
    version: parseTargets(said)[0] ?? said,
    description: `${program} of Podman ${said}`,
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

/** Why no generator is installed, and what to do. */
async function whyMissing(attempt: Attempt): Promise<string> {
  const { stdout } = await attempt(['podman', '--version'], { timeout: 30 });
  const version = /\b\d+\.\d+\.\d+/.exec(stdout)?.[0];
  if (version === undefined) return NOT_INSTALLED;
  if (versionNumber(version) < versionNumber('4.4.0')) {
    return `Podman ${version} is installed; Quadlet needs 4.4 or later (Debian 13, Ubuntu 24.04, Fedora 38, RHEL 9.2). Upgrade, or ${FROM_IMAGE}`;
  }
  return `Podman ${version} is installed without its Quadlet generator: install it with your distribution's package, name it with --generator PATH, or ${FROM_IMAGE}`;
}

// Behind a link, because the generator takes a name with "user" in it for the wish for user mode.
async function realProgram(path: string): Promise<string> {
  if (await pathExists(path, constants.X_OK)) return realpath(path);
  throw new UserError(`${path}: there is no program that could be run`);
}
