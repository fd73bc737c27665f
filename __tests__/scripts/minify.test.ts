import { SourceMap } from 'node:module';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { expect, test } from '@jest/globals';

interface Minified {
  readonly code: string;
  readonly map: string;
  readonly shifts: readonly number[];
}
const { minify }: { minify(text: string): Minified } = await import(pathToFileURL('scripts/minify.mjs').href);

const { asFunction }: { asFunction(text: string): string } = await import(
  pathToFileURL('scripts/as-scripts.mjs').href
);

const PIECE = `export const id = "a";
export const ids = ["a"];
export const modules = {
/***/ 7:
/***/ ((module, exports, require) => {
  require.d(exports, { reasonOf: () => reasonOf, Fault: () => Fault });
  // A comment.
  class Fault extends Error {}
  function reasonOf(someValue) {
    if (someValue === '\u2713') throw new Fault('the first');
    throw new RangeError('the second');
  }
/***/ }),
/***/ 8:
/***/ ((module) => { module.exports = 'the third'; })
};
`;

test('a piece is a script, its modules stay in parentheses, and classes keep their names', () => {
  const { code } = minify(PIECE);
  expect(code).toMatch(
    /^"use strict";\(\{id:"a",ids:\["a"\],modules: *\{7:\(\(.*\}\),8:\(\w+=>\{.*\}\)\}\}\)$/,
  );
  expect(Object.keys(runInThisContext(code))).toEqual(['id', 'ids', 'modules']);
  expect(code).toContain('class Fault ');
  expect(code).not.toContain('someValue');
  expect(code).not.toContain('A comment');
  expect(code).toContain('\\u2713');
});

test.each([
  ['the first', 10],
  ['the second', 11],
  ['the third', 15],
])('the source map finds %s', (words, line) => {
  const { code, map, shifts } = minify(PIECE);
  const offset = code.indexOf(`"${words}"`);
  const shifted = shifts.filter((one) => one <= offset).length;
  expect(new SourceMap(JSON.parse(map)).findEntry(0, offset - shifted)).toMatchObject({
    originalLine: line - 1,
  });
});

const FIRST = `import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = ({
/***/ 3:
/***/ ((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
/***/ })
});
var __nccwpck_require__ = (id) => { const own = {}; __webpack_modules__[id](own); return own.exports; };
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = new URL('.', import.meta.url).pathname;
__nccwpck_require__.u = (chunkId) => chunkId + ".index.js";
var lint = (chunkId) => import("./" + __nccwpck_require__.u(chunkId));
var separator = __nccwpck_require__(3).sep;
export { lint as cli, separator as sep };
`;

test('the first piece is a script that gets what it loads, and returns what it exports', async () => {
  const { code } = minify(asFunction(FIRST));
  expect(code).toMatch(/^"use strict";\( *\(.*\{3:\(\w+=>\{/);
  const main = runInThisContext(code);
  const { cli, sep } = main(
    (name: string) => ({ sep: `of ${name}` }),
    async (name: string) => `loaded ${name}`,
  );
  expect([await cli('a'), sep]).toEqual(['loaded a.index.js', 'of node:path']);
});

test.each([
  ['a first piece', () => asFunction('export { one as two };')],
  ['a piece', () => minify('export const other = { 7: (module) => { module.exports = 1; } };')],
])('%s in another form is refused', (_, work) => {
  expect(work).toThrow('the bundler did not write');
});
