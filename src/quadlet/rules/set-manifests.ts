import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry, SourceTree } from '../set/source-tree.js';
import type { EntryWord } from '../set/unit.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import type { SourceText } from '../syntax/source-text.js';
import { isTemplated } from '../syntax/templated.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { type Manifest, manifestOf } from './kube-manifest.js';
import type { SetFiles } from './rule.js';

/** Why a manifest cannot be read. */
export type ManifestProblem =
  | { readonly kind: 'missing'; readonly path: string }
  | {
      readonly kind: 'large';
      readonly directory: SourceDirectory;
      readonly entry: SourceEntry;
      readonly limit: number;
    }
  | { readonly kind: 'much'; readonly source: SourceText }
  | { readonly kind: 'invalid'; readonly span: Span; readonly message: string };

/** A word of a unit that names a manifest. Neither a manifest nor a problem: only known at run time, or a template. */
export interface NamedManifest {
  readonly word: EntryWord;
  readonly manifest?: Manifest;
  readonly problem?: ManifestProblem;
}

/** What a `.kube` unit plays. */
export interface Played {
  readonly member: Member;
  readonly yaml: readonly NamedManifest[];
  readonly configMaps: readonly NamedManifest[];
}

/** The files are the same for all versions, and each is read once. */
const READ = new WeakMap<SetFiles, Map<SourceEntry, ReadManifest>>();
const PLAYED = new WeakMap<UnitSet, readonly Played[]>();

type ReadManifest = Omit<NamedManifest, 'word'>;

/** The manifests of the `.kube` units of a set; none if YAML is not read. */
export function playedBy(context: Context, files: SetFiles): readonly Played[] {
  const known = PLAYED.get(context.set) ?? findPlayed(context, files);
  PLAYED.set(context.set, known);
  return known;
}

function findPlayed({ behaviour, set }: Context, files: SetFiles): readonly Played[] {
  const members = set.members.filter(({ kind, parses }) => parses && kind.extension === '.kube');
  if (files.readYaml === undefined || members.length === 0) return [];
  const find = finder(files.tree);
  const read = READ.get(files) ?? new Map<SourceEntry, ReadManifest>();
  READ.set(files, read);
  const named = (word: EntryWord, member: Member): NamedManifest => {
    const found = find(word, member);
    if (found === undefined) return { word };
    if (typeof found === 'string') return { word, problem: { kind: 'missing', path: found } };
    const known = read.get(found.entry) ?? readManifest(files, found);
    read.set(found.entry, known);
    return { word, ...known };
  };
  return members.map((member) => {
    const { unit } = member;
    const yaml = behaviour.severalYaml ? unit.words('Kube', 'Yaml') : lastWord(member);
    return {
      member,
      yaml: yaml.map((word) => named(word, member)),
      configMaps: unit.words('Kube', 'ConfigMap').map((word) => named(word, member)),
    };
  });
}

function lastWord(member: Member): EntryWord[] {
  const entry = member.unit.last('Kube', 'Yaml');
  if (entry === undefined) return [];
  const text = member.unit.unquoted(entry);
  return text === '' ? [] : [{ text, start: 0, end: entry.value.trimEnd().length, entry }];
}

/** Resolves `.` and `..` in a path. */
function normal(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else names.push(name);
  }
  return (path.startsWith('/') ? '/' : '') + names.join('/');
}

interface Found {
  readonly directory: SourceDirectory;
  readonly entry: SourceEntry;
}

/** Finds the file that a word of a unit names: the path of one that is missing, and undefined outside the tree. */
function finder(tree: SourceTree): (word: EntryWord, member: Member) => Found | string | undefined {
  const directories = new Map(tree.directories.map((directory) => [normal(directory.path), directory]));
  const names = new Map<SourceDirectory, ReadonlyMap<string, SourceEntry>>();
  const entriesOf = (directory: SourceDirectory) => {
    const entries = names.get(directory) ?? new Map(directory.entries.map((entry) => [entry.name, entry]));
    names.set(directory, entries);
    return entries;
  };
  return (word, { unit: { path } }) => {
    if (/^%(?!%)|^https?:/.test(word.text)) return undefined;
    const base = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    const full = normal(word.text.startsWith('/') || base === '' ? word.text : `${base}/${word.text}`);
    const slash = full.lastIndexOf('/');
    const directory = directories.get(slash < 0 ? '' : full.slice(0, slash));
    if (directory === undefined) return undefined;
    const name = full.slice(slash + 1);
    const entry = entriesOf(directory).get(name);
    return entry === undefined ? pathOf(directory, name) : { directory, entry };
  };
}

function readManifest({ parsed, readYaml }: SetFiles, { directory, entry }: Found): ReadManifest {
  if (entry.tooLarge !== undefined)
    return { problem: { kind: 'large', directory, entry, limit: entry.tooLarge } };
  if (entry.content === undefined || readYaml === undefined) return {};
  const source = parsed.text(directory, entry);
  if (isTemplated(source.text)) return {};
  const { documents, errors, tooLarge } = readYaml(source.text);
  if (tooLarge) return { problem: { kind: 'much', source } };
  const first = errors[0];
  if (first === undefined) return { manifest: manifestOf(source, documents) };
  const end = source.text.indexOf('\n', first.offset);
  const span = { source, start: first.offset, end: end < 0 ? source.text.length : end };
  return { problem: { kind: 'invalid', span, message: first.message } };
}
