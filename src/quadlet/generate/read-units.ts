import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { compareNames } from '../set/source-tree.js';
import type { EnablingLink } from './generated-set.js';

/** A unit file as the generator wrote it. */
export interface RawUnit {
  readonly name: string;
  readonly text: string;
}

/** Everything that the generator wrote, ordered by name. */
export interface RawUnits {
  readonly units: readonly RawUnit[];
  readonly links: readonly EnablingLink[];
}

/** Reads the generator's output directory. Links are looked at and not followed. */
export function readUnits(output: string): RawUnits {
  const units: RawUnit[] = [];
  const links: EnablingLink[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(output, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isSymbolicLink()) links.push({ path, target: readlinkSync(join(output, path)) });
      else if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) units.push({ name: path, text: readFileSync(join(output, path), 'utf8') });
    }
  };
  visit('');
  return {
    units: units.sort((a, b) => compareNames(a.name, b.name)),
    links: links.sort((a, b) => compareNames(a.path, b.path)),
  };
}
