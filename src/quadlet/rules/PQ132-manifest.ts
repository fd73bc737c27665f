import type { Context } from '../convert/context.js';
import { type ParsedFiles, pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry } from '../set/source-tree.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import type { SourceText } from '../syntax/source-text.js';
import { isTemplated } from '../syntax/templated.js';
import { partSpan } from '../syntax/unit-file.js';
import { type ConfigMapUse, configMapUses, kindOf, nameOf, PLAYED_KINDS } from './kube-kinds.js';
import type { Rule, SetFiles, YamlReader } from './rule.js';

export const manifest: Rule = {
  code: 'PQ132',
  name: 'manifest',
  severity: 'warning',
  summary: 'The manifest of a .kube file is missing, cannot be read, or holds what podman does not play.',
  explanation:
    'The generator hands `Yaml=` to `podman kube play` without a look into it, so a missing file, wrong YAML, ' +
    'a ConfigMap that is in none of the manifests, and kinds that podman does not play show at the start ' +
    'only. podman plays Pod, Deployment, DaemonSet, Job, PersistentVolumeClaim, ConfigMap and Secret; it ' +
    'passes over other documents, a Service for example, without an error. Publish ports by `hostPort:` in ' +
    'the pod or `PublishPort=` in the unit, and take away what has no effect.',
  checkSet: checkManifests,
};

interface Manifest {
  readonly source: SourceText;
  readonly documents: readonly unknown[];
}

/** The manifests of `.kube` files: they are there, can be read, and hold what podman plays. */
function checkManifests(context: Context, { tree, parsed: files, readYaml }: SetFiles): void {
  if (readYaml === undefined) return;
  const members = context.set.members.filter(({ kind, parses }) => parses && kind.extension === '.kube');
  if (members.length === 0) return;
  const byPath = new Map(tree.directories.map((directory) => [normal(directory.path), directory]));
  const read = (word: EntryWord, member: Member): Manifest | undefined => {
    const found = find(context, byPath, member, word);
    return found && readManifest(context, files, found, readYaml);
  };
  for (const member of members) {
    const { unit } = member;
    const yaml = context.behaviour.severalYaml ? unit.words('Kube', 'Yaml') : lastWord(member);
    const manifests = yaml.map((word) => read(word, member));
    const configMaps = unit.words('Kube', 'ConfigMap').map((word) => read(word, member));
    const all = [...manifests, ...configMaps];
    for (const [index, manifest] of manifests.entries()) {
      if (manifest !== undefined) checkKinds(context, yaml[index] as EntryWord, manifest);
    }
    // One that could not be read may define what another one uses.
    if (all.every((manifest) => manifest !== undefined))
      checkConfigMaps(context, manifests as Manifest[], all);
  }
}

function lastWord(member: Member): EntryWord[] {
  const entry = member.unit.last('Kube', 'Yaml');
  if (entry === undefined) return [];
  const text = member.unit.unquoted(entry);
  return text === '' ? [] : [{ text, start: 0, end: entry.value.trimEnd().length, entry }];
}

/** `.` and `..` resolved, as far as the path goes. */
function normal(path: string): string {
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else names.push(name);
  }
  return (path.startsWith('/') ? '/' : '') + names.join('/');
}

function find(
  context: Context,
  byPath: ReadonlyMap<string, SourceDirectory>,
  member: Member,
  word: EntryWord,
): { directory: SourceDirectory; entry: SourceEntry } | undefined {
  if (/^%(?!%)|^https?:/.test(word.text)) return undefined;
  const { path } = member.unit;
  const base = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
  const full = normal(word.text.startsWith('/') || base === '' ? word.text : `${base}/${word.text}`);
  const slash = full.lastIndexOf('/');
  const directory = byPath.get(slash < 0 ? '' : full.slice(0, slash));
  if (directory === undefined) return undefined;
  const entry = directory.entries.find(({ name }) => name === full.slice(slash + 1));
  if (entry !== undefined) return { directory, entry };
  const span = partSpan(word.entry, word.start, word.end);
  context.report(
    'PQ132',
    span,
    `${pathOf(directory, full.slice(slash + 1))} is not there: podman could not play it`,
  );
  return undefined;
}

function readManifest(
  context: Context,
  files: ParsedFiles,
  { directory, entry }: { directory: SourceDirectory; entry: SourceEntry },
  readYaml: YamlReader,
): Manifest | undefined {
  if (entry.content === undefined) return undefined;
  const source = files.text(directory, entry);
  if (isTemplated(source.text)) return undefined;
  const { documents, errors } = readYaml(source.text);
  const first = errors[0];
  if (first === undefined) return { source, documents };
  const end = source.text.indexOf('\n', first.offset);
  const span = { source, start: first.offset, end: end < 0 ? source.text.length : end };
  context.report('PQ132', span, `this is no YAML: ${first.message}`);
  return undefined;
}

function checkKinds(context: Context, word: EntryWord, { source, documents }: Manifest): void {
  const kinds = documents.map(kindOf);
  for (const [index, kind] of kinds.entries()) {
    if (documents[index] === null || kind === undefined || PLAYED_KINDS.includes(kind)) continue;
    const at = source.text.search(new RegExp(`^kind:[ \\t]*["']?${kind.replace(/[^\w]/g, '.')}`, 'm'));
    const start = Math.max(at, 0);
    const end = at < 0 ? start : Math.min(source.text.length, start + `kind: ${kind}`.length);
    const message = `podman plays no ${kind}; it ignores this document`;
    context.report('PQ132', { source, start, end }, message);
  }
  if (kinds.some((kind) => kind !== undefined && PLAYED_KINDS.includes(kind))) return;
  const span = partSpan(word.entry, word.start, word.end);
  context.report(
    'PQ132',
    span,
    `${source.path} holds nothing that podman plays: it needs ${PLAYED_KINDS.join(', ')}`,
  );
}

function checkConfigMaps(context: Context, manifests: readonly Manifest[], all: readonly Manifest[]): void {
  const defined = new Set(
    all.flatMap(({ documents }) => documents.filter((one) => kindOf(one) === 'ConfigMap').map(nameOf)),
  );
  for (const { source, documents } of manifests) {
    const missing = documents.flatMap(configMapUses).filter((use) => !use.optional && !defined.has(use.name));
    for (const use of new Map(missing.map((one) => [one.name, one])).values())
      reportConfigMap(context, source, use);
  }
}

function reportConfigMap(context: Context, source: SourceText, { name }: ConfigMapUse): void {
  const pattern = new RegExp(`name:[ \\t]*["']?(${name.replace(/[^\w-]/g, '.')})(?![\\w.-])`);
  const match = pattern.exec(source.text);
  const start = match === null ? 0 : match.index + match[0].length - name.length;
  const span = { source, start, end: match === null ? 0 : start + name.length };
  context.report(
    'PQ132',
    span,
    `the ConfigMap ${name} is in none of these manifests: add its file with ConfigMap=, or mark it optional`,
  );
}
