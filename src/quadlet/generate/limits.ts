import { basename, dirname } from 'node:path/posix';
import { formatBytes } from '../../platform/amounts.js';
import type { Boundary } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { behaviourOf } from '../catalogue/behaviour.js';
import { isUnitName } from '../catalogue/keys.js';
import { statIfThere } from '../lint/entries.js';
import { type Ignored, listTree, ReadBudget, tidy } from '../lint/list-tree.js';
import { isDropinDirectory, isDropinName, isUnitOrBundle } from '../lint/names.js';
import type { Places } from '../lint/prepare.js';
import { dropInDirectories } from '../set/drop-ins.js';
import { pathOf } from '../set/parsed-files.js';
import { type LaidOutFile, type Layout, placeBelow } from './lay-out.js';

/** Limits for the sources of the generator. */
export interface GenerationLimits {
  readonly units: number;
  /** The generator searches each of them for the drop-ins of each unit. */
  readonly directories: number;
  /** Bytes of a unit with its drop-ins. */
  readonly unit: number;
  /** Bytes of all units, each with its drop-ins. */
  readonly set: number;
  /** Bytes of one file. */
  readonly file: number;
}

/** Generated units are compared line by line; a few kilobytes are a large unit. */
const LIMITS: GenerationLimits = {
  units: 3000,
  directories: 500,
  unit: 64 * 1024,
  set: 8 * 1024 * 1024,
  file: 1024 * 1024,
};

const HINT = 'generate smaller directories separately';

/**
 * Checks the number and the sizes of the files of all paths before any of them is read.
 * @throws UserError for a unit or drop-in that is too large, and for too many units or directories
 */
export function assertSmallTree(
  { directories, files }: Pick<Places, 'directories' | 'files'>,
  boundary: Boundary,
  ignored: Ignored = () => false,
  limits = LIMITS,
): void {
  const whole = new Set(directories.map(tidy));
  const isOne = directories.length === 1 && files.length === 0;
  const units = new Set(
    files.filter((file) => isUnitName(file) && !ignored(file)).map((file) => basename(file)),
  );
  const places = new Set<string>();
  assertCounts(units.size, 0, limits);
  // The directory of a file can contain its drop-ins and units that it refers to.
  const roots = [...directories, ...files.map((file) => dirname(file))];
  let root = '';
  for (const { path, depth, linked, dropIns, list } of listTree(
    roots,
    ignored,
    boundary,
    true,
    new ReadBudget(),
  )) {
    if (depth === 0) root = path;
    // Not every version of the generator enters linked directories.
    const isCounted = whole.has(root) && (!linked || dropIns);
    if (isCounted) places.add(placeBelow(root, path));
    for (const { name, kind, real, refused } of list()) {
      if (kind !== 'file' || refused !== undefined) continue;
      const file = pathOf({ path }, name);
      if (isCounted && !dropIns && isUnitName(name)) units.add(isOne ? file : name);
      if (isUnitOrBundle(name) || (isDropinName(name) && isDropinDirectory(path)))
        assertSmallFile(file, real, limits);
    }
  }
  assertCounts(units.size, places.size, limits);
}

function assertSmallFile(file: string, real: string, limits: GenerationLimits): void {
  const size = statIfThere(real)?.size ?? 0;
  if (size <= limits.file) return;
  throw new UserError(`${file} has ${size} bytes; the limit for a unit or drop-in is ${limits.file}`);
}

function assertCounts(units: number, directories: number, limits: GenerationLimits): void {
  if (directories > limits.directories) {
    throw new UserError(`there are ${directories} directories; the limit is ${limits.directories}: ${HINT}`);
  }
  if (units > limits.units) {
    throw new UserError(`there are ${units} units; the limit is ${limits.units}: ${HINT}`);
  }
}

/**
 * Checks the sizes that the generator would read: it merges a drop-in into each unit that it applies to.
 * @throws UserError for a set that becomes too large
 */
export function assertSmallLayout({ files, directories }: Layout, version: string, limits = LIMITS): void {
  const units = files.filter(({ path }) => !isDropinDirectory(basename(dirname(path))));
  assertCounts(units.length, directories.size, limits);
  const behaviour = behaviourOf(version);
  const dropIns = sizesOfDropIns(files);
  let total = 0;
  for (const { path, file, content } of units) {
    const added = dropIns.size === 0 ? [] : dropInDirectories(basename(path), behaviour);
    const bytes = added.reduce((sum, name) => sum + (dropIns.get(name) ?? 0), sizeOf(content));
    if (bytes > limits.unit) {
      const found = `${file} has ${bytes} bytes with its drop-ins`;
      throw new UserError(`${found}; the limit is ${limits.unit}: move data into files that it refers to`);
    }
    total += bytes;
    if (total > limits.set) {
      throw new UserError(
        `the units have more than ${formatBytes(limits.set, 0)} with their drop-ins; ${HINT}`,
      );
    }
  }
}

/** By the names of their directories. */
function sizesOfDropIns(files: readonly LaidOutFile[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { path, content } of files) {
    const name = basename(dirname(path));
    if (isDropinDirectory(name)) sizes.set(name, (sizes.get(name) ?? 0) + sizeOf(content));
  }
  return sizes;
}

function sizeOf(content: string | Uint8Array): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.length;
}
