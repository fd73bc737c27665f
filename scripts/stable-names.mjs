import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

/** A piece's file is named by the bundler's number for it. */
const PIECE = /^(\d+)\.index\.js$/;

/**
 * Names the pieces of the bundle by what is in them, and numbers the modules in them by their path. The bundler's own
 * numbers depend on everything that a piece holds: a new file in one folder would change pieces that do not load it.
 * To be called before the pieces are minified.
 * @param {string} directory of the pieces
 * @param {object} stats of webpack, as ncc's --stats-out writes them
 */
export function nameStably(directory, { chunks, modules }) {
  const names = chunkNames(chunks);
  const ids = moduleIds(modules.filter(({ id }) => id !== null));
  const nameOf = (chunk) => JSON.stringify(lookUp(names, chunk));
  const idOf = (module) => lookUp(ids, module);
  for (const file of readdirSync(directory).filter((one) => one.endsWith('.js'))) {
    const path = join(directory, file);
    const text = readFileSync(path, 'utf8')
      .replace(/^(\/\*\*\*\/ )(\d+)(?=:$)/gm, (_, before, id) => before + idOf(id))
      .replace(/(\b__\w+_require__\()(\d+)(?=\))/g, (_, before, id) => before + idOf(id))
      .replace(/(\.bind\(__\w+_require__, )(\d+)/g, (_, before, id) => before + idOf(id))
      .replace(
        /(\b__\w+_require__\.e\((?:\/\* import\(\) \*\/ )?)(\d+)(?=\))/g,
        (_, before, id) => before + nameOf(id),
      )
      .replace(/^(export const id = )(\d+)/m, (_, before, id) => before + nameOf(id))
      .replace(
        /^(export const ids = \[)([\d,]+)/m,
        (_, before, list) => before + list.split(',').map(nameOf).join(),
      );
    writeFileSync(path, text);
    const [, chunk] = PIECE.exec(file) ?? [];
    if (chunk !== undefined) renameSync(path, join(directory, `${lookUp(names, chunk)}.index.js`));
  }
}

function lookUp(map, key) {
  const found = map.get(Number(key));
  if (found === undefined) throw new Error(`the bundler's statistics do not say what ${key} is`);
  return found;
}

function chunkNames(chunks) {
  const names = new Map();
  const taken = new Set();
  const pieces = chunks
    .filter((one) => !one.initial)
    .map((one) => ({ ...one, paths: one.modules.map(pathOf).toSorted() }))
    .toSorted((a, b) => (a.paths.join() < b.paths.join() ? -1 : 1));
  for (const { id, paths, origins } of pieces) {
    const name = chunkName(paths, origins);
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name}-${count}`;
    taken.add(own);
    names.set(id, own);
  }
  return names;
}

/**
 * A piece that holds what an import() asks for has its name; one that several of them share has the names of all, and one
 * of packages theirs.
 */
function chunkName(paths, origins) {
  const asked = [...new Set(origins.map(targetOf))].toSorted();
  const own = asked.filter((target) => paths.some((path) => isModule(path, target)));
  const packages = [...new Set(paths.map(packageOf))];
  const parts =
    own.length > 0
      ? own.map(shortName)
      : packages.includes(undefined)
        ? ['shared', ...asked.map(shortName)]
        : packages.toSorted();
  return parts.join('-').replaceAll(/[^\w-]/g, '');
}

/** The path of a module from the root of the checkout: of those that are joined into one, the first one's. */
function pathOf({ name }) {
  return normalize(name.replace(/ \+ \d+ modules$/, ''));
}

/** What an import() asks for: a path from the root of the checkout, or a package. */
function targetOf({ moduleName, request }) {
  return request.startsWith('.') ? normalize(join(moduleName.replace(/[^/]*$/, ''), request)) : request;
}

function isModule(path, target) {
  return path === target || packageOf(path) === target;
}

function packageOf(path) {
  return /^(?:lib\/)?node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
}

/** `lib/src/chunks/host.js` is `host`, `lib/src/cli/lint.js` is `cli-lint`. */
function shortName(target) {
  return target
    .replace(/^lib\/src\/(?:chunks\/|actions\/)?/, '')
    .replace(/\.js$/, '')
    .replaceAll('/', '-');
}

/** Numbers of four digits, by the path alone as long as no two paths have the same. */
function moduleIds(modules) {
  const ids = new Map();
  const taken = new Set();
  for (const { id, path } of modules
    .map((module) => ({ id: module.id, path: pathOf(module) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    let own;
    for (let salt = 0; own === undefined || taken.has(own); salt += 1) own = number(`${path}${salt || ''}`);
    taken.add(own);
    ids.set(id, own);
  }
  return ids;
}

function number(text) {
  return createHash('sha256').update(text).digest().readUInt32BE() % 10_000;
}
