import { posix } from 'node:path';
import { type Boundary, terminalBoundary } from '../../platform/boundary.js';
import { extensionOf, isUnitName, UNIT_KINDS } from '../catalogue/keys.js';
import { splitBundle } from '../set/bundle.js';
import { stemOf } from '../set/names.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import type { Ignored } from './list-tree.js';
import { ReadBudget } from './list-tree.js';
import { type ListedFile, Listing } from './listing.js';
import { isUnitOrBundle, isYamlName, mayPlayYaml } from './names.js';
import { type ReadEntry, readEntry, wordsOf } from './read-tree.js';

/** Some files of a directory, with the files that they need. */
interface NamedFiles {
  readonly tree: SourceTree;
  /** The given files, and the drop-ins and YAML of the units among them. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Reads units of a directory, their drop-ins, and all units and YAML that they refer to, directly or indirectly; for a
 * unit without WantedBy= and the like also the units that refer to it. All other files are ignored, so that linting one
 * file of thousands is fast. Subdirectories are read only for names that the directory does not contain.
 * @param names of units, and of drop-ins such as `app.container.d/10.conf`
 * @param boundary links that leave it are refused
 * @throws UserError if the directory does not exist or cannot be read
 */
export function readNamed(
  directory: string,
  names: readonly string[],
  ignored: Ignored = () => false,
  boundary: Boundary = terminalBoundary(),
  budget = new ReadBudget(),
): NamedFiles {
  const listing = new Listing(directory, ignored, boundary, budget);
  const contents = new Contents(budget);
  const given = new Set(names);
  const { own, others } = readBundles(given, listing, contents);
  const units = [...names.filter(isUnitOrBundle), ...own];
  const dropIns = new Set(names.filter((name) => !isUnitOrBundle(name)).map((name) => posix.dirname(name)));
  const under = [...dropIns].flatMap((name) => listing.unitsUnder(name));
  let open = [...new Set([...units, ...under, ...others])];
  const seen = new Set<string>();
  let deep = false;
  while (open.length > 0) {
    const named = open.flatMap((name) => readOne(name, listing, contents));
    for (const name of open) seen.add(name);
    // Subdirectories can contain more drop-ins of the units that were read before.
    const owners = listing.isDeep && !deep ? [...seen] : open;
    deep = listing.isDeep;
    const more = owners.flatMap((name) => readDropIns(name, listing, contents));
    open = [...new Set([...named, ...more])].filter((name) => !seen.has(name));
  }
  readNaming(units, listing, contents);
  // A file of that name is another way to install the part.
  for (const name of own) if (!given.has(name)) contents.delete(listing.find(name)?.path ?? '');
  const asked = new Set(names.map((name) => pathOf(listing, name)));
  for (const unit of units) {
    const [own, dropIns] = [listing.find(unit), listing.dropinsOf(unit)];
    for (const { path } of dropIns) asked.add(path);
    for (const path of listing.refusedDropInsOf(unit)) asked.add(path);
    for (const place of mayPlayYaml(unit) ? [...(own ? [own] : []), ...dropIns] : []) {
      for (const { path } of yamlOf(place, contents, listing)) asked.add(path);
    }
  }
  return { tree: listing.tree(contents), asked };
}

/** The files that were read, by path. */
class Contents extends Map<string, ReadEntry> {
  constructor(private readonly budget: ReadBudget) {
    super();
  }

  read({ path, found }: ListedFile): ReadEntry {
    const known = this.get(path);
    if (known !== undefined) return known;
    const entry = readEntry(found, this.budget);
    this.set(path, entry);
    return entry;
  }
}

/** @returns the names in the unit's own text */
function readOne(name: string, listing: Listing, contents: Contents): string[] {
  const place = listing.find(name);
  return place === undefined ? [] : readAt(place, mayPlayYaml(name), listing, contents);
}

/**
 * Reads the bundles of the directory, which can contain what the given files refer to. A bundle with a name of a given one
 * is another way to install the same, and not read.
 * @returns the names of the parts of the given bundles, and of the others
 */
function readBundles(
  given: ReadonlySet<string>,
  listing: Listing,
  contents: Contents,
): { readonly own: ReadonlySet<string>; readonly others: readonly string[] } {
  const places = listing.bundlesBeside();
  const asked = places.filter(({ found }) => given.has(found.name));
  const own = new Set(asked.flatMap((place) => partsOf(contents.read(place))));
  const others = places
    .filter((place) => !asked.includes(place))
    .flatMap((place) => {
      const parts = partsOf(contents.read(place));
      if (!parts.some((name) => own.has(name))) return parts;
      contents.delete(place.path);
      return [];
    });
  return { own, others };
}

/** The names of the files that a bundle becomes. */
function partsOf({ content }: ReadEntry): string[] {
  return content === undefined ? [] : splitBundle(content.toString()).parts.map(({ name }) => name);
}

/** @returns the names in those of its drop-ins that were not read before */
function readDropIns(unit: string, listing: Listing, contents: Contents): string[] {
  return listing
    .dropinsOf(unit)
    .filter(({ path }) => !contents.has(path))
    .flatMap((place) => readAt(place, unit.endsWith('.kube'), listing, contents));
}

/** Reads the units that may start a unit that does not define it itself. */
function readNaming(units: readonly string[], listing: Listing, contents: Contents): void {
  const open = units.filter(
    (unit) => isStarted(unit) && !saysWhoWantsIt(contents.get(listing.find(unit)?.path ?? '')),
  );
  if (open.length === 0) return;
  const wanted = new Set(open.flatMap((unit) => [unit, ...servicesOf(unit)]));
  for (const place of listing.unitsBeside()) {
    if (contents.has(place.path)) continue;
    if (!wordsOf(contents.read(place)).some((word) => wanted.has(word))) contents.delete(place.path);
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

function readAt(place: ListedFile, playsYaml: boolean, listing: Listing, contents: Contents): string[] {
  const entry = contents.read(place);
  if (playsYaml) {
    for (const yaml of yamlOf(place, contents, listing)) contents.read(yaml);
  }
  return wordsOf(entry).filter((word) => isUnitName(word) && !word.includes('/'));
}

/** The YAML files that a `.kube` unit or its drop-in, already read, refers to. */
function yamlOf({ path, directory }: ListedFile, contents: Contents, listing: Listing): ListedFile[] {
  const words = new Set(wordsOf(contents.get(path)).filter(isYamlName));
  return [...words].flatMap((word) => listing.at(posix.join(directory.path, word)) ?? []);
}
