import { constants } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, UserError } from '../src/platform/errors.js';
import { attempt } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';

// Seconds. Distribution has many dependencies.
const LIMIT = 1200;

/**
 * Compiles a program out of its Go module, where the directory does not hold it yet.
 * @param module `PATH@VERSION`
 * @returns the path of the program
 * @throws UserError where there is no Go, or the module cannot be had or built
 */
export async function goInstall(module: string, program: string, directory: string): Promise<string> {
  const path = join(directory, program);
  if (await pathExists(path, constants.X_OK)) return path;
  await mkdir(directory, { recursive: true });
  const partial = await mkdtemp(join(directory, 'partial-'));
  try {
    const env = { CGO_ENABLED: '0', GOBIN: partial, GOFLAGS: '-mod=mod -buildvcs=false' };
    const ended = await attempt(['go', 'install', module], { timeout: LIMIT, env });
    if (ended.exitCode === 127) {
      throw new UserError(
        `${module} has to be compiled, and there is no Go: install golang-go 1.26 or later, and see that "go" is in PATH.`,
      );
    }
    if (ended.exitCode !== 0) {
      const words = lastLines(ended.stderr, 5).join('\n');
      throw new UserError(
        `Go cannot install ${module}; does "go env GOPROXY" name a proxy within reach, and is this Go 1.26 or later?\n${words}`,
      );
    }
    await rename(join(partial, program), path);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return path;
}
