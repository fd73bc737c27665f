import { UserError } from '../errors.js';
import { pathOf } from '../quadlet/set/parsed-files.js';
import { type Found, listDirectory, statIfThere } from './entries.js';

/** Does the text hold anything that a glob gives a meaning to? */
export function isGlob(text: string): boolean {
  return /[*?[\]{}]/.test(text);
}

/**
 * What a path must be like for a glob: `*` and `?` stay within a name (a dot at its beginning is a character like
 * others), `**` stands for any directories or none, `[a-c]` and `[!a-c]` for a character, `{a,b}` for either, and a
 * backslash takes a character as it is.
 * @throws UserError for a set of characters that is upside down
 */
export function globPattern(glob: string): RegExp {
  const ways = expandBraces(glob).map((one) => {
    const names = one.split('/');
    return names
      .map((name, index) => {
        const last = index === names.length - 1;
        if (name === '**') return last ? '.+' : '(?:[^/]+/)*';
        return `${namePattern(name)}${last ? '' : '/'}`;
      })
      .join('');
  });
  try {
    return new RegExp(`^(?:${ways.join('|')})$`, 'su');
  } catch {
    throw new UserError(`"${glob}" is no glob: what stands in its brackets is upside down`);
  }
}

function namePattern(name: string): string {
  return name.replace(
    /\\(.)|\*+|\?|\[([!^]?)(\]?[^\]]*)\]|[\\^$.|+()[\]{}]/gsu,
    (found, escaped, not, set) => {
      if (escaped !== undefined) return escapeRegExp(escaped);
      if (found.startsWith('*')) return '[^/]*';
      if (found === '?') return '[^/]';
      if (set !== undefined) return `(?!/)[${not ? '^' : ''}${set.replace(/[\\\][^]/g, '\\$&')}]`;
      return escapeRegExp(found);
    },
  );
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.|*+?()[\]{}/]/g, '\\$&');
}

/** `a{b,c{d,e}}` becomes `ab`, `acd`, `ace`, as in a shell; braces without a comma stay. */
function expandBraces(text: string): string[] {
  const group = outermostGroup(text);
  if (group === undefined) return [text];
  const { start, end, commas } = group;
  const cuts = [start, ...commas, end];
  const rest = expandBraces(text.slice(end + 1));
  return cuts
    .slice(0, -1)
    .flatMap((cut, index) => expandBraces(text.slice(cut + 1, cuts[index + 1])))
    .flatMap((way) => rest.map((tail) => `${text.slice(0, start)}${way}${tail}`));
}

function outermostGroup(text: string): { start: number; end: number; commas: number[] } | undefined {
  let depth = 0;
  let start = 0;
  let commas: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{' && depth++ === 0) [start, commas] = [at, []];
    else if (character === ',' && depth === 1) commas.push(at);
    else if (character === '}' && depth > 0 && --depth === 0 && commas.length > 0)
      return { start, end: at, commas };
  }
  return undefined;
}

/**
 * The files and directories whose paths a glob matches, in the order of their names. `**` neither follows links nor
 * enters directories that are passed over.
 * @param passedOver names of directories
 * @throws UserError where a directory on the way cannot be read
 */
export function expandGlob(glob: string, passedOver: ReadonlySet<string>): string[] {
  const paths = new Set<string>();
  for (const one of expandBraces(glob)) {
    const names = one.split('/').filter((name, index) => (name !== '' || index === 0) && name !== '.');
    const absolute = names[0] === '';
    collect(absolute ? '/' : '', absolute ? names.slice(1) : names, passedOver, paths);
  }
  return [...paths];
}

function collect(
  directory: string,
  names: readonly string[],
  passedOver: ReadonlySet<string>,
  paths: Set<string>,
): void {
  const [name, ...rest] = names;
  if (name === undefined) return;
  if (!isGlob(name)) {
    const path = pathOf({ path: directory }, name.replace(/\\(.)/g, '$1'));
    const stats = statIfThere(path);
    if (rest.length === 0 ? stats !== undefined : stats?.isDirectory())
      descend(path, rest, passedOver, paths);
    return;
  }
  const pattern = name === '**' ? undefined : globPattern(name);
  if (pattern === undefined) collect(directory, rest, passedOver, paths);
  for (const found of listDirectory(directory || '.', directory)) {
    if (passedOver.has(found.name) || found.kind === 'nothing') continue;
    const path = pathOf({ path: directory }, found.name);
    if (pattern?.test(found.name)) {
      if (rest.length === 0 || found.kind === 'directory') descend(path, rest, passedOver, paths);
    } else if (pattern === undefined) collectBelow(found, path, names, passedOver, paths);
  }
}

function collectBelow(
  { kind, link }: Found,
  path: string,
  names: readonly string[],
  passedOver: ReadonlySet<string>,
  paths: Set<string>,
): void {
  if (names.length === 1) paths.add(path);
  if (kind === 'directory' && !link) collect(path, names, passedOver, paths);
}

function descend(
  path: string,
  rest: readonly string[],
  passedOver: ReadonlySet<string>,
  paths: Set<string>,
): void {
  if (rest.length === 0) paths.add(path);
  else collect(path, rest, passedOver, paths);
}
