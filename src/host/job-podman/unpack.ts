import { chmod, copyFile, type FileHandle, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import { readTar, type TarHeader } from '../../oci/tar-entries.js';
import { formatBytes } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { quotedPath } from '../../platform/path-text.js';

/** A file or link of an unpacked archive, by its path in the archive. */
export interface UnpackedFile {
  readonly path: string;
  readonly isExecutable: boolean;
}

export interface ArchiveLimits {
  /** Bytes of the archive without compression. */
  readonly bytes: number;
  readonly entries: number;
}

/** Several times as much as a static Podman with all its programs. */
export const LIMITS: ArchiveLimits = { bytes: 2 * 1024 ** 3, entries: 20_000 };

type Placed = TarHeader & { readonly place: string };

/**
 * Unpacks a tar archive, plain or compressed with gzip or zstd, after all its entries were checked. Nothing is written
 * outside of the directory: no entry has a path, a link or a parent that leaves it, and links are created last. Owners,
 * times and setuid bits of the archive are ignored.
 * @param directory must not exist
 * @param scratch the path of a file for the archive without compression
 * @throws UserError for an archive that is not unpacked
 */
export async function unpack(
  archive: string,
  directory: string,
  scratch: string,
  limits: ArchiveLimits = LIMITS,
): Promise<UnpackedFile[]> {
  const plain = await decompress(archive, scratch, limits.bytes);
  const file = await open(plain);
  try {
    const entries = await checkedEntries(file, limits.entries);
    await mkdir(directory, { mode: 0o700 });
    const made = new Set([directory]);
    for (const entry of entries.filter(({ type }) => type !== 'symlink'))
      await create(entry, directory, file, made);
    for (const { place, target } of entries.filter(({ type }) => type === 'symlink')) {
      await makeParents(dirname(join(directory, place)), made);
      await symlink(target, join(directory, place));
    }
    return entries
      .filter(({ type }) => type !== 'directory')
      .map(({ place, type, mode }) => ({
        path: place,
        isExecutable: type !== 'file' || (mode & 0o111) !== 0,
      }));
  } finally {
    await file.close();
  }
}

async function decompress(archive: string, scratch: string, limit: number): Promise<string> {
  const file = await open(archive);
  const { buffer } = await file.read(Buffer.alloc(6), 0, 6, 0).finally(() => file.close());
  const magic = buffer.toString('hex');
  const decoder = magic.startsWith('1f8b')
    ? zlib.createGunzip()
    : magic.startsWith('28b52ffd') && 'createZstdDecompress' in zlib
      ? zlib.createZstdDecompress()
      : undefined;
  if (decoder === undefined) {
    if (magic.startsWith('fd377a585a') || magic.startsWith('425a68') || magic.startsWith('28b52ffd'))
      throw unusable('it has another compression; use a .tar.gz or .tar file');
    return archive;
  }
  let length = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      done(length > limit ? unusable(`it unpacks to more than ${formatBytes(limit, 0)}`) : null, chunk);
    },
  });
  const [from, to] = [await open(archive), await open(scratch, 'wx', 0o600)];
  try {
    await pipeline(from.createReadStream(), decoder, counting, to.createWriteStream());
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw unusable(`it is damaged (${(thrown as Error).message})`);
  } finally {
    await Promise.allSettled([from.close(), to.close()]);
  }
  return scratch;
}

/** @throws UserError if one entry must not be unpacked, before anything is written */
async function checkedEntries(file: FileHandle, limit: number): Promise<Placed[]> {
  const entries: Placed[] = [];
  const kinds = new Map<string, TarHeader['type']>();
  const { size: length } = await file.stat();
  try {
    for await (const header of readTar(file)) {
      if (entries.length === limit) throw unusable(`it has more than ${limit} entries`);
      const place = placeOf(header.path);
      // `./` itself.
      if (place === '' && header.type === 'directory') continue;
      if (place === undefined || place === '') throw leaves(header.path);
      const before = kinds.get(place);
      if (before === 'directory' && header.type === 'directory') continue;
      if (before !== undefined) throw unusable(`it has ${quotedPath(place)} twice`);
      if (header.start + header.size > length) throw unusable('it is incomplete');
      kinds.set(place, header.type);
      entries.push({ ...header, ...checkedTarget({ ...header, place }, kinds) });
    }
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw unusable(`it is not a tar archive (${(thrown as Error).message})`);
  }
  for (const { place } of entries) {
    for (let above = dirname(place); above !== '.'; above = dirname(above)) {
      const kind = kinds.get(above);
      if (kind !== undefined && kind !== 'directory')
        throw unusable(`${quotedPath(place)} is below ${quotedPath(above)}, which is not a directory`);
    }
  }
  return entries;
}

// Bytes, of a path in the archive; the directory of the job comes before it.
const LONGEST_PLACE = 1024;

/** The path below the directory; nothing if it leaves it. */
function placeOf(path: string): string | undefined {
  if (path.startsWith('/') || path.includes('\0') || Buffer.byteLength(path) > LONGEST_PLACE)
    return undefined;
  if (path.split('/').includes('..')) return undefined;
  return normalize(path).replace(/\/+$/, '').replace(/^\.$/, '');
}

function checkedTarget(
  entry: Placed,
  kinds: ReadonlyMap<string, TarHeader['type']>,
): Pick<Placed, 'place' | 'target'> {
  const { type, place, target, path } = entry;
  if (type === 'symlink' && !staysInside(place, target)) throw leaves(path, target);
  if (type === 'link') {
    const original = placeOf(target);
    // An earlier regular file, as tar(1) writes it.
    if (original === undefined || !['file', 'link'].includes(kinds.get(original) ?? ''))
      throw leaves(path, target);
    return { place, target: original };
  }
  if (type === 'other') throw unusable(`${quotedPath(path)} is neither a file, a directory nor a link`);
  return { place, target };
}

/**
 * Whether a symbolic link leads to a path below the directory, whatever other links are there: only its beginning goes up,
 * and above it are no links.
 */
function staysInside(place: string, target: string): boolean {
  if (target === '' || target.startsWith('/') || target.includes('\0')) return false;
  const [ups = ''] = /^(?:\.{1,2}(?:\/+|$))*/.exec(target) ?? [];
  if (target.slice(ups.length).split('/').includes('..')) return false;
  const depth = place.split('/').length - 1;
  return ups.split('/').filter((one) => one === '..').length <= depth;
}

// Bytes.
const PART = 1024 * 1024;

async function create(
  { type, place, target, mode, start, size }: Placed,
  directory: string,
  file: FileHandle,
  made: Set<string>,
): Promise<void> {
  const path = join(directory, place);
  if (type === 'directory') return makeParents(path, made);
  await makeParents(dirname(path), made);
  if (type === 'link') return copyFile(join(directory, target), path);
  const out = await open(path, 'wx', 0o600);
  try {
    const buffer = Buffer.alloc(Math.min(size, PART));
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(buffer, 0, Math.min(PART, size - at), start + at);
      if (bytesRead === 0) throw unusable('it is incomplete');
      await out.writeFile(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
  } finally {
    await out.close();
  }
  await chmod(path, (mode & 0o111) === 0 ? 0o600 : 0o700);
}

async function makeParents(path: string, made: Set<string>): Promise<void> {
  if (made.has(path)) return;
  await makeParents(dirname(path), made);
  await mkdir(path, { mode: 0o700 });
  made.add(path);
}

function leaves(path: string, target?: string): UserError {
  const to = target === undefined ? '' : ` -> ${quotedPath(target)}`;
  return unusable(`${quotedPath(path)}${to} leads out of its directory`);
}

/** A Podman that is not used. */
export class UnusableError extends UserError {
  constructor(readonly problem: string) {
    super(`input "podman-archive" cannot be used: ${problem}`);
  }
}

export function unusable(problem: string): UnusableError {
  return new UnusableError(problem);
}
