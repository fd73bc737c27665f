import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { outsideConnections } from '../../oci/connections.js';
import { openDownload } from '../../oci/download.js';
import { formatBytes } from '../../platform/amounts.js';
import { openBounded } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import { checkReadable } from '../../platform/given-paths.js';
import { homeDirectory } from '../facts/home.js';
import type { Host } from '../host.js';
import { unusable } from './unpack.js';

/** Where a bundle comes from, and the digest of the file. */
export interface ArchiveSource {
  /** An https address or a path. */
  readonly source: string;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
}

// Bytes. The bundles of podman-static have 100 MB.
const LARGEST = 1024 ** 3;

/**
 * Copies a bundle to a file, and verifies its digest.
 * @throws UserError if it cannot be read or has another digest
 */
export async function fetchArchive(
  { source, sha256 }: ArchiveSource,
  target: string,
  host: Host,
): Promise<void> {
  const isRemote = source.startsWith('https://');
  const connections = outsideConnections(host.variable, homeDirectory(host));
  try {
    const from = isRemote ? await openDownload(new URL(source), connections) : await openGiven(source);
    const found = await copyAndDigest(from, target);
    if (found !== sha256)
      throw new UserError(
        `input "podman-archive" has the SHA-256 ${found}, and "podman-archive-sha256" is ${sha256}; nothing was installed. Compare with the digest that the publisher of the file states`,
      );
  } finally {
    connections.close();
  }
}

async function openGiven(path: string): Promise<Readable> {
  await checkReadable(
    { what: 'input "podman-archive"', path },
    'file',
    'use an https address or the path of a .tar.gz file',
  );
  return createReadStream('', { fd: openBounded(await realpath(path), LARGEST) });
}

async function copyAndDigest(from: Readable, target: string): Promise<string> {
  const hash = createHash('sha256');
  let length = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      hash.update(chunk);
      done(length > LARGEST ? unusable(`it has more than ${formatBytes(LARGEST, 0)}`) : null, chunk);
    },
  });
  try {
    await pipeline(from, counting, createWriteStream(target, { flags: 'wx', mode: 0o600 }));
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw unusable(`it cannot be read completely (${(thrown as Error).message})`);
  }
  return hash.digest('hex');
}
