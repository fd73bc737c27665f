// Provides Podman's own generators, one for each version that is asked for: built from its Go module, or from a Debian
// package where there is no module.
import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lastLines, UserError } from '../src/platform/errors.js';
import { attempt } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';
import { DEBIAN_SUITES, generatorCache, generatorPath, VERSIONS } from './generator-cache.js';
import { goModule } from './go-module.js';
import { versionOf } from './run-generator.js';
import { runTool } from './tool.js';

const USAGE = `Usage: npm run generators -- [--cache DIR] [VERSION...]

  --cache DIR   where they are kept, as DIR/quadlet-VERSION; default: /var/cache or the user's cache
  VERSION       as 5.4.2; default: ${VERSIONS.join(' ')}
`;

// The generator needs none of the libraries that these leave out.
const TAGS = 'containers_image_openpgp exclude_graphdriver_btrfs remote';
const MINUTES = 60;

await runTool(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cache: { type: 'string' } },
  });
  const cache = await generatorCache(values.cache);
  await mkdir(cache, { recursive: true });
  for (const version of positionals.length > 0 ? positionals : VERSIONS) {
    const path = generatorPath(cache, version);
    const there = await pathExists(path, constants.X_OK);
    const suite = DEBIAN_SUITES.get(version);
    if (!there) await (suite === undefined ? build(version, path) : unpack(version, suite, path));
    process.stdout.write(`${path}${there ? '' : suite === undefined ? ' (built)' : ' (unpacked)'}\n`);
  }
  return 0;
});

/** @throws UserError with the remedy where Go, the module or the build fails */
async function build(version: string, path: string): Promise<void> {
  const name = goModule(version);
  const source = await go(
    ['mod', 'download', '-json', name],
    `Go cannot download ${name}: is there such a version, and does "go env GOPROXY" name a proxy within reach?`,
  );
  const { Dir: directory } = JSON.parse(source) as { readonly Dir: string };
  const partial = `${path}.partial`;
  await go(
    ['build', '-tags', TAGS, '-o', partial, './cmd/quadlet'],
    `Go cannot build the generator of Podman ${version}; a newer Go may.`,
    directory,
  );
  await rename(partial, path);
}

/** @throws UserError where the package cannot be had, or the suite has another version by now */
async function unpack(version: string, suite: string, path: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'podman-'));
  try {
    const argv = [process.execPath, 'scripts/debian-packages.mjs', suite, scratch, 'podman'];
    const result = await attempt(argv, { timeout: 20 * MINUTES });
    if (result.exitCode !== 0) {
      throw new UserError(
        `Debian's package of Podman ${version} cannot be unpacked; it needs apt-get and dpkg-deb.\n${lastLines(result.stderr, 3).join('\n')}`,
      );
    }
    const program = join(scratch, 'usr/libexec/podman/quadlet');
    const own = await versionOf(program);
    if (own !== version) {
      throw new UserError(
        `Debian ${suite} has Podman ${own ?? 'of another version'}, not ${version}; set DEBIAN_MIRROR to a snapshot that has it.`,
      );
    }
    await copyFile(program, `${path}.partial`);
    await rename(`${path}.partial`, path);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function go(args: readonly string[], failure: string, cwd?: string): Promise<string> {
  const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false' };
  const result = await attempt(['go', ...args], {
    timeout: 20 * MINUTES,
    env,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (result.exitCode === 0) return result.stdout;
  if (result.exitCode === 127) {
    throw new UserError('Building a generator needs Go, and there is none: install golang-go 1.24 or later.');
  }
  // `go mod download -json` puts its error into what it prints.
  const said = /"Error": "(.*)"/.exec(result.stdout)?.[1] ?? result.stderr;
  const words = lastLines(said, 3).join('\n');
  throw new UserError(`${failure}\n${words}`);
}
