import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf, UNIT_KINDS, type UnitKind } from '../catalogue/keys.js';
import type { UnitFile } from '../syntax/unit-file.js';
import { type DropInFile, DropInFinder } from './drop-ins.js';
import { resourceNameOf, serviceNameOf } from './names.js';
import { type ParsedFiles, pathOf } from './parsed-files.js';
import type { SourceDirectory, SourceEntry, SourceTree } from './source-tree.js';
import { Unit } from './unit.js';

/** A unit of the set, with the properties that other units need. */
export interface Member {
  readonly unit: Unit;
  readonly kind: UnitKind;
  /** Its drop-ins, including those that the generator cannot read and skips. */
  readonly dropInFiles: readonly UnitFile[];
  /** Without `.service`. */
  readonly service: string;
  /** Whether it is a template that is not checked. It counts as a file with a valid syntax, which the rendered one has. */
  readonly skipped: boolean;
  /** Its own syntax is valid. */
  readonly parses: boolean;
  /** Whether the generator converts it: it can be parsed, and it is not dropped because of another file. */
  loads: boolean;
  /** The path of the file in the same directory that causes the generator to drop it. */
  droppedBy?: string;
  /**
   * The name of the podman resource; empty if unknown. Set during conversion, as in the generator.
   */
  resource: string;
  /** Whether the generator converts it without errors. Set after the conversion. */
  converts: boolean;
  /** Whether it, or one of its drop-ins, is too large to be checked, so that only its name is known. */
  readonly unchecked: boolean;
}

/** A file that the generator skips. */
interface PassedOver {
  readonly directory: SourceDirectory;
  readonly entry: SourceEntry;
  /** A duplicate name; a kind that the version does not know; a directory that the version does not read. */
  readonly reason: 'shadowed' | 'kind' | 'place';
  /** The path of the file that shadows it. */
  readonly by?: string;
}

/** The files of one search path as read by one version's generator. */
export interface UnitSet {
  /** In the order of conversion, including those that do not load. */
  readonly members: readonly Member[];
  /** Units that load, by file name, for references. */
  readonly byName: ReadonlyMap<string, Member>;
  /** Units that do not load, by file name. */
  readonly notLoaded: ReadonlyMap<string, Member>;
  /** The names of templates with instances. */
  readonly instantiated: ReadonlySet<string>;
  readonly passedOver: readonly PassedOver[];
  readonly passedOverByName: ReadonlyMap<string, PassedOver>;
  /** Entries with the name of a drop-in directory or a drop-in that are not a directory or a file. */
  readonly blockedDropIns: readonly { directory: SourceDirectory; entry: SourceEntry; reason: string }[];
  /** Units and drop-ins that are too large to be checked. */
  readonly tooLarge: readonly { directory: SourceDirectory; entry: SourceEntry; limit: number }[];
  /** Unit names that are not readable files, with the reason. */
  readonly unreadable: readonly { directory: SourceDirectory; entry: SourceEntry; reason: string }[];
}

/**
 * Reads a search path like the generator of a version (`cmd/quadlet/main.go`).
 * @param isSkipped whether a text is a template that is not checked
 */
export function loadSet(
  tree: SourceTree,
  behaviour: Behaviour,
  files: ParsedFiles,
  isSkipped: (text: string) => boolean = () => false,
): UnitSet {
  const searched = tree.directories.filter((directory) => isSearched(directory, behaviour));
  const dropIns = new DropInFinder(searched, tree.directories, behaviour);
  const byName = new Map<string, Member>();
  const notLoaded = new Map<string, Member>();
  const members: Member[] = [];
  const passedOver: PassedOver[] = [];
  const unreadable: { directory: SourceDirectory; entry: SourceEntry; reason: string }[] = [];
  const searchedDirectories = new Set(searched);
  const blockedDropIns = new Map<
    string,
    { directory: SourceDirectory; entry: SourceEntry; reason: string }
  >();
  const tooLarge = new Map<string, { directory: SourceDirectory; entry: SourceEntry; limit: number }>();
  const addTooLarge = ({ directory, entry }: DropInFile): boolean => {
    const limit = entry.tooLarge;
    if (limit !== undefined) tooLarge.set(pathOf(directory, entry.name), { directory, entry, limit });
    return limit !== undefined;
  };
  const readMember = (directory: SourceDirectory, entry: SourceEntry, kind: UnitKind): Member => {
    const file = files.parse(directory, entry, behaviour);
    const found = dropIns.of(entry.name);
    for (const blocked of [...dropIns.blockedFor(entry.name), ...found.filter(isUnreadable)]) {
      const reason = blocked.entry.unreadable ?? 'it is not a directory';
      blockedDropIns.set(pathOf(blocked.directory, blocked.entry.name), { ...blocked, reason });
    }
    const dropInFiles = found
      .filter((dropIn) => dropIn.entry.content !== undefined)
      .map((dropIn) => files.parse(dropIn.directory, dropIn.entry, behaviour));
    const additions = dropInFiles.filter(({ faults }) => faults.length === 0);
    for (const { source } of [file, ...additions]) files.budget.countText(source.text.length);
    const unit = new Unit(entry.name, kind.extension, file, additions, behaviour);
    const skipped = isSkipped(file.source.text);
    const parses = skipped || file.faults.length === 0;
    const service = serviceNameOf(unit, kind, behaviour);
    const resource = resourceNameOf(unit, kind, behaviour);
    const unchecked = [{ directory, entry }, ...found].filter(addTooLarge).length > 0;
    return {
      unit,
      kind,
      dropInFiles,
      service,
      skipped,
      parses,
      loads: parses,
      resource,
      converts: false,
      unchecked,
    };
  };
  const taken = new Map<string, string>();
  for (const directory of tree.directories) {
    const isRead = searchedDirectories.has(directory);
    const own: Member[] = [];
    let stumbled: string | undefined;
    for (const entry of directory.entries) {
      const kind = UNIT_KINDS.get(extensionOf(entry.name));
      if (kind === undefined) continue;
      const by = taken.get(entry.name);
      if (!isRead) passedOver.push({ directory, entry, reason: 'place' });
      else if (kind.since > behaviour.version) passedOver.push({ directory, entry, reason: 'kind' });
      else if (by !== undefined) passedOver.push({ directory, entry, reason: 'shadowed', by });
      else if (entry.unreadable !== undefined) {
        unreadable.push({ directory, entry, reason: entry.unreadable });
        stumbled ??= pathOf(directory, entry.name);
      } else if (entry.content !== undefined || entry.tooLarge !== undefined) {
        const member = readMember(directory, entry, kind);
        own.push(member);
        if (member.parses) taken.set(entry.name, member.unit.path);
        else if (isRefused(member)) stumbled ??= member.unit.path;
      }
    }
    for (const member of own) {
      members.push(member);
      if (behaviour.oneDropsAll && stumbled !== undefined && stumbled !== member.unit.path && member.parses) {
        member.loads = false;
        member.droppedBy = stumbled;
      }
      (member.loads ? byName : notLoaded).set(member.unit.name, member);
    }
  }
  members.sort((a, b) => a.kind.order - b.kind.order);
  const instantiated = new Set([...byName.keys(), ...(tree.elsewhere ?? [])].flatMap(templateOf));
  const passedOverByName = new Map(passedOver.map((one) => [one.entry.name, one]));
  return {
    members,
    byName,
    notLoaded,
    instantiated,
    passedOver,
    passedOverByName,
    tooLarge: [...tooLarge.values()],
    unreadable,
    blockedDropIns: [...blockedDropIns.values()],
  };
}

function isSearched({ path, depth, linked }: SourceDirectory, behaviour: Behaviour): boolean {
  if (depth === 0) return true;
  switch (behaviour.subdirectories) {
    case 'none':
      return false;
    case 'real':
      return !linked && !(path.endsWith('.d') && behaviour.dropIns === 'all');
    case 'all':
      return !path
        .split('/')
        .slice(-depth)
        .some((name) => name.endsWith('.d'));
  }
}

/** Whether the generator reports that it cannot read the file, and does not hang. */
function isRefused({ unit }: Member): boolean {
  return unit.file.faults.some(({ kind }) => kind !== 'endless');
}

function isUnreadable({ entry }: { readonly entry: SourceEntry }): boolean {
  return entry.unreadable !== undefined;
}

/** `web@.container` of `web@blue.container`. */
function templateOf(name: string): string[] {
  const at = name.indexOf('@');
  const extension = extensionOf(name);
  const isInstance = at >= 0 && at + 1 < name.length - extension.length;
  return isInstance ? [`${name.slice(0, at + 1)}${extension}`] : [];
}
