import { type Attempt, CommandError } from '../../platform/exec.js';

// Seconds. A registry may have a great many files.
const LIMIT = 300;

/** Bytes of all files below a directory. They may belong to IDs of containers, which only podman's user namespace can read. */
export async function directorySize(directory: string, attempt: Attempt): Promise<number> {
  const argv = ['podman', 'unshare', 'find', directory, '-type', 'f', '-printf', '%s\\n'];
  const { exitCode, stdout, stderr } = await attempt(argv, { timeout: LIMIT });
  // Files of uploads come and go.
  if (exitCode !== 0 && !/No such file or directory/.test(stderr)) {
    throw new CommandError(argv, { exitCode, stdout, stderr }, LIMIT);
  }
  return stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
}
