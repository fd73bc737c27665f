import { mkdirSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';

import { dirname, join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { CommandResult } from '../../platform/exec.js';
import { behaviourOf } from '../catalogue/behaviour.js';
import type { Mode } from '../finding.js';
import type { Generator } from '../generator/run.js';
import { compareNames } from '../set/source-tree.js';
import { parseUnitFile } from '../syntax/parse.js';
import { SourceText } from '../syntax/source-text.js';
import type { EnablingLink, GeneratedService, GeneratedSet } from './generated-set.js';
import type { LaidOutFile, Layout } from './lay-out.js';
import { assertSmallLayout } from './limits.js';
import { normaliseUnit } from './normalise/normalise-unit.js';

/** The target of the units. */
export interface Target {
  readonly mode: Mode;
  /** The directory of the Quadlet files on the machine that the units are for. */
  readonly installDirectory: string;
}

/** A unit file as the generator wrote it. */
export interface RawUnit {
  readonly name: string;
  readonly text: string;
}

/** One run of the generator: its sources and its output. */
export interface Generation {
  readonly set: GeneratedSet;
  readonly layout: Layout;
  /** As the generator wrote them, by name; they contain paths of the copied sources. */
  readonly raw: ReadonlyMap<string, RawUnit>;
  /** The source directory in the raw units. */
  readonly sourceDirectory: string;
  /** The directory above it that holds nothing else, named alike. */
  readonly root: string;
  readonly result: CommandResult;
}

/**
 * Lets the generator read a copy of the files, and makes what it wrote comparable. Nothing is said of how it ended: see
 * `checkGeneration`.
 * @param scratch a directory of this run alone, absolute and without links
 * @throws UserError for files by which the generator would write elsewhere or too much
 */
export async function generateSet(
  layout: Layout,
  generator: Generator,
  { mode, installDirectory }: Target,
  scratch: string,
): Promise<Generation> {
  assertSmallLayout(layout, generator.version);
  assertPlainNames(layout.files, generator.version);
  const output = outputOf(scratch);
  writeLayout(layout.files, join(scratch, COPY));
  mkdirSync(output);
  const { result, root } = await generator.run(scratch, COPY, output, mode);
  const sourceDirectory = `${root}/${COPY}`;
  const { units, links } = readUnits(output);
  const known = new Set(layout.files.map(({ path }) => path));
  const services = units.map(({ name, text }): GeneratedService => {
    const where = { sourceDirectory, sourceRoot: root, installDirectory, generator: generator.program };
    return {
      name,
      source: sourceOf(text, sourceDirectory, known),
      // The path of the copy can also occur in comments and lines that cannot be parsed; it is not published.
      unit: normaliseUnit(text, where).replaced(sourceDirectory, installDirectory),
    };
  });
  const raw = new Map(units.map((unit) => [unit.name, unit]));
  return { set: { services, links }, layout, raw, sourceDirectory, root, result };
}

// So that a relative path out of the set (`../common.env`) stays below the directory of the run.
const COPY = 'set/above/above/above/above/quadlet';

/** The generator's output directory. */
export function outputOf(scratch: string): string {
  return join(scratch, 'units');
}

/** Writes files below a directory, which is created if needed. */
export function writeLayout(files: readonly LaidOutFile[], directory: string): void {
  const made = new Set<string>();
  mkdirSync(directory, { recursive: true });
  for (const { path, content } of files) {
    const place = join(directory, path);
    const parent = dirname(place);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(place, content);
  }
}

/** @returns an empty string if the unit's SourcePath= is not a file of the set */
function sourceOf(text: string, directory: string, known: ReadonlySet<string>): string {
  for (const [, path = ''] of text.matchAll(/^SourcePath=(.*)$/gm)) {
    const inside = path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : '';
    if (known.has(inside)) return inside;
  }
  return '';
}

/** Everything that the generator wrote, ordered by name. */
interface RawUnits {
  readonly units: readonly RawUnit[];
  readonly links: readonly EnablingLink[];
}

/** Reads the generator's output directory without following links. */
function readUnits(output: string): RawUnits {
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

// The generator uses these values as names of files and links without checking them.
const NAMING = /^(?:Alias|DefaultInstance|ServiceName)$/;

/**
 * Refuses names with which the generator would write outside of its output directory.
 * @throws UserError
 */
export function assertPlainNames(files: readonly LaidOutFile[], version: string): void {
  const behaviour = behaviourOf(version);
  for (const { file, content, within } of files) {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    if (!text.includes('/') || !/Alias|DefaultInstance|ServiceName/.test(text)) continue;
    const { entries } = parseUnitFile(new SourceText(file, content, within), behaviour);
    const found = entries.find(({ key, value }) => NAMING.test(key) && value.includes('/'));
    if (found === undefined) continue;
    const { line } = found.source.position(found.keyStart);
    throw new UserError(
      `${file}:${line}: ${found.key}= is ${JSON.stringify(found.value)}, and the generator would write a file to that path; use a name without "/"`,
    );
  }
}
