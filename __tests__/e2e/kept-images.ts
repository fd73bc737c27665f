import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NspawnMachine } from '../../src/machine/machine.js';
import { RUNNER, type Suite } from '../../src/machine/recipe.js';
import type { RootKind } from '../../src/machine/root.js';
import { privileged } from '../../src/machine/tools.js';
import { run } from '../../src/platform/exec.js';
import { pathExists } from '../../src/platform/files.js';
import { withLock } from '../../src/platform/lock.js';
import { boot, shell } from './lab.js';
import { Step } from './step.js';

// Seconds; the root may have to be built first.
const BUILD_LIMIT = 600;

const STORAGE = `${RUNNER.home}/.local/share/containers`;

/**
 * Boots a machine like a self-hosted runner on which an earlier job has kept the images of the registry. Where the
 * subject of a test is how a job gets its images, `boot` is the one to use.
 */
export async function bootWithImages(kind: RootKind, name: string): Promise<NspawnMachine> {
  const images = await imagesFor(kind.suite);
  const machine = await boot(kind, name);
  try {
    const storage = join(machine.rootDir, STORAGE);
    await shell(machine, `mkdir -p ${dirname(STORAGE)}; rm -rf ${STORAGE}`);
    await copy(images, storage);
    return machine;
  } catch (thrown) {
    await machine.stop();
    throw thrown;
  }
}

/** The storage with the images for a release. A job in another machine builds them for the first test that asks. */
async function imagesFor(suite: Suite): Promise<string> {
  const directory = join(runDirectory(), suite);
  await mkdir(directory, { recursive: true });
  return withLock(directory, BUILD_LIMIT, async () => {
    const images = join(directory, 'containers');
    if (!(await pathExists(images))) await buildImages(suite, images);
    return images;
  });
}

async function buildImages(suite: Suite, target: string): Promise<void> {
  const machine = await boot({ suite, flavour: 'ready' }, `images-${suite}`);
  try {
    const step = new Step(machine, `${RUNNER.home}/_test`, { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` });
    const main = await step.main({ 'image-source': 'packages', 'keep-images': 'true', proof: 'false' });
    const post = await step.post(main);
    if (main.exitCode !== 0 || post.exitCode !== 0) {
      throw new Error(`the images were not built:\n${main.shown}${post.shown}`);
    }
    await copy(join(machine.rootDir, STORAGE), `${target}.partial`);
    await rename(`${target}.partial`, target);
  } finally {
    await machine.stop();
  }
}

/** With the owners and attributes of the layers. */
async function copy(source: string, target: string): Promise<void> {
  await run(privileged(['cp', '--archive', source, target]), { timeout: 120 });
}

/** What the test files of one run share; `scripts/e2e-setup.mjs` makes it, `scripts/e2e-teardown.mjs` removes it. */
function runDirectory(): string {
  const directory = process.env.TEST_RUN_DIRECTORY;
  if (directory === undefined) throw new Error('TEST_RUN_DIRECTORY is missing: Jest sets it');
  return directory;
}
