import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Boundary, isWithin, locate, whereIs } from '../../platform/boundary.js';
import { readBounded, TooLargeError } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import { escapeRegExp } from '../../platform/text.js';
import type { Generation } from './generate-set.js';
import type { LaidOutFile } from './lay-out.js';

/** Files that units refer to, and notes about those that are not included. */
export interface Companions {
  readonly files: readonly LaidOutFile[];
  /** Sentences. */
  readonly notes: readonly string[];
}

/** More is data, not configuration. */
const FILES = 1000;
const BYTES = 32 * 1024 * 1024;
/** Limit for directories that are read. */
const DIRECTORIES = 1000;
/** Limit for notes. */
const NOTES = 100;

/**
 * Finds the files that units refer to by a relative path, such as environment files, manifests and mounts. They are read
 * from the generated units, in which the generator made the paths absolute.
 * @param boundary links may lead to files within it
 * @throws UserError for a link that leaves it
 */
export function findCompanions(generation: Generation, boundary: Boundary): Companions {
  const { files: units, directories } = generation.layout;
  const collector = new Collector(new Set(units.map(({ path }) => path)), boundary);
  const { files, notes } = collector;
  for (const path of namedAbove(generation))
    notes.push(`not included: ${path}, which a unit refers to, is outside of the given paths`);
  for (const path of namedPaths(generation)) {
    const place = placeOf(path, directories);
    if (path === '')
      notes.push(`not included: a unit refers to the whole directory; copy the files that it needs`);
    else if (place !== undefined) collector.take(path, place.file, locate(place.directory, boundary).root);
  }
  return { files, notes: limited([...new Set(notes)]) };
}

/** Collects files and directories, up to the limits. */
class Collector implements Companions {
  readonly files: LaidOutFile[] = [];
  readonly notes: string[] = [];
  #bytes = 0;
  #directories = 0;

  /** @param taken paths that already exist */
  constructor(
    private readonly taken: Set<string>,
    private readonly boundary: Boundary,
  ) {}

  /** @param root that links must not leave */
  take(path: string, file: string, root: string): void {
    if (this.taken.has(path)) return;
    const real = realOf(file, this.boundary);
    if (real === undefined)
      return void this.notes.push(`not included: ${file}, which a unit refers to, does not exist`);
    if (!isWithin(root, real)) {
      throw new UserError(
        `${file}, which a unit refers to, links to ${whereIs(root, real)}; replace the link with a file`,
      );
    }
    const stats = lstatSync(real);
    if (stats.isDirectory()) this.#takeDirectory(path, file, real, root);
    else if (stats.isFile()) this.#takeFile(path, file, real);
    else this.notes.push(`not included: ${file}, which a unit refers to, is not a file or directory`);
  }

  #takeDirectory(path: string, file: string, real: string, root: string): void {
    if (++this.#directories > DIRECTORIES) {
      throw new UserError(
        `the directories that units refer to, including ${file}, have more than ${DIRECTORIES} subdirectories`,
      );
    }
    for (const name of readdirSync(real).sort()) {
      if (name !== '.git') this.take(`${path}/${name}`, `${file}/${name}`, root);
    }
  }

  #takeFile(path: string, file: string, real: string): void {
    if (this.files.length >= FILES) throw tooLarge(file);
    const content = readCompanion(file, real, BYTES - this.#bytes);
    this.#bytes += content.length;
    this.taken.add(path);
    this.files.push({ path, file, content });
  }
}

function limited(notes: readonly string[]): string[] {
  const left = notes.length - NOTES;
  return left <= 0 ? [...notes] : [...notes.slice(0, NOTES), `and ${left} more notes`];
}

function readCompanion(file: string, real: string, left: number): Buffer {
  try {
    return readBounded(real, left);
  } catch (thrown) {
    throw thrown instanceof TooLargeError ? tooLarge(file) : thrown;
  }
}

function tooLarge(file: string): UserError {
  return new UserError(
    `the files that units refer to, including ${file}, are too large; the limit is ${FILES} files and ${BYTES} bytes`,
  );
}

/** Paths below the source directory that occur in the units, without the units themselves. */
function namedPaths({ raw, sourceDirectory }: Generation): string[] {
  const paths = new Set<string>();
  for (const { text } of raw.values()) {
    for (const line of text.split('\n')) {
      if (line.startsWith('SourcePath=') || line.startsWith('#')) continue;
      for (let at = line.indexOf(sourceDirectory); at >= 0; at = line.indexOf(sourceDirectory, at + 1)) {
        const rest = line.slice(at + sourceDirectory.length);
        const path = /^\/?([^\s:,"']*)/.exec(rest)?.[1] ?? '';
        if (rest === '' || /^[/\s:,"']/.test(rest)) paths.add(tidy(path));
      }
    }
  }
  return [...paths].sort();
}

/** Paths outside of the source directory. */
function namedAbove({ raw, root, sourceDirectory }: Generation): string[] {
  const paths = new Set<string>();
  for (const { text } of raw.values()) {
    for (const [path] of text
      .replaceAll(sourceDirectory, '')
      .matchAll(new RegExp(`${escapeRegExp(root)}[^\\s:,"']*`, 'g'))) {
      paths.add(relative(sourceDirectory, path));
    }
  }
  return [...paths].sort();
}

function tidy(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  const clean = path.slice(0, end);
  return clean.split('/').includes('..') ? '' : clean;
}

/** @returns the file for a path of the layout, and the layout's directory that contains it */
function placeOf(
  path: string,
  directories: ReadonlyMap<string, string>,
): { readonly file: string; readonly directory: string } | undefined {
  const names = path.split('/');
  for (let count = names.length; count >= 0; count--) {
    const own = directories.get(names.slice(0, count).join('/'));
    if (own === undefined) continue;
    const directory = own || '.';
    return { file: join(directory, ...names.slice(count)), directory };
  }
  return undefined;
}

function realOf(path: string, { realPath }: Boundary): string | undefined {
  try {
    return realPath(path);
  } catch {
    return undefined;
  }
}
