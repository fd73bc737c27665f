import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import { minorOf } from '../catalogue/versions.js';
import { firstLine } from '../set/parsed-files.js';
import type { SourceEntry } from '../set/source-tree.js';
import type { Context } from './context.js';
import { dropInsIn, takenDropIns } from './PQ143-orphan-drop-in.js';
import type { Rule, SetFiles } from './rule.js';

export const ignoredFile: Rule = {
  code: 'PQ134',
  name: 'ignored-file',
  severity: 'warning',
  summary: 'A target Podman version ignores the file.',
  explanation:
    'Older generators read fewer files. `.image` files require Podman 4.8, `.pod` 5.0, `.build` 5.2 and ' +
    '`.artifact` 5.7; subdirectories require 4.7, and links to directories 5.3; drop-ins require 5.0, and those ' +
    'for all units of a kind or a prefix 5.2. Earlier versions ignore these files silently. Do not use them, or ' +
    'stop targeting the old version.',
  sources: [
    'pkg/systemd/quadlet/unitdirs.go, AppendSubPaths',
    'cmd/quadlet/main.go, loadUnitDropins',
    'podman-systemd.unit(5)',
  ],
  checkSet: checkIgnored,
};

/** Units and drop-ins that newer versions read. */
function checkIgnored(context: Context, files: SetFiles): void {
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
  return `${extension} files require Podman ${version}; older generators ignore them`;
}

function directoryMessage({ subdirectories }: Behaviour): string {
  return subdirectories === 'none'
    ? 'Podman before 4.7 ignores subdirectories; move the file out of this one'
    : 'the generator reads no units here: directories ending in ".d" are for drop-ins, and Podman before 5.3 does not follow links to directories';
}

function checkDropIns(context: Context, { tree, parsed }: SetFiles): void {
  const { dropIns } = context.behaviour;
  const since = dropIns === 'none' ? '5.0' : '5.2';
  const [known, taken] = [takenDropIns(tree, 'all'), takenDropIns(tree, dropIns)];
  for (const { directory, entry, name } of dropInsIn(tree)) {
    if (!known.has(name) || taken.has(name)) continue;
    const message = `drop-ins in ${name} require Podman ${since}; older generators ignore them`;
    context.report('PQ134', firstLine(parsed, directory, entry), message);
  }
}
