import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { attempt, CommandError, run } from '../../platform/exec.js';

/** A file and the path that it has in the image. */
interface ClosureFile {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds missing or outdated shared libraries in the output of ldd(1):
 * `libc.so.6: version `GLIBC_2.38' not found (required by nginx)`.
 */
export function parseMissing(output: string): string[] {
  const found = output.matchAll(/^\s*(\S+) => not found$|(\S+): version `[^']+' not found/gm);
  return [...new Set([...found].map(([, absent, old]) => absent ?? old ?? ''))];
}

/**
 * Parses the output of ldd(1).
 * @returns the paths of the shared libraries and of the loader
 * @throws UserError naming a missing library
 */
export function parseLdd(output: string): string[] {
  const [missing] = parseMissing(output);
  if (missing !== undefined) throw new UserError(`shared library ${missing} is missing on this host`);
  return output.split('\n').flatMap((line) => /(?:=> |^\s*)(\/\S+)(?: \(0x|$)/.exec(line)?.[1] ?? []);
}

/**
 * A program and every shared library that it needs, by ldd(1).
 * @param program its path on this host
 * @param target its path in the image
 * @param unpacked a root directory with libraries that are not installed on this host, searched first
 */
export async function closure(program: string, target: string, unpacked?: string): Promise<ClosureFile[]> {
  const libraries = parseLdd(await askLdd(program, unpacked));
  const inImage = (path: string) =>
    unpacked !== undefined && path.startsWith(`${unpacked}/`) ? path.slice(unpacked.length) : path;
  return [{ source: program, target }, ...libraries.map((path) => ({ source: path, target: inImage(path) }))];
}

/** The shared libraries of a program that are missing or too old on this host and below `unpacked`. */
export async function missingLibraries(program: string, unpacked: string): Promise<string[]> {
  return parseMissing(await askLdd(program, unpacked));
}

/** @returns undefined for a program without shared libraries, which is an error for ldd */
async function askLdd(program: string, unpacked?: string): Promise<string> {
  const argv = ['ldd', program];
  const env: Record<string, string> = { LC_ALL: 'C' };
  if (unpacked !== undefined) env.LD_LIBRARY_PATH = await libraryDirectories(unpacked);
  const result = await attempt(argv, { timeout: 30, env });
  // ldd reports a missing version on standard error, with exit code 0.
  if (result.exitCode === 0) return result.stdout + result.stderr;
  if (/not a dynamic executable|not a valid dynamic program/i.test(result.stdout + result.stderr)) return '';
  throw new CommandError(argv, result, 30);
}

/** Copies the files below `root`, following symbolic links. */
export async function layOut(files: readonly ClosureFile[], root: string): Promise<void> {
  for (const { source, target } of files) {
    const destination = join(root, target);
    await mkdir(dirname(destination), { recursive: true });
    await copyFile(source, destination);
  }
}

async function libraryDirectories(root: string): Promise<string> {
  const found = await run(['find', root, '-name', '*.so*', '-printf', '%h\\n'], { timeout: 30 });
  return [...new Set(found.split('\n').filter((line) => line !== ''))].join(':');
}
