import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Why something at a path is not read, although it is there. */
export class NotRegularError extends Error {
  override readonly name = 'NotRegularError';
}

export interface ReadLimits {
  /** Bytes. */
  readonly limit: number;
  /** Is a link at the end of the path followed? */
  readonly follow: boolean;
}

/**
 * Opens a file to read it. A device, a FIFO or a socket is refused without waiting for anybody.
 * @throws NotRegularError for what is no regular file or too large; an error of the system otherwise
 */
export async function openRegular(path: string, { limit, follow }: ReadLimits): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW);
  const file = await open(path, flags).catch((thrown: NodeJS.ErrnoException) => {
    throw thrown.code === 'ELOOP' && !follow ? new NotRegularError('it is a link') : thrown;
  });
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new NotRegularError('it is a directory');
    if (!stats.isFile()) throw new NotRegularError('it is no regular file');
    if (stats.size > limit) throw new NotRegularError(`it is longer than ${limit} bytes`);
    return file;
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

/**
 * Reads a whole file within limits. Files of /proc say that they are empty, so the length is counted as well.
 * @throws NotRegularError for what is no regular file or too large; an error of the system otherwise
 */
export async function readRegular(path: string, limits: ReadLimits): Promise<Buffer> {
  const file = await openRegular(path, limits);
  try {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(65_536), 0, 65_536, null);
      if (bytesRead === 0) return Buffer.concat(parts);
      length += bytesRead;
      if (length > limits.limit) throw new NotRegularError(`it is longer than ${limits.limit} bytes`);
      parts.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
