import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { node24 } from '../bench/node24.js';
import { progressLog as log, say } from '../bench/progress.js';
import { rootCache } from '../src/local/in-machine.js';
import { bootVm, type VirtualMachine } from '../vm/boot.js';
import { ensureImages } from '../vm/images.js';
import { KERNEL_FAULTS, observeFault, stateOf } from './faults.js';
import { recordFaults } from './faults-page.js';
import { ACTION, inside, NODE, shell } from './inside.js';

const CHECKOUT = resolve('.');
const IMAGES = '/mnt/images.tar';

async function boot(): Promise<VirtualMachine> {
  const cache = rootCache();
  const machine = await bootVm({
    recipe: { name: 'debian', suite: 'trixie' },
    name: 'kernel-faults',
    binds: [
      { source: CHECKOUT, target: ACTION, leftOut: ['node_modules', '.git', 'lib'] },
      { source: await node24(), target: dirname(dirname(NODE)) },
      { source: await ensureImages(CHECKOUT, cache, log), target: IMAGES },
    ],
    workDir: await mkdtemp(join(tmpdir(), 'kernel-faults-')),
    cache,
    log,
  });
  await inside(machine, ['podman', 'load', '--quiet', `--input=${IMAGES}`], { timeout: 600 });
  return machine;
}

/**
 * Creates the conditions that need a separate kernel in a virtual machine with Debian's packages.
 * @param ids only those of these checks; none: all
 * @param record whether to keep what was seen
 * @returns whether all was as expected
 */
export async function observeFaults(ids: readonly string[], record: boolean): Promise<boolean> {
  const machine = await boot();
  try {
    const ask = async (script: string) => (await shell(machine, script, { timeout: 300 })).trim();
    const facts = {
      podman: await ask('podman version --format "{{.Client.Version}}"'),
      kernel: await ask('uname -r'),
      system: await ask('. /etc/os-release; echo "$PRETTY_NAME"'),
      date: new Date().toISOString().slice(0, 10),
    };
    let allPassed = true;
    let before = await stateOf(machine);
    for (const fault of KERNEL_FAULTS.filter(({ id }) => ids.length === 0 || ids.includes(id))) {
      const { seen, after } = await observeFault(machine, fault, before);
      before = after;
      say(
        `${seen.id} ${seen.fault}: ${seen.verdict} (${seen.state}: ${seen.found}; job: ${seen.job || '-'})`,
      );
      allPassed &&= seen.verdict === 'passed';
      if (record) await recordFaults({ ...facts, faults: [seen] });
    }
    return allPassed;
  } finally {
    await machine.stop();
  }
}
