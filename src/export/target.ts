import { lstatSync, readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { BLOCK, endOfTar, tarDirectory, tarHeader } from '../oci/write-tar.js';
import type { Boundary } from '../platform/boundary.js';
import { UserError } from '../platform/errors.js';
import { checkPath } from '../platform/path-text.js';
import { serial } from '../platform/serial.js';
import { makeOutputDirectory } from '../platform/write-output.js';

/** Where images are exported to. */
export interface ExportTarget {
  readonly kind: 'oci' | 'oci-archive';
  readonly path: string;
}

/**
 * Reads `oci:PATH` or `oci-archive:PATH`.
 * @param what `input "to"`, or the name of an option
 * @throws UserError for another text
 */
export function readTarget(what: string, text: string): ExportTarget {
  const [, kind, path = ''] = /^(oci|oci-archive):([^:]+)$/.exec(text) ?? [];
  if (kind === undefined)
    throw new UserError(
      `${what} is ${JSON.stringify(text)}; use oci-archive:FILE or oci:DIRECTORY, without a colon in the path`,
    );
  return { kind: kind as ExportTarget['kind'], path: checkPath({ what, path }) };
}

/** The files of a layout that is being written. Nothing is at its path until it is complete. */
export interface LayoutWriter {
  /** How many files may be written at the same time. */
  readonly parallel: number;
  /** Writes a file; called again after a failure, it begins anew. */
  write(path: string, size: number, content: () => Promise<Readable | Buffer>): Promise<void>;
  finish(): Promise<void>;
  /** Removes everything that was written. */
  abort(): Promise<void>;
}

/**
 * Begins a layout next to its path. Follows no links within the boundary.
 * @throws UserError if the path cannot be written to, or already has something else than an archive
 */
export async function openTarget({ kind, path }: ExportTarget, boundary: Boundary): Promise<LayoutWriter> {
  const directory = makeOutputDirectory(dirname(resolve(path)), boundary);
  const place = join(directory, basename(path));
  assertFree(kind, place, path);
  const partial = join(directory, `.${basename(path)}.partial-${serial()}`);
  const finish = () => rename(partial, place);
  const abort = () => rm(partial, { recursive: true, force: true });
  if (kind === 'oci') {
    await mkdir(partial);
    const write: LayoutWriter['write'] = async (file, _size, content) => {
      const whole = join(partial, file);
      await mkdir(dirname(whole), { recursive: true });
      await withFile(whole, 'w', async (handle) => void (await copy(await content(), handle, 0)));
    };
    return { parallel: 4, write, finish, abort };
  }
  return openArchive(await open(partial, 'wx'), finish, abort);
}

function assertFree(kind: ExportTarget['kind'], place: string, shown: string): void {
  const stats = lstatSync(place, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (kind === 'oci-archive' && stats.isFile()) return;
  if (kind === 'oci' && stats.isDirectory() && readdirSync(place).length === 0) return;
  throw new UserError(`${shown} already exists; remove it, or export to another path`);
}

/** A failed file is overwritten by the next one, so files are written one after the other. */
function openArchive(
  handle: FileHandle,
  rename: () => Promise<void>,
  remove: () => Promise<void>,
): LayoutWriter {
  let end = 0;
  const directories = new Set(['.']);
  const put = async (header: Buffer) => {
    await handle.write(header, 0, header.length, end);
    return header.length;
  };
  const enter = async (directory: string): Promise<void> => {
    if (directories.has(directory)) return;
    await enter(dirname(directory));
    end += await put(tarDirectory(directory));
    directories.add(directory);
  };
  return {
    parallel: 1,
    write: async (path, size, content) => {
      await enter(dirname(path));
      const length = await put(tarHeader(path, size));
      const written = await copy(await content(), handle, end + length);
      if (written !== size) throw new Error(`${path} has ${written} bytes instead of ${size}`);
      end += length + Math.ceil(size / BLOCK) * BLOCK;
    },
    finish: async () => {
      await handle.truncate(end);
      const zeros = endOfTar();
      await handle.write(zeros, 0, zeros.length, end);
      await handle.close();
      await rename();
    },
    abort: async () => {
      await handle.close().catch(() => undefined);
      await remove();
    },
  };
}

async function copy(content: Readable | Buffer, handle: FileHandle, start: number): Promise<number> {
  let position = start;
  const put = async (part: Buffer) => {
    await handle.write(part, 0, part.length, position);
    position += part.length;
  };
  if (Buffer.isBuffer(content)) await put(content);
  else for await (const part of content) await put(part as Buffer);
  return position - start;
}

async function withFile(
  path: string,
  flags: string,
  work: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(path, flags);
  try {
    await work(handle);
  } finally {
    await handle.close();
  }
}
