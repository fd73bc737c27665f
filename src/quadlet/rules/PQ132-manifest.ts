import { type ParsedFiles, pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry, SourceTree } from '../set/source-tree.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import type { SourceText } from '../syntax/source-text.js';
import { isTemplated } from '../syntax/templated.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { type Manifest, manifestOf, PLAYED_KINDS, WordFinder } from './kube-manifest.js';
import { reportTooLarge, TOO_LARGE } from './PQ092-file-too-large.js';
import type { Rule, SetFiles, YamlReader } from './rule.js';

export const manifest: Rule = {
  code: 'PQ132',
  name: 'manifest',
  severity: 'warning',
  summary:
    'The manifest of a .kube file is missing, invalid, or contains kinds that podman does not support.',
  explanation:
    'The generator passes `Yaml=` to `podman kube play` unchecked. A missing file, invalid YAML, a ConfigMap that ' +
    'is in none of the manifests, and unsupported kinds only show when the service starts. podman supports Pod, ' +
    'Deployment, DaemonSet, Job, PersistentVolumeClaim, ConfigMap and Secret; it ignores other documents, a ' +
    'Service for example, without an error. Publish ports with `hostPort:` in the pod or `PublishPort=` in the ' +
    'unit, and remove documents that have no effect.',
  sources: ['podman-kube-play(1)', 'pkg/domain/infra/abi/play.go, PlayKube'],
  checkSet: checkManifests,
};

/** Checks that the manifests of `.kube` files exist, can be read, and contain something that podman plays. */
function checkManifests(context: Context, { tree, parsed: files, readYaml }: SetFiles): void {
  if (readYaml === undefined) return;
  const members = context.set.members.filter(({ kind, parses }) => parses && kind.extension === '.kube');
  if (members.length === 0) return;
  const find = finder(context, tree);
  const known = new Map<SourceEntry, Manifest | undefined>();
  const read = (word: EntryWord, member: Member): Manifest | undefined => {
    const found = find(word, member);
    if (found === undefined) return undefined;
    if (!known.has(found.entry)) known.set(found.entry, readManifest(context, files, found, readYaml));
    const manifest = known.get(found.entry);
    files.budget.countText(4 * (manifest?.needed.length ?? 0));
    return manifest;
  };
  const played = new Set<Manifest>();
  const missing = new Map<Manifest, Set<string>>();
  for (const member of members) {
    const { unit } = member;
    const yaml = context.behaviour.severalYaml ? unit.words('Kube', 'Yaml') : lastWord(member);
    const manifests = yaml.map((word) => read(word, member));
    const configMaps = unit.words('Kube', 'ConfigMap').map((word) => read(word, member));
    for (const [index, manifest] of manifests.entries()) {
      if (manifest === undefined) continue;
      played.add(manifest);
      if (!manifest.isPlayed) reportNothingPlayed(context, yaml[index] as EntryWord, manifest);
    }
    // A manifest that could not be read may define a ConfigMap that another one uses.
    const all = new Set([...manifests, ...configMaps]);
    if (!all.has(undefined)) addMissing(missing, new Set(manifests) as Set<Manifest>, all as Set<Manifest>);
  }
  for (const manifest of played) reportOtherKinds(context, manifest);
  for (const [{ source }, names] of missing) reportConfigMaps(context, source, names);
}

/** @param all the manifests of one unit, any of which can define a ConfigMap */
function addMissing(
  missing: Map<Manifest, Set<string>>,
  manifests: ReadonlySet<Manifest>,
  all: ReadonlySet<Manifest>,
): void {
  for (const manifest of manifests) {
    const names = manifest.needed.filter((name) => ![...all].some(({ defined }) => defined.has(name)));
    if (names.length === 0) continue;
    const known = missing.get(manifest) ?? new Set();
    missing.set(manifest, known);
    for (const name of names) known.add(name);
  }
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

type Found = { readonly directory: SourceDirectory; readonly entry: SourceEntry };

/** Finds the file that a word of a unit names, and reports it if missing. */
function finder(context: Context, tree: SourceTree): (word: EntryWord, member: Member) => Found | undefined {
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
    if (entry !== undefined) return { directory, entry };
    const message = `${pathOf(directory, name)} does not exist, so podman cannot play it`;
    context.report('PQ132', partSpan(word.entry, word.start, word.end), message);
    return undefined;
  };
}

function reportOtherKinds(context: Context, { source, otherKinds }: Manifest): void {
  if (otherKinds.length === 0) return;
  const words = new WordFinder(source, /^kind:[ \t]*["']?(\w+)/gm);
  for (const kind of otherKinds) {
    const span = words.span(kind);
    const start = source.text.lastIndexOf('\n', span.start) + 1;
    context.report('PQ132', { ...span, start }, `podman does not support ${kind} and ignores this document`);
  }
}

function reportNothingPlayed(context: Context, word: EntryWord, { source }: Manifest): void {
  context.report(
    'PQ132',
    partSpan(word.entry, word.start, word.end),
    `${source.path} contains nothing that podman plays; supported kinds: ${PLAYED_KINDS.join(', ')}`,
  );
}

function reportConfigMaps(context: Context, source: SourceText, names: ReadonlySet<string>): void {
  const words = new WordFinder(source, /name:[ \t]*["']?([\w.-]+)/g);
  for (const name of names) {
    const message = `the ConfigMap ${name} is in none of the manifests; add its file with ConfigMap=, or mark it optional`;
    context.report('PQ132', words.span(name), message);
  }
}

/** Reads a manifest, and reports why if that fails. */
function readManifest(
  context: Context,
  files: ParsedFiles,
  { directory, entry }: { directory: SourceDirectory; entry: SourceEntry },
  readYaml: YamlReader,
): Manifest | undefined {
  if (entry.tooLarge !== undefined) reportTooLarge(context, directory, entry, entry.tooLarge);
  if (entry.content === undefined) return undefined;
  const source = files.text(directory, entry);
  if (isTemplated(source.text)) return undefined;
  const { documents, errors, tooLarge } = readYaml(source.text);
  if (tooLarge) {
    const message =
      'this file is not checked, because the manifests together contain too much YAML; split it';
    context.report(TOO_LARGE, { source, start: 0, end: 0 }, message);
    return undefined;
  }
  const first = errors[0];
  if (first === undefined) return manifestOf(source, documents);
  const end = source.text.indexOf('\n', first.offset);
  const span = { source, start: first.offset, end: end < 0 ? source.text.length : end };
  context.report('PQ132', span, `invalid YAML: ${first.message}`);
  return undefined;
}
