import { SourceMap } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';

interface Minified {
  readonly code: string;
  readonly map: string;
  readonly shifts: readonly number[];
}
const { minify }: { minify(text: string): Minified } = await import(pathToFileURL('scripts/minify.mjs').href);

const PIECE = `export const __webpack_modules__ = {
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

test('modules stay in parentheses, and classes keep their names', () => {
  const { code } = minify(PIECE);
  expect(code).toMatch(/^export const \w+=\{7:\(\(.*\}\),8:\(\w+=>\{.*\}\)\}/);
  expect(code).toContain('class Fault ');
  expect(code).not.toContain('someValue');
  expect(code).not.toContain('A comment');
  expect(code).toContain('\\u2713');
});

test.each([
  ['the first', 8],
  ['the second', 9],
  ['the third', 13],
])('the source map finds %s', (words, line) => {
  const { code, map, shifts } = minify(PIECE);
  const offset = code.indexOf(`"${words}"`);
  const shifted = shifts.filter((one) => one <= offset).length;
  expect(new SourceMap(JSON.parse(map)).findEntry(0, offset - shifted)).toMatchObject({
    originalLine: line - 1,
  });
});
