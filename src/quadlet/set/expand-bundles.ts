import { isUnitName } from '../catalogue/keys.js';
import { type Enclosing, encode, SourceText } from '../syntax/source-text.js';
import { type BundleFault, type BundlePart, isBundleName, MOST_PARTS, splitBundle } from './bundle.js';
import { pathOf } from './parsed-files.js';
import { compareNames, type SourceDirectory, type SourceEntry, type SourceTree } from './source-tree.js';

/** A bundle of a tree and its parts. */
export interface Bundle {
  readonly directory: SourceDirectory;
  readonly entry: SourceEntry;
  readonly source: SourceText;
  /** The parts that became files of the directory. */
  readonly parts: readonly BundlePart[];
  /** Parts whose name is taken, by the bundle itself or by another file; they are not in the tree. */
  readonly taken: readonly { readonly part: BundlePart; readonly by: string }[];
  readonly faults: readonly BundleFault[];
}

/** A tree in which the parts of bundles are files next to the bundle, as `podman quadlet install` writes them. */
export interface ExpandedTree {
  readonly tree: SourceTree;
  readonly bundles: readonly Bundle[];
  /** The place of each part, by the path of the file that it becomes. */
  readonly origins: ReadonlyMap<string, Enclosing>;
}

/** Limit for the parts of all bundles, like that for the files of a lint. */
export const MOST_IN_TREE = 20_000;

/** Splits the bundles of a tree. A tree without bundles is returned as it is. */
export function expandBundles(tree: SourceTree): ExpandedTree {
  const bundles: Bundle[] = [];
  const origins = new Map<string, Enclosing>();
  let left = MOST_IN_TREE;
  const directories = tree.directories.map((directory) => {
    const { path, depth, entries } = directory;
    const found = depth > 0 && path.endsWith('.d') ? [] : entries.filter(isReadBundle);
    if (found.length === 0) return directory;
    const taken = new Map(
      entries.filter(({ name }) => isUnitName(name)).map(({ name }) => [name, pathOf(directory, name)]),
    );
    const added: SourceEntry[] = [];
    for (const entry of found) {
      const bundle = splitEntry(directory, entry, taken, left);
      left -= bundle.parts.length;
      bundles.push(bundle);
      const { source, parts } = bundle;
      for (const part of parts) {
        const within = { source, start: part.start, end: part.end };
        added.push({ name: part.name, content: contentOf(within), within });
        origins.set(pathOf(directory, part.name), within);
      }
    }
    const all = [...entries.map(withoutText), ...added];
    return { ...directory, entries: all.sort((a, b) => compareNames(a.name, b.name)) };
  });
  return bundles.length === 0
    ? { tree, bundles, origins }
    : { tree: { ...tree, directories }, bundles, origins };
}

function contentOf({ source, start, end }: Enclosing): string | Buffer {
  const text = source.text.slice(start, end);
  return source.firstBadByte < 0 ? text : encode(text);
}

function isReadBundle({ name, refused }: SourceEntry): boolean {
  return isBundleName(name) && refused === undefined;
}

function withoutText(entry: SourceEntry): SourceEntry {
  return isReadBundle(entry) ? { name: entry.name, content: undefined } : entry;
}

/** @param taken the names of the directory, and their paths; the parts are added */
function splitEntry(
  directory: SourceDirectory,
  entry: SourceEntry,
  taken: Map<string, string>,
  left: number,
): Bundle {
  const path = pathOf(directory, entry.name);
  const source = new SourceText(path, entry.content ?? '');
  const bundle = { directory, entry, source };
  if (entry.content === undefined) return { ...bundle, parts: [], taken: [], faults: [] };
  const { parts, faults } = splitBundle(source.text, Math.min(left, MOST_PARTS));
  const blocked: { part: BundlePart; by: string }[] = [];
  const own = parts.filter((part) => {
    const by = taken.get(part.name);
    if (by !== undefined) blocked.push({ part, by });
    else taken.set(part.name, path);
    return by === undefined;
  });
  return { ...bundle, parts: own, taken: blocked, faults };
}
