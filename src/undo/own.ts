import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';

/**
 * The reason why others could have written to a directory, or nothing; nothing for a missing directory. Only files
 * in a trusted directory are used, because commands are derived from them, some of them as root.
 */
export async function whyNotOwn(directory: string): Promise<string | undefined> {
  const facts = await lstat(directory).catch(unlessMissing);
  if (facts === undefined) return undefined;
  if (facts.isSymbolicLink()) return 'it is a symbolic link';
  if (!facts.isDirectory()) return 'it is not a directory';
  return whyOpen(facts);
}

/**
 * Reads a file that only this user can have written.
 * @param limit bytes
 * @returns nothing if the file does not exist
 * @throws Error with the reason why it is not read: a link, another owner, writable for others, too large
 */
export async function readOwn(path: string, limit: number): Promise<string | undefined> {
  // Does not block: opening a named pipe would wait for a writer.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (thrown: NodeJS.ErrnoException) => {
      if (thrown.code === 'ELOOP') throw new Error('it is a symbolic link');
      return unlessMissing(thrown);
    },
  );
  if (file === undefined) return undefined;
  try {
    return await readOpen(file, limit);
  } finally {
    await file.close();
  }
}

async function readOpen(file: FileHandle, limit: number): Promise<string> {
  const facts = await file.stat();
  if (!facts.isFile()) throw new Error('it is not a regular file');
  const why = whyOpen(facts);
  if (why !== undefined) throw new Error(why);
  if (facts.size > limit) throw new Error(`it has ${facts.size} bytes; at most ${limit} are read`);
  const buffer = Buffer.alloc(facts.size);
  const { bytesRead } = await file.read(buffer, 0, facts.size, 0);
  return buffer.toString('utf8', 0, bytesRead);
}

function whyOpen({ uid, mode }: { readonly uid: number; readonly mode: number }): string | undefined {
  const own = process.getuid?.();
  if (uid !== own) return `it belongs to uid ${uid}, not to uid ${own}`;
  if ((mode & 0o077) !== 0)
    return `its mode ${(mode & 0o7777).toString(8).padStart(4, '0')} allows access for others`;
  return undefined;
}

function unlessMissing(thrown: NodeJS.ErrnoException): undefined {
  if (thrown.code === 'ENOENT') return undefined;
  throw thrown;
}
