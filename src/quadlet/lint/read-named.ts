import { posix } from 'node:path';
import { type Boundary, terminalBoundary } from '../../platform/boundary.js';
import { extensionOf, isUnitName, UNIT_KINDS } from '../catalogue/keys.js';
import { stemOf } from '../set/names.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import { type ReadEntry, readEntry } from './entries.js';
import type { Ignored } from './list-tree.js';
import { type ListedFile, Listing } from './listing.js';
import { isYamlName } from './names.js';

/** Some files of a directory, with what they need around them. */
export interface NamedFiles {
  readonly tree: SourceTree;
  /** The paths of the files that were asked for, and of the drop-ins and the YAML of the units among them. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Reads units of a directory, their drop-ins, and whatever units and YAML their texts name, until nothing new is named;
 * for a unit that nothing starts by its own words, also those that name it. All else is taken as not there, so that a file among thousands
 * is nearly as quick as one alone. Below the directory is only looked for what it does not hold itself.
 * @param names of units, and of drop-ins as `app.container.d/10.conf`
 * @param boundary links that leave it are refused
 * @throws UserError where the directory is not there or cannot be read
 */
export function readNamed(
  directory: string,
  names: readonly string[],
  ignored: Ignored = () => false,
  boundary: Boundary = terminalBoundary(),
): NamedFiles {
  const listing = new Listing(directory, ignored, boundary);
  const contents: Contents = new Map();
  const units = names.filter(isUnitName);
  const dropins = names.filter((name) => !isUnitName(name));
  let open = [...units, ...dropins.flatMap((name) => listing.unitsUnder(posix.dirname(name)))];
  const seen = new Set<string>();
  while (open.length > 0) {
    const named = open.flatMap((name) => readOne(name, listing, contents));
    for (const name of open) seen.add(name);
    named.push(...[...seen].flatMap((name) => readDropins(name, listing, contents)));
    open = [...new Set(named)].filter((name) => !seen.has(name));
  }
  readNaming(units, listing, contents);
  const asked = new Set(names.map((name) => pathOf(listing, name)));
  for (const unit of units) {
    const [own, dropins] = [listing.find(unit), listing.dropinsOf(unit)];
    for (const { path } of dropins) asked.add(path);
    for (const path of listing.refusedDropinsOf(unit)) asked.add(path);
    for (const place of own?.found.name.endsWith('.kube') ? [own, ...dropins] : []) {
      for (const { path } of yamlOf(place, contents, listing)) asked.add(path);
    }
  }
  return { tree: listing.tree(contents), asked };
}

/** What was read, by path. */
type Contents = Map<string, ReadEntry>;

/** @returns the names that the unit's own text holds */
function readOne(name: string, listing: Listing, contents: Contents): string[] {
  const place = listing.find(name);
  return place === undefined ? [] : readAt(place, name.endsWith('.kube'), listing, contents);
}

/** @returns the names that its drop-ins hold, of those that were not read before */
function readDropins(unit: string, listing: Listing, contents: Contents): string[] {
  return listing
    .dropinsOf(unit)
    .filter(({ path }) => !contents.has(path))
    .flatMap((place) => readAt(place, unit.endsWith('.kube'), listing, contents));
}

/** What starts a unit that does not say so itself stands in others. */
function readNaming(units: readonly string[], listing: Listing, contents: Contents): void {
  const open = units.filter(
    (unit) => isStarted(unit) && !saysWhoWantsIt(contents.get(listing.find(unit)?.path ?? '')),
  );
  if (open.length === 0) return;
  const wanted = new Set(open.flatMap((unit) => [unit, ...servicesOf(unit)]));
  for (const { found, path } of listing.unitsBeside()) {
    if (contents.has(path)) continue;
    const entry = readEntry(found);
    if (wordsOf(entry).some((word) => wanted.has(word))) contents.set(path, entry);
  }
}

function isStarted(unit: string): boolean {
  return unit.endsWith('.container') || unit.endsWith('.pod') || unit.endsWith('.kube');
}

function saysWhoWantsIt(entry: ReadEntry | undefined): boolean {
  return /^[ \t]*(?:WantedBy|RequiredBy|UpheldBy)[ \t]*=/m.test(entry?.content?.toString() ?? '');
}

function servicesOf(unit: string): string[] {
  const suffix = UNIT_KINDS.get(extensionOf(unit))?.suffix ?? '';
  return [`${stemOf(unit)}${suffix}.service`];
}

function wordsOf(entry: ReadEntry | undefined): string[] {
  return entry?.content === undefined ? [] : entry.content.toString().split(/[\s=:,"']+/);
}

function readAt(place: ListedFile, playsYaml: boolean, listing: Listing, contents: Contents): string[] {
  const entry = readEntry(place.found);
  contents.set(place.path, entry);
  if (playsYaml) {
    for (const { path, found } of yamlOf(place, contents, listing)) {
      contents.set(path, readEntry(found));
    }
  }
  return wordsOf(entry).filter((word) => isUnitName(word) && !word.includes('/'));
}

/** The YAML that a `.kube` unit or its drop-in names, which was read. */
function yamlOf({ path, directory }: ListedFile, contents: Contents, listing: Listing): ListedFile[] {
  const words = wordsOf(contents.get(path)).filter(isYamlName);
  return words.flatMap((word) => listing.at(posix.join(directory.path, word)) ?? []);
}
