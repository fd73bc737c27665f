import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError, type CommandResult } from '../../platform/exec.js';
import { parseTargets } from '../catalogue/targets.js';
import { versionNumber } from '../catalogue/versions.js';
import { PROGRAMS } from './find.js';
import { type Generator, generatorArguments, LIMIT, PODMAN } from './run.js';

/** The registry has no such image. */
export class MissingImageError extends UserError {}

/** Seconds. */
const PULL = 900;
const START = 60;

const ROOT = '/quadlet-generate';
const OUTPUT = '/units';

/**
 * The generator of a container image. It runs without network and capabilities, with a read-only file system, and can
 * access only the files and the directory for the units.
 * @param version the requested version, in full; undefined accepts the image's version
 * @throws MissingImageError if the registry does not have the image
 * @throws UserError if podman is not available, the image cannot be pulled, or it contains another version
 */
export async function imageGenerator(
  image: string,
  version: string | undefined,
  attempt: Attempt,
): Promise<Generator> {
  if (image.startsWith('-') || image === '') {
    throw new UserError(`${JSON.stringify(image)} is not a valid image name`);
  }
  await provide(image, attempt);
  const { program, said } = await findIn(image, version, attempt);
  const own = parseTargets(said).versions[0] ?? said;
  if (version !== undefined && own !== version) {
    throw new UserError(`the image ${image} contains Podman ${said}, not ${version}`);
  }
  return {
    version: own,
    description: `${program} of Podman ${said} in the image ${image}`,
    program,
    installed: false,
    run: async (root, copy, output, mode) => {
      const options = [
        `--mount=type=bind,source=${root}/${copy},destination=${ROOT}/${copy},ro=true`,
        `--mount=type=bind,source=${output},destination=${OUTPUT}`,
        `--env=PODMAN=${PODMAN}`,
        `--env=QUADLET_UNIT_DIRS=${ROOT}/${copy}`,
      ];
      const result = await attempt(
        container(image, program, generatorArguments(mode, OUTPUT), LIMIT, options),
        { timeout: LIMIT + START },
      );
      return { result, root: ROOT };
    },
  };
}

function container(
  image: string,
  program: string,
  args: readonly string[],
  limit: number,
  options: readonly string[] = [],
): string[] {
  return [
    ...['podman', 'run', '--rm', '--pull=never', '--network=none', '--read-only', '--read-only-tmpfs=false'],
    // With SELinux a container can read only host files that are labelled for it.
    ...['--cap-drop=all', '--security-opt=no-new-privileges', '--security-opt=label=disable'],
    ...['--log-driver=none', `--timeout=${limit}`, '--user=0:0', '--workdir=/', `--entrypoint=${program}`],
    ...[...options, image, ...args],
  ];
}

async function provide(image: string, attempt: Attempt): Promise<void> {
  const known = await attempt(['podman', 'image', 'exists', image], { timeout: START });
  if (known.exitCode === 127 || known.exitCode === 126) {
    throw new UserError('podman is not installed; it is needed to run the generator of an image');
  }
  if (known.exitCode === 0) return;
  const argv = ['podman', 'pull', '--quiet', image];
  const pulled = await attempt(argv, { timeout: PULL });
  if (pulled.exitCode === 0) return;
  const { lastWords } = new CommandError(argv, pulled, PULL);
  const Kind = /manifest unknown|not found/i.test(lastWords) ? MissingImageError : UserError;
  throw new Kind(
    `cannot pull the image ${image}: ${lastWords}\nNot every Podman version has a published image; use another version, or set "generator-image" to an image that contains it`,
  );
}

async function findIn(
  image: string,
  version: string | undefined,
  attempt: Attempt,
): Promise<{ program: string; said: string }> {
  let last: { argv: readonly string[]; result: CommandResult } | undefined;
  for (const program of PROGRAMS) {
    const argv = container(image, program, ['-version'], START);
    const result = await attempt(argv, { timeout: 2 * START });
    const said = result.stdout.trim();
    if (result.exitCode === 0 && /^v?\d+\.\d+/.test(said)) return { program, said };
    // Generators before Podman 4.6 do not print their version.
    const mute = result.stderr.includes('flag provided but not defined');
    if (mute && version !== undefined && versionNumber(version) < versionNumber('4.6.0')) {
      return { program, said: version };
    }
    // Any other error comes from podman and would be the same for the next path.
    last = { argv, result };
    if (!result.stderr.includes('OCI runtime attempted to invoke a command that was not found')) break;
  }
  const words = last === undefined ? '' : new CommandError(last.argv, last.result, START).lastWords;
  throw new UserError(`the image ${image} contains no working Quadlet generator: ${words}`);
}
