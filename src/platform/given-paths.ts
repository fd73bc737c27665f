import { closeSync, constants, readdirSync, type Stats } from 'node:fs';
import { access, lstat, realpath, stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Boundary, jobBoundary } from './boundary.js';
import { NotReadableError, openBounded, readWithin } from './bounded-file.js';
import { UserError } from './errors.js';
import { makeDirectory } from './files.js';
import { checkDirectoryPath, checkPath, type GivenPath, quotedPath } from './path-text.js';

/** Bytes; larger than certificate bundles, configurations and keys. */
export const LONGEST_FILE = 1024 * 1024;

/** The use of a directory: files of this process, or of containers, which may run with other ids. */
type DirectoryUse = 'files' | 'containers';

/**
 * Checks that a directory is writable or can be created, before anything is changed.
 * @returns the absolute path
 * @throws UserError with the problem and a hint
 */
export async function checkDirectory(given: GivenPath, use: DirectoryUse = 'files'): Promise<string> {
  const path = checkDirectoryPath(given);
  const refuse = (problem: string, hint: string) =>
    new UserError(`${given.what} is ${quotedPath(given.path)}, ${problem}; ${hint}`);
  const { nearest, stats } = await nearestOf(path).catch((thrown: NodeJS.ErrnoException) => {
    throw refuse(
      `and ${thrown.path ?? path} cannot be used (${thrown.code})`,
      'use a directory that this user can reach',
    );
  });
  const special = await specialFileSystem(nearest);
  if (special !== undefined) {
    throw refuse(`which is on ${special}, where nothing can be stored`, 'use a directory on a disk');
  }
  if (!stats.isDirectory()) {
    const which = nearest === path ? 'which' : `and ${nearest}`;
    throw refuse(`${which} is not a directory`, 'use another path, or remove it');
  }
  // The permissions of containers in an existing directory depend on their ids.
  if (nearest === path && use === 'containers') return path;
  await access(nearest, constants.W_OK | constants.X_OK).catch(({ code }: NodeJS.ErrnoException) => {
    const which = nearest === path ? 'in which' : `and in ${nearest}`;
    throw refuse(
      `${which} this user cannot create files (${code})`,
      'use a directory of this user, or change its owner or mode',
    );
  });
  return path;
}

/**
 * Checks that a file can be written, before anything is changed.
 * @throws UserError with the problem and a hint
 */
export async function checkOutputFile(given: GivenPath): Promise<void> {
  const path = checkPath(given);
  const isDirectory = await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (isDirectory) {
    throw new UserError(
      `${given.what} is ${quotedPath(given.path)}, which is a directory; use the path of a file in it`,
    );
  }
  const directory = dirname(path);
  // The root itself can contain a file.
  if (directory !== '/') await checkDirectory({ what: `the directory of ${given.what}`, path: directory });
}

/**
 * Creates a directory from the user and its missing parents.
 * @throws UserError with the problem and a hint
 */
export async function makeGivenDirectory({ what, path }: GivenPath, mode?: number): Promise<void> {
  await makeDirectory(resolve(path), mode).catch((thrown: NodeJS.ErrnoException) => {
    throw new UserError(
      `${what} is ${quotedPath(path)}, which cannot be created (${thrown.code ?? thrown.message}); use a directory of this user`,
    );
  });
}

/**
 * Checks that a file or directory from the user is readable, following links.
 * @param hint what to give instead
 * @throws UserError with the problem and the hint
 */
export async function checkReadable(
  given: GivenPath,
  kind: 'file' | 'directory',
  hint: string,
): Promise<void> {
  await readGiven(given, hint, async (path) => {
    const real = await realpath(path);
    if (kind === 'file') closeSync(openBounded(real, Number.MAX_SAFE_INTEGER));
    else readdirSync(real);
  });
}

/**
 * Reads a regular file from the user, following links, of at most 1 MiB.
 * @param hint what to use instead, such as `use the path of a PEM file`
 * @param boundary links must stay within it, because the file may be from a checkout
 * @throws UserError with the problem and the hint
 */
export function readGivenFile(
  given: GivenPath,
  hint: string,
  boundary: Boundary = jobBoundary(process.env),
): Promise<string> {
  return readGiven(given, hint, (path) => readWithin(path, boundary, LONGEST_FILE).toString('utf8'));
}

async function readGiven<T>(
  given: GivenPath,
  hint: string,
  read: (path: string) => T | Promise<T>,
): Promise<T> {
  const path = checkPath(given);
  const refuse = (problem: string) =>
    new UserError(`${given.what} is ${given.path}, which ${problem}; ${hint}`);
  const failed = (thrown: unknown) => {
    if (thrown instanceof UserError) throw new UserError(`${given.what}: ${thrown.message}`);
    const { code, message } = thrown as NodeJS.ErrnoException;
    throw refuse(
      thrown instanceof NotReadableError
        ? `cannot be used: ${message}`
        : `cannot be read (${code ?? message})`,
    );
  };
  const special = await specialFileSystem(path).catch(failed);
  if (special !== undefined) throw refuse(`is on ${special}`);
  try {
    return await read(path);
  } catch (thrown) {
    return failed(thrown);
  }
}

/** The path itself, or its nearest existing parent. */
async function nearestOf(path: string): Promise<{ readonly nearest: string; readonly stats: Stats }> {
  for (let nearest = path; ; nearest = dirname(nearest)) {
    try {
      return { nearest, stats: await stat(nearest) };
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      // A dangling link exists, although its target does not.
      if (code !== 'ENOENT' || (await exists(nearest)) || nearest === '/') throw thrown;
    }
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

// Source: linux/magic.h.
const SPECIAL: ReadonlyMap<number, string> = new Map([
  [0x9fa0, 'a proc file system'],
  [0x62656572, 'a sysfs file system'],
  [0x1cd1, 'a devpts file system'],
  [0x27e0eb, 'a cgroup file system'],
  [0x63677270, 'a cgroup2 file system'],
  [0x64626720, 'a debugfs file system'],
  [0x74726163, 'a tracefs file system'],
  [0x73636673, 'a securityfs file system'],
  [0xf97cff8c, 'a selinuxfs file system'],
  [0xcafe4a11, 'a bpf file system'],
  [0x62656570, 'a configfs file system'],
  [0x6165676c, 'a pstore file system'],
  [0x42494e4d, 'a binfmt_misc file system'],
  [0x19800202, 'an mqueue file system'],
  [0x958458f6, 'a hugetlbfs file system'],
  [0xde5e81e4, 'an efivarfs file system'],
]);

/** The file system of a path, if it is a kernel interface or /dev instead of storage. */
async function specialFileSystem(path: string): Promise<string | undefined> {
  const [{ type }, { dev }] = await Promise.all([statfs(path), stat(path)]);
  const known = SPECIAL.get(type >>> 0);
  if (known !== undefined) return known;
  // devtmpfs has the type of tmpfs, which /dev/shm also has and where files can be stored.
  const [devices, root] = await Promise.all(
    ['/dev', '/'].map((one) =>
      stat(one).then(
        (stats) => stats.dev,
        () => undefined,
      ),
    ),
  );
  return dev === devices && devices !== root ? 'the file system of /dev' : undefined;
}
