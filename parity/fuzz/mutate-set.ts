import { basename, dirname } from 'node:path/posix';
import { extensionOf, isUnitName } from '../../src/quadlet/catalogue/keys.js';
import { mutateText, type Source } from './mutate-text.js';

/** Files as mutations see them: path to text, one character a byte. */
export type TextSet = Map<string, string>;

type Mutation = (files: TextSet, source: Source, path: string) => void;

/** Changes the set of files itself: which there are, where they lie, how they are called, what is added to them. */
export function mutateSet(files: TextSet, source: Source, path: string): void {
  source.random.pick(MUTATIONS)(files, source, path);
}

const MUTATIONS: readonly Mutation[] = [
  addDropIn,
  addDropIn,
  addDropIn,
  (files, _source, path) => void files.delete(path),
  moveDown,
  sameNameTwice,
  asTemplate,
  asTemplate,
  otherKind,
  dropInsInTheWay,
  nameTaken,
  addEmpty,
];

const DROP_IN_NAMES = ['10.conf', '20.conf', 'a.conf', '.conf', 'a.conf~', 'a', 'sub/10.conf'];

function addDropIn(files: TextSet, source: Source, path: string): void {
  const { random } = source;
  if (!isUnitName(path)) return;
  const directory = random.pick(dropInDirectories(basename(path)));
  const place = random.chance(0.8) ? dirname(path) : random.pick(['.', 'sub', 'sub/deep', 'other.d']);
  const start = random.chance(0.85) ? `[${source.section}]\n` : '';
  let text = random.chance(0.9) ? start : '';
  for (let count = random.below(3); count >= 0; count -= 1) text = mutateText(text, source);
  files.set(join(place, `${directory}/${random.pick(DROP_IN_NAMES)}`), text);
}

/** Every directory that some version may look into, and some that none does. */
function dropInDirectories(name: string): string[] {
  const extension = extensionOf(name);
  const stem = name.slice(0, -extension.length);
  const [template = '', instance] = stem.split('@', 2);
  const parts = template.split('-');
  const truncated = parts.slice(1).map((_part, index) => `${parts.slice(0, index + 1).join('-')}-`);
  return [
    `${name}.d`,
    `${name}.d`,
    `${name}.d`,
    `${template}@${extension}.d`,
    ...(instance === undefined ? [] : [`${template}${extension}.d`]),
    ...truncated.flatMap((part) => [`${part}${extension}.d`, `${part}@${extension}.d`]),
    `${extension.slice(1)}.d`,
  ];
}

function moveDown(files: TextSet, { random }: Source, path: string): void {
  const text = files.get(path);
  if (text === undefined) return;
  files.delete(path);
  files.set(`${random.pick(['sub', 'sub/deep', 'a.d', 'users'])}/${path}`, text);
}

function sameNameTwice(files: TextSet, source: Source, path: string): void {
  const text = files.get(path) ?? '';
  const copy = source.random.chance(0.5) ? text : mutateText(text, source);
  files.set(join(source.random.pick(['sub', 'a', 'z', 'sub/deep']), basename(path)), copy);
}

function asTemplate(files: TextSet, { random }: Source, path: string): void {
  const text = files.get(path);
  if (text === undefined || !isUnitName(path)) return;
  const extension = extensionOf(path);
  const stem = path.slice(0, -extension.length);
  const name = `${stem}${random.pick(['@', '@b', '@b-c', '@@', '-x', '-x@', '-x@y', '@%i', '.a', ' a'])}${extension}`;
  if (random.chance(0.6)) files.delete(path);
  files.set(name, text);
  if (random.chance(0.6)) rename(files, basename(path), basename(name));
}

function rename(files: TextSet, from: string, to: string): void {
  for (const [path, text] of files)
    files.set(
      path,
      text.replaceAll(from, () => to),
    );
}

function otherKind(files: TextSet, { random, words }: Source, path: string): void {
  const text = files.get(path);
  if (text === undefined || !isUnitName(path)) return;
  const kinds = words.sections.filter(
    (section) => !['Unit', 'Service', 'Install', 'Quadlet'].includes(section),
  );
  const extension = random.pick([
    ...kinds.map((kind) => `.${kind.toLowerCase()}`),
    '.Container',
    '.conf',
    '',
  ]);
  if (random.chance(0.5)) files.delete(path);
  files.set(path.slice(0, -extensionOf(path).length) + extension, text);
}

/** A file where drop-ins would have their directory. */
function dropInsInTheWay(files: TextSet, _source: Source, path: string): void {
  const inTheWay = `${path}.d`;
  if (isUnitName(path) && ![...files.keys()].some((other) => other.startsWith(`${inTheWay}/`)))
    files.set(inTheWay, '');
}

/** A directory where a unit file would be. */
function nameTaken(files: TextSet, { random }: Source, path: string): void {
  if (!isUnitName(path)) return;
  const text = files.get(path) ?? '';
  files.delete(path);
  files.set(`${path}/${random.pick([basename(path), 'inner.container', 'a'])}`, text);
}

function addEmpty(files: TextSet, { random, words, section }: Source, path: string): void {
  const kind = random.pick(words.sections);
  const text = random.pick(['', '\n', '# a', `[${kind}]\n`, `[${section}]`]);
  files.set(join(dirname(path), `${stemOf(path)}-e.${kind.toLowerCase()}`), text);
}

function stemOf(path: string): string {
  return basename(path, extensionOf(path));
}

function join(directory: string, path: string): string {
  return directory === '.' ? path : `${directory}/${path}`;
}
