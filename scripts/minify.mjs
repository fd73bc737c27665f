import { minifySync, parseSync } from '@swc/core';
import { asScript } from './as-scripts.mjs';

/**
 * Makes a piece of the bundle small: a third of its length, and a script. Names of classes stay, for messages; other letters
 * than ASCII are escaped, as V8 reads such a text faster.
 * @param {string} text of a module that the bundler wrote
 * @returns {{ code: string, map: string, shifts: number[] }} the source map is of the code before a character was put in at
 *   each of `shifts`, which count in the code as it is returned
 */
export function minify(text) {
  const { code, map } = minifySync(text, {
    module: true,
    compress: { keep_classnames: true, passes: 3, unsafe_arrows: true },
    mangle: { toplevel: true, keep_classnames: true },
    format: { comments: false, ascii_only: true },
    sourceMap: true,
  });
  const { code: eager, shifts } = withEagerFactories(code);
  return { map, code: asScript(eager), shifts };
}

/**
 * Puts the bundler's parentheses back around the functions that hold a module each. V8 compiles a function in parentheses
 * when it reads it; without them it reads it twice, as most of them are called at once.
 */
function withEagerFactories(code) {
  const { body, span } = parseSync(code, { syntax: 'ecmascript', target: 'es2022' });
  // In ASCII the parser's bytes are characters; it counts on from text to text.
  const own = declarationsIn(body);
  // All of the first piece is in a function.
  const inMain = own.flatMap(({ init }) => declarationsIn(init?.body?.stmts ?? []));
  const edges = [...own, ...inMain]
    .flatMap(({ init }) => (init?.type === 'ObjectExpression' ? init.properties : []))
    .filter(({ value }) => value?.type === 'ArrowFunctionExpression' || value?.type === 'FunctionExpression')
    .flatMap(({ value }) => [value.span.start - span.start, value.span.end - span.start]);
  const parts = [0, ...edges].map((edge, index) => code.slice(edge, edges[index]));
  return {
    code: parts.map((part, index) => (index === 0 ? part : `${index % 2 === 1 ? '(' : ')'}${part}`)).join(''),
    shifts: edges.map((edge, index) => edge + index),
  };
}

function declarationsIn(statements) {
  return statements.flatMap(
    ({ declarations, declaration }) => declarations ?? declaration?.declarations ?? [],
  );
}
