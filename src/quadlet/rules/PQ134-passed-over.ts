import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import { firstLine } from '../set/parsed-files.js';
import type { SourceEntry } from '../set/source-tree.js';
import type { Context } from './context.js';
import { dropInsIn, takenDropIns } from './PQ143-orphan-drop-in.js';
import type { Rule, SetFiles } from './rule.js';

export const passedOver: Rule = {
  code: 'PQ134',
  name: 'passed-over',
  severity: 'warning',
  summary: 'A targeted Podman does not look at the file at all.',
  explanation:
    'Older generators look at less. `.image` files came with Podman 4.8, `.pod` with 5.0, `.build` with 5.2 ' +
    'and `.artifact` with 5.7; subdirectories with 4.7, and linked ones with 5.3; drop-ins with 5.0, and ' +
    'those for all units of a kind or a prefix with 5.2. What they do not know they pass over without a word. ' +
    'Do without it, or no longer target the old version.',
  sources: [
    'pkg/systemd/quadlet/unitdirs.go, AppendSubPaths',
    'cmd/quadlet/main.go, loadUnitDropins',
    'podman-systemd.unit(5)',
  ],
  checkSet: checkPassedOver,
};

/** Units and drop-ins that newer versions read. */
function checkPassedOver(context: Context, files: SetFiles): void {
  const { behaviour, set } = context;
  for (const { directory, entry, reason } of set.passedOver) {
    if (entry.content === undefined || reason === 'shadowed') continue;
    const message = reason === 'kind' ? kindMessage(entry) : directoryMessage(behaviour);
    context.report('PQ134', firstLine(files.parsed, directory, entry), message);
  }
  if (behaviour.dropIns !== 'all') checkDropIns(context, files);
}

function kindMessage(entry: SourceEntry): string {
  const extension = extensionOf(entry.name);
  const since = UNIT_KINDS.get(extension)?.since ?? 0;
  const version = minorOf(`${Math.floor(since / 1e6)}.${Math.floor(since / 1e3) % 1e3}.0`);
  return `${extension} files came with Podman ${version}; an older generator ignores them without a word`;
}

function directoryMessage({ subdirectories }: Behaviour): string {
  return subdirectories === 'none'
    ? 'before Podman 4.7 the generator does not look into subdirectories: put the file beside the others'
    : 'the generator does not look here for units: directories that end in ".d" are for drop-ins, and before Podman 5.3 links to directories are not followed';
}

function checkDropIns(context: Context, { tree, parsed }: SetFiles): void {
  const { dropIns } = context.behaviour;
  const since = dropIns === 'none' ? '5.0' : '5.2';
  const [known, taken] = [takenDropIns(tree, 'all'), takenDropIns(tree, dropIns)];
  for (const { directory, entry, name } of dropInsIn(tree)) {
    if (!known.has(name) || taken.has(name)) continue;
    const message = `Podman reads drop-ins from ${name} from ${since} on; an older generator ignores them`;
    context.report('PQ134', firstLine(parsed, directory, entry), message);
  }
}
