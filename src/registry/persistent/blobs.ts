import { type Attempt, CommandError } from '../../platform/exec.js';

/** Sizes in bytes by digest. */
export type Blobs = ReadonlyMap<string, number>;

// Seconds. A registry may have a great many files.
const LIMIT = 300;

/**
 * What a registry has stored in a directory of this host. Its files may belong to ids of containers, which the user can
 * read in podman's user namespace alone.
 */
export async function storedBlobs(directory: string, attempt: Attempt): Promise<Blobs> {
  const { stdout } = await find(
    [`${directory}/docker/registry/v2/blobs`, '-name', 'data', '-printf', '%s %p\\n'],
    attempt,
  );
  return parseBlobs(stdout);
}

/** Bytes of all files below a directory. */
export async function directorySize(directory: string, attempt: Attempt): Promise<number> {
  const { stdout } = await find([directory, '-type', 'f', '-printf', '%s\\n'], attempt);
  return stdout.split('\n').reduce((sum, line) => sum + Number(line), 0);
}

async function find(args: readonly string[], attempt: Attempt) {
  const argv = ['podman', 'unshare', 'find', ...args];
  const result = await attempt(argv, { timeout: LIMIT });
  // A registry without any push has no such directory; files of uploads come and go.
  if (result.exitCode !== 0 && !/No such file or directory/.test(result.stderr)) {
    throw new CommandError(argv, result, LIMIT);
  }
  return result;
}

/** Source: the storage layout of distribution, `blobs/sha256/ab/ab…/data`. Pure. */
export function parseBlobs(text: string): Blobs {
  const blobs = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, size, digest] = /^(\d+) .*\/sha256\/[0-9a-f]{2}\/([0-9a-f]{64})\/data$/.exec(line) ?? [];
    if (digest !== undefined) blobs.set(`sha256:${digest}`, Number(size));
  }
  return blobs;
}
