import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import type { Context } from '../convert/context.js';
import { dropInDirectories } from '../set/drop-ins.js';
import type { ParsedFiles } from '../set/parsed-files.js';
import type { SourceEntry, SourceTree } from '../set/source-tree.js';
import { firstLine } from './first-line.js';
import type { Rule, SetFiles } from './rule.js';

export const shadowedFile: Rule = {
  code: 'PQ117',
  name: 'shadowed-file',
  severity: 'warning',
  summary: 'Another file of the search path has the same name, and this one is ignored.',
  explanation:
    'All directories of a search path are one space of names, subdirectories included, and the first file of ' +
    'a name wins. The generator passes over the others without a word (`loadUnitsFromDir` in ' +
    '`cmd/quadlet/main.go`). That is meant for overriding a file of the distribution by one in `/etc`; within ' +
    'one repository it is mostly an accident. Rename one of them, or write a drop-in.',
  checkSet: checkFiles,
};

/** Files that the generator passes over without a word. */
function checkFiles(context: Context, { tree, parsed: files }: SetFiles): void {
  for (const { directory, entry, reason, by } of context.set.passedOver) {
    if (entry.content === undefined) continue;
    const span = firstLine(files, directory, entry);
    if (reason === 'shadowed') {
      const message = `${by} has the same name and comes first in the search path, so the generator ignores this file: give one of them another name`;
      context.report('PQ117', span, message);
    } else
      context.report('PQ134', span, reason === 'kind' ? kindMessage(entry) : placeMessage(context.behaviour));
  }
  checkDropIns(context, tree, files);
}

function kindMessage(entry: SourceEntry): string {
  const extension = extensionOf(entry.name);
  const since = UNIT_KINDS.get(extension)?.since ?? 0;
  const version = minorOf(`${Math.floor(since / 1e6)}.${Math.floor(since / 1e3) % 1e3}.0`);
  return `${extension} files came with Podman ${version}; an older generator ignores them without a word`;
}

function placeMessage({ subdirectories }: Behaviour): string {
  return subdirectories === 'none'
    ? 'before Podman 4.7 the generator does not look into subdirectories: put the file beside the others'
    : 'the generator does not look here for units: directories that end in ".d" are for drop-ins, and before Podman 5.3 links to directories are not followed';
}

/** Drop-ins that no unit takes, and those of versions that take none. */
function checkDropIns(context: Context, tree: SourceTree, files: ParsedFiles): void {
  const present = new Set(
    tree.directories.map(({ path }) => nameOf(path)).filter((name) => name.endsWith('.d')),
  );
  if (present.size === 0) return;
  const names = tree.directories.flatMap(({ entries }) =>
    entries.map(({ name }) => name).filter((name) => UNIT_KINDS.has(extensionOf(name))),
  );
  const lookedFor = (behaviour: Pick<Behaviour, 'dropIns'>) => {
    const found = new Set<string>();
    // A name can stand for a hundred directories, of which few are there.
    for (const unit of names) {
      for (const name of dropInDirectories(unit, behaviour)) if (present.has(name)) found.add(name);
    }
    return found;
  };
  const known = lookedFor({ dropIns: 'all' });
  const taken = lookedFor(context.behaviour);
  for (const directory of tree.directories) {
    const name = nameOf(directory.path);
    const unit = name.slice(0, -2);
    const extension = extensionOf(unit) || `.${unit}`;
    if (!name.endsWith('.d') || !UNIT_KINDS.has(extension)) continue;
    const drops = directory.entries.filter(
      (entry) => entry.name.endsWith('.conf') && entry.content !== undefined,
    );
    for (const entry of drops) {
      const span = firstLine(files, directory, entry);
      if (!known.has(name) && unit !== extension.slice(1)) {
        const near = context.similarName(unit);
        const hint = near === undefined ? 'name the directory after the unit' : `did you mean ${near}.d?`;
        context.report(
          'PQ143',
          span,
          `no unit here is called ${unit}, so nothing reads this drop-in: ${hint}`,
        );
      } else if (known.has(name) && !taken.has(name)) {
        const since = context.behaviour.dropIns === 'none' ? '5.0' : '5.2';
        context.report(
          'PQ134',
          span,
          `Podman reads drop-ins from ${name} from ${since} on; an older generator ignores them`,
        );
      }
    }
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
