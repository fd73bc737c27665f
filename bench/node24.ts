import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import { run } from '../src/platform/exec.js';

const VERSION = '24.21.0';

/** The Node that GitHub's runners bring for `using: node24`: from npm, kept beside the machines' roots. */
export async function node24(): Promise<string> {
  const directory = join(rootCache(), `node-${VERSION}-${process.arch}`);
  const name = `node-linux-${process.arch}`;
  const installed = join(directory, 'node_modules', name);
  if (!existsSync(join(installed, 'bin/node'))) {
    await mkdir(directory, { recursive: true });
    const options = ['--no-audit', '--no-fund', '--no-save', '--prefix', directory];
    await run(['npm', 'install', ...options, `${name}@${VERSION}`], { timeout: 300 });
  }
  return installed;
}
