import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const { nameStably }: { nameStably(directory: string, stats: object): void } = await import(
  pathToFileURL('scripts/stable-names.mjs').href
);

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stable-names-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** The numbers that a bundler gives: others in each build. */
interface Numbers {
  readonly lint: number;
  readonly shared: number;
  readonly yaml: number;
  readonly modules: readonly [lint: number, engine: number, yaml: number];
}

const FIRST: Numbers = { lint: 12, shared: 345, yaml: 6, modules: [78, 910, 1112] };
const SECOND: Numbers = { lint: 71, shared: 7, yaml: 712, modules: [4, 5, 6] };

const MAIN = './lib/src/main.js';
const LINT = { moduleName: MAIN, request: './cli/lint.js' };
const GENERATE = { moduleName: MAIN, request: './chunks/generate.js' };

function build({ lint, shared, yaml, modules: [lintId, engineId, yamlId] }: Numbers) {
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  const piece = (chunk: number, id: number, body: string) =>
    write(
      `${chunk}.index.js`,
      `export const id = ${chunk};\nexport const ids = [${chunk}];\nexport const modules = {\n\n/***/ ${id}:\n/***/ (() => {\n${body}\n/***/ })\n\n};\n`,
    );
  write(
    'index.js',
    `Promise.all(/* import() */[__nccwpck_require__.e(${shared}), __nccwpck_require__.e(${lint})]).then(__nccwpck_require__.bind(__nccwpck_require__, ${lintId}));\n`,
  );
  piece(lint, lintId, `const engine = __webpack_require__(${engineId}); f(${engineId});`);
  piece(
    shared,
    engineId,
    `__webpack_require__.e(/* import() */ ${yaml}).then(__webpack_require__.t.bind(__webpack_require__, ${yamlId}, 19));`,
  );
  piece(yaml, yamlId, '');
  const engine = { id: engineId, name: './lib/src/quadlet/engine.js' };
  const linter = { id: lintId, name: './lib/src/cli/lint.js + 3 modules' };
  const yamls = { id: yamlId, name: './node_modules/yaml/dist/index.js' };
  const asksForYaml = { moduleName: engine.name, request: 'yaml' };
  const stats = {
    chunks: [
      { id: 0, initial: true, modules: [{ id: 1, name: MAIN }], origins: [] },
      { id: lint, modules: [linter], origins: [LINT] },
      { id: shared, modules: [engine], origins: [LINT, GENERATE, LINT] },
      { id: yaml, modules: [yamls], origins: [asksForYaml] },
    ],
    modules: [linter, engine, yamls, { id: null, name: './lib/src/joined.js' }],
  };
  nameStably(directory, stats);
  return Object.fromEntries(
    readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]),
  );
}

describe('the pieces of the bundle', () => {
  test('are named by what they hold', () => {
    expect(Object.keys(build(FIRST)).toSorted()).toEqual([
      'cli-lint.index.js',
      'index.js',
      'shared-generate-cli-lint.index.js',
      'yaml.index.js',
    ]);
  });

  test('load each other by these names', () => {
    const pieces = build(FIRST);
    expect(pieces['index.js']).toContain('.e("shared-generate-cli-lint")');
    expect(pieces['index.js']).toContain('.e("cli-lint")');
    expect(pieces['shared-generate-cli-lint.index.js']).toContain('.e(/* import() */ "yaml")');
    expect(pieces['yaml.index.js']).toContain('export const id = "yaml";\nexport const ids = ["yaml"];');
  });

  test('are the same whatever numbers the bundler gives', () => {
    const first = build(FIRST);
    for (const name of readdirSync(directory)) rmSync(join(directory, name));
    const withoutOthers = (text = '') => text.replaceAll(/f\(\d+\)/g, '');
    const second = build(SECOND);
    expect(Object.keys(second)).toEqual(Object.keys(first));
    for (const [name, text] of Object.entries(first))
      expect(withoutOthers(second[name])).toBe(withoutOthers(text));
  });

  test('with the same name are told apart by a number', () => {
    const modules = ['b', 'a'].map((name, id) => ({ id: id + 1, name: `./lib/src/quadlet/${name}.js` }));
    for (const id of [1, 2]) writeFileSync(join(directory, `${id}.index.js`), '');
    const chunks = modules.map((module) => ({ id: module.id, modules: [module], origins: [LINT] }));
    nameStably(directory, { chunks, modules });
    expect(readdirSync(directory).toSorted()).toEqual([
      'shared-cli-lint-2.index.js',
      'shared-cli-lint.index.js',
    ]);
  });

  test('keep other numbers', () => {
    expect(build(FIRST)['cli-lint.index.js']).toContain('f(910)');
  });
});
