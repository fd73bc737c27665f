import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { node24 } from '../../bench/node24.js';
import { rootCache } from '../../src/local/in-machine.js';
import { bootVm, type VirtualMachine } from '../../vm/boot.js';
import { ensureImages } from '../../vm/images.js';
import { vmObstacle } from '../../vm/qemu.js';
import type { VmRecipe } from '../../vm/recipe.js';
import {
  ACTION,
  CHECKOUT,
  describeSlow,
  describeWhere,
  EVERY_TEST,
  inside,
  log,
  NODE,
  obstacle,
} from './lab.js';

/** Where a virtual machine sees the archive of the images that the action builds from packages. */
const IMAGES = '/mnt/images.tar';

/**
 * A group of tests that need a virtual machine. Without KVM one takes four minutes, so only a run of every test has it, such as
 * that of the workflow.
 */
export function describeInVm(name: string, body: () => void): void {
  if (EVERY_TEST) describeWhere(vmObstacle() ?? obstacle, name, body);
  else describeSlow(name, body);
}

/** Boots a virtual machine that sees the checkout and Node 24, and whose user has the images of a registry. */
export async function bootVirtual(recipe: VmRecipe, name: string): Promise<VirtualMachine> {
  const cache = rootCache();
  const images = await ensureImages(CHECKOUT, cache, log);
  const machine = await bootVm({
    recipe,
    name,
    binds: [
      { source: CHECKOUT, target: ACTION, leftOut: ['node_modules', '.git', 'lib'] },
      { source: await node24(), target: dirname(dirname(NODE)) },
      { source: images, target: IMAGES },
    ],
    workDir: await mkdtemp(join(tmpdir(), `${name}-`)),
    cache,
    log,
  });
  try {
    await inside(machine, ['podman', 'load', '--quiet', `--input=${IMAGES}`], { timeout: 300 });
  } catch (thrown) {
    await machine.stop();
    throw thrown;
  }
  return machine;
}
