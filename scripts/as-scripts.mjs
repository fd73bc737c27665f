// The bundler writes modules. scripts/start/pieces.js loads scripts, because V8 can keep what it compiled of those while they
// ran.

/**
 * Turns the first piece into a module with one function, which gets what the bundler would import, and returns what it would
 * export. To be called before the piece is minified.
 */
export function asFunction(text) {
  const replace = (code, what, by) => {
    const replaced = code.replaceAll(what, by);
    if (replaced === code) throw new Error(`the bundler did not write ${what}`);
    return replaced;
  };
  let code = replace(text, /^import \{ createRequire as \w+ \} from "module";$/gm, '');
  code = replace(code, '__WEBPACK_EXTERNAL_createRequire(import.meta.url)', 'nodeRequire');
  code = replace(
    code,
    'import("./" + __nccwpck_require__.u(chunkId))',
    'loadPiece(__nccwpck_require__.u(chunkId))',
  );
  // The directory of other files in the bundle, of which there are none.
  code = replace(code, /^.*\b__nccwpck_require__\.ab = .*$/gm, '');
  code = replace(
    code,
    /^export \{ (.*) \};$/gm,
    (_, names) => `return { ${names.replaceAll(/(\w+) as (\w+)/g, '$2: $1')} };`,
  );
  return `export const main = (nodeRequire, loadPiece) => {${code}};\n`;
}

const PIECE = /^export const id=(".+?");export const ids=(\[.+?\]);export const modules=(.*\});?\s*$/s;
const FIRST = /^export const main=(.*\});?\s*$/s;

/**
 * Turns a minified piece into a script whose value is what the module exports. Its code stays where it is in the text, for
 * the source map.
 */
export function asScript(text) {
  const [, main] = FIRST.exec(text) ?? [];
  if (main !== undefined) return `${'"use strict";('.padEnd(text.indexOf(main))}${main})`;
  const [, id, ids, modules] = PIECE.exec(text) ?? [];
  if (modules === undefined) throw new Error(`the bundler did not write a piece: ${text.slice(0, 100)}`);
  return `${`"use strict";({id:${id},ids:${ids},modules:`.padEnd(text.indexOf(modules))}${modules}})`;
}
