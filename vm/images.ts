import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootMachine } from '../src/machine/boot.js';
import { RUNNER } from '../src/machine/recipe.js';
import { ensureRoot } from '../src/machine/root.js';
import { ensureTools, privileged } from '../src/machine/tools.js';
import { CommandError, run } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';
import type { Log } from '../src/platform/log.js';

const IMAGES = ['registry', 'nginx'].map((role) => `localhost/podman-registry-action/${role}:packages`);

/**
 * Gives an archive of the images that the action builds from Debian's packages; makes it in a machine that shares the
 * host's kernel. In a virtual machine without KVM that takes minutes.
 * @param checkout whose bundle builds them
 */
export async function ensureImages(checkout: string, cache: string, log: Log): Promise<string> {
  const recipe = await readFile(join(checkout, 'src/registry/images/packages.ts'));
  const hash = createHash('sha256').update(recipe).digest('hex').slice(0, 12);
  const archive = join(cache, `packaged-images-${hash}.tar`);
  if (await pathExists(archive)) return archive;
  await ensureTools(log);
  const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache, log });
  const workDir = await mkdtemp(join(tmpdir(), 'images-'));
  const machine = await bootMachine({
    root,
    name: 'packaged-images',
    binds: [{ source: checkout, target: '/action', readOnly: true }],
    workDir,
    network: 'own',
    log,
  });
  try {
    const inside = async (argv: readonly string[]) => {
      const env = { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` };
      const result = await machine.run(argv, { user: 'runner', env, timeout: 600 });
      if (result.exitCode !== 0) throw new CommandError(argv, result, 600);
    };
    await inside(['node', '/action/dist/cli.js', 'start', '--here', '--keep']);
    await inside(['podman', 'save', '--quiet', '--multi-image-archive', '--output=images.tar', ...IMAGES]);
    const [from, to] = [`${machine.rootDir}${RUNNER.home}/images.tar`, `${archive}.${process.pid}`];
    await run(privileged(['install', '--mode=644', `--owner=${process.getuid?.()}`, from, to]), {
      timeout: 60,
    });
    await rename(to, archive);
  } finally {
    await machine.stop();
  }
  return archive;
}
