import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UserError } from '../errors.js';
import { boundaryOf, isWithin } from './contained.js';
import type { Generation } from './generate-set.js';
import type { LaidOutFile } from './lay-out.js';

/** Files that units name, and what of it could not be taken along. */
export interface Companions {
  readonly files: readonly LaidOutFile[];
  /** Sentences. */
  readonly notes: readonly string[];
}

/** More is no configuration, but data. */
const FILES = 1000;
const BYTES = 32 * 1024 * 1024;

/**
 * Finds the files that units name by a path relative to themselves, such as environment files, manifests and what is
 * mounted: the generator made such paths absolute, and so names them itself.
 * @param boundary links may lead to what lies within it
 */
export function findCompanions(generation: Generation, boundary: string): Companions {
  const { layout } = generation;
  const taken = new Set(layout.files.map(({ path }) => path));
  const files: LaidOutFile[] = [];
  const notes: string[] = [];
  let bytes = 0;
  const walls = boundaryOf(layout.directories.get('') || '.', boundary);

  const take = (path: string, file: string): void => {
    if (taken.has(path)) return;
    const real = realOf(file);
    if (real === undefined) return void notes.push(`${file} is named by a unit and is not there`);
    if (!isWithin(walls, real)) {
      throw new UserError(
        `${file} is named by a unit and leads out of the directory, to ${real}: put a file in its place`,
      );
    }
    const stats = lstatSync(real);
    if (stats.isDirectory()) {
      for (const name of readdirSync(real).sort()) {
        if (name !== '.git') take(`${path}/${name}`, `${file}/${name}`);
      }
    } else if (!stats.isFile()) notes.push(`${file} is named by a unit and is no file`);
    else if (files.length >= FILES || bytes + stats.size > BYTES) {
      throw new UserError(
        `what units name beside themselves is too large, with ${file}: ${FILES} files and ${BYTES} bytes are allowed`,
      );
    } else {
      bytes += stats.size;
      taken.add(path);
      files.push({ path, file, content: readFileSync(real) });
    }
  };

  for (const path of namedAbove(generation)) notes.push(`a unit names ${path}, which is outside of the set`);
  for (const path of namedPaths(generation)) {
    const place = locate(path, layout.directories);
    if (place === '') notes.push(`a unit names the whole directory: take along what it needs of it yourself`);
    else if (place !== undefined) take(path, place);
  }
  return { files, notes: [...new Set(notes)] };
}

/** Paths below the directory of the sources that the units' own lines hold, without the units themselves. */
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

/** Paths that lead out of the set. */
function namedAbove({ raw, root, sourceDirectory }: Generation): string[] {
  const paths = new Set<string>();
  for (const { text } of raw.values()) {
    for (const [path] of text
      .replaceAll(sourceDirectory, '')
      .matchAll(new RegExp(`${literal(root)}[^\\s:,"']*`, 'g'))) {
      paths.add(relative(sourceDirectory, path));
    }
  }
  return [...paths].sort();
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function tidy(path: string): string {
  const clean = path.replace(/\/+$/, '');
  return clean.split('/').includes('..') ? '' : clean;
}

/** @returns where a path of the layout lies, an empty text for a directory of the layout itself */
function locate(path: string, directories: ReadonlyMap<string, string>): string | undefined {
  if (path === '' || (directories.has(path) && path !== '')) return path === '' ? '' : directories.get(path);
  const names = path.split('/');
  for (let count = names.length - 1; count >= 0; count--) {
    const own = directories.get(names.slice(0, count).join('/'));
    if (own !== undefined) return join(own || '.', ...names.slice(count));
  }
  return undefined;
}

function realOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
