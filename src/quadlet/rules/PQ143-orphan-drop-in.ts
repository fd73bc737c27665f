import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import { type DropInFile, dropInDirectories } from '../set/drop-ins.js';
import { firstLine } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const orphanDropIn: Rule = {
  code: 'PQ143',
  name: 'orphan-drop-in',
  severity: 'warning',
  summary: 'A drop-in belongs to no unit.',
  explanation:
    'A directory `NAME.container.d` adds its `*.conf` files to the unit `NAME.container` in the same directory or ' +
    'anywhere else in the search path. If that unit does not exist, for example because it was renamed, the files ' +
    'are ignored without a message. Quadlet only knows instances of a template that are links to it: without a link ' +
    '`NAME@1.container` it does not read `NAME@1.container.d`. Drop-ins for a whole kind are in `container.d`, those ' +
    'for a prefix in `NAME-.container.d`. Rename the directory, or remove it.',
  sources: ['pkg/systemd/parser/unitfile.go, GetUnitDropinPaths', 'cmd/quadlet/main.go, loadUnitDropins'],
  checkSet: checkOrphans,
};

/** Drop-ins that no version adds to a unit, except those for a whole kind. */
function checkOrphans(context: Context, { tree, parsed }: SetFiles): void {
  const known = takenDropIns(tree, 'all');
  for (const { directory, entry, name } of dropInsIn(tree)) {
    const unit = name.slice(0, -2);
    if (known.has(name) || UNIT_KINDS.has(`.${unit}`)) continue;
    const template = unit.replace(/@[^@]+(?=\.\w+$)/, '@');
    const near = context.similarName(unit);
    const hint =
      template !== unit && context.set.byName.has(template)
        ? `add a link ${unit} to ${template}, which makes this instance`
        : near === undefined
          ? 'name the directory after the unit'
          : `did you mean ${near}.d?`;
    const message = `no unit is named ${unit}, so this drop-in has no effect; ${hint}`;
    context.report('PQ143', firstLine(parsed, directory, entry), message);
  }
}

/** The drop-ins in directories named after a unit or a kind, with the name of their directory. */
export function* dropInsIn({ directories }: SourceTree): Iterable<DropInFile & { readonly name: string }> {
  for (const directory of directories) {
    const name = nameOf(directory.path);
    const unit = name.slice(0, -2);
    if (!name.endsWith('.d') || !UNIT_KINDS.has(extensionOf(unit) || `.${unit}`)) continue;
    for (const entry of directory.entries) {
      if (entry.name.endsWith('.conf') && entry.content !== undefined) yield { directory, entry, name };
    }
  }
}

/** The names of directories from which a version reads drop-ins of the existing units. */
export function takenDropIns(
  { directories }: SourceTree,
  dropIns: Behaviour['dropIns'],
): ReadonlySet<string> {
  const present = new Set(directories.map(({ path }) => nameOf(path)).filter((name) => name.endsWith('.d')));
  const taken = new Set<string>();
  if (present.size === 0) return taken;
  for (const { entries } of directories) {
    for (const { name } of entries) {
      if (!UNIT_KINDS.has(extensionOf(name))) continue;
      // A name can match a hundred directories, of which few exist.
      for (const one of dropInDirectories(name, { dropIns })) if (present.has(one)) taken.add(one);
    }
  }
  return taken;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
