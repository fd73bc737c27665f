import { basename, dirname } from 'node:path/posix';
import { sizeWords } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { behaviourOf } from '../catalogue/behaviour.js';
import { isDropinDirectory } from '../lint/names.js';
import { dropInDirectories } from '../set/drop-ins.js';
import type { LaidOutFile, Layout } from './lay-out.js';

/** How much is generated from. */
export interface GenerationLimits {
  readonly units: number;
  /** In each of which the generator looks for the drop-ins of each unit. */
  readonly directories: number;
  /** Bytes of a unit with its drop-ins. */
  readonly unit: number;
  /** Bytes of all units, each with its drop-ins. */
  readonly set: number;
}

/** What is made of a unit is compared line by line, and a few kilobytes are much for one. */
const LIMITS: GenerationLimits = {
  units: 3000,
  directories: 500,
  unit: 64 * 1024,
  set: 8 * 1024 * 1024,
};

const HINT = 'generate smaller directories one by one';

/**
 * Refuses sets that become too large, or take the generator too long: it adds a drop-in to each unit that it applies to.
 * @throws UserError
 */
export function refuseLarge(
  { files, directories }: Layout,
  version: string,
  { unit, set, ...most }: GenerationLimits = LIMITS,
): void {
  if (directories.size > most.directories) {
    throw new UserError(
      `there are ${directories.size} directories, and ${most.directories} are allowed: ${HINT}`,
    );
  }
  const units = files.filter(({ path }) => !isDropinDirectory(basename(dirname(path))));
  if (units.length > most.units) {
    throw new UserError(`there are ${units.length} units, and ${most.units} are allowed: ${HINT}`);
  }
  const behaviour = behaviourOf(version);
  const dropIns = sizesOfDropIns(files);
  let total = 0;
  for (const { path, file, content } of units) {
    const added = dropIns.size === 0 ? [] : dropInDirectories(basename(path), behaviour);
    const bytes = added.reduce((sum, name) => sum + (dropIns.get(name) ?? 0), sizeOf(content));
    if (bytes > unit) {
      const found = `${file} has ${bytes} bytes with its drop-ins`;
      throw new UserError(`${found}, and ${unit} are allowed: move data into files that it names`);
    }
    total += bytes;
    if (total > set) {
      throw new UserError(`the units have more than ${sizeWords(set)} with their drop-ins: ${HINT}`);
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
