// Builds dist/ from src/: one bundle in pieces that load each other when needed, and a small file for each entry.
// Usage: node scripts/build.mjs [--readable] [DIRECTORY]
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asFunction } from './as-scripts.mjs';
import { minify } from './minify.mjs';
import { nameStably } from './stable-names.mjs';
import { withoutProperties } from './without-prose.mjs';

const { values, positionals } = parseArgs({
  options: { readable: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [out = 'dist'] = positionals;
const call = (program, ...args) =>
  execFileSync(`node_modules/.bin/${program}`, args, { stdio: ['ignore', 'ignore', 'inherit'] });

for (const directory of ['lib', out]) rmSync(directory, { recursive: true, force: true });
call('tsc', '--project', 'tsconfig.build.json');
withoutProperties('lib/src/quadlet/rules', ['summary', 'explanation', 'sources', 'fix'], 'code');
withoutProperties('lib/src/quadlet/catalogue', ['date', 'source']);
withoutProperties('lib/src/host/checks', ['reads', 'sources']);
declarePure('@actions/core');
// Its modules for browsers are the same code as ES modules, of which the bundler can omit those that are not used.
declarePure('yaml', { exports: undefined, main: 'browser/dist/index.js', type: 'module' });
const stats = 'lib/stats.json';
call(
  'ncc',
  'build',
  'lib/src/main.js',
  '--out',
  out,
  '--license',
  'licenses.txt',
  '--stats-out',
  stats,
  '--quiet',
);
nameStably(out, JSON.parse(readFileSync(stats, 'utf8')));
writeFileSync(join(out, 'index.js'), asFunction(readFileSync(join(out, 'index.js'), 'utf8')));
rmSync('lib/node_modules', { recursive: true });
for (const name of readdirSync(out).filter((one) => one.endsWith('.js') && !values.readable)) {
  const piece = join(out, name);
  writeFileSync(piece, minify(readFileSync(piece, 'utf8')).code);
}
cpSync('scripts/start', out, { recursive: true });

/**
 * Lets the bundler omit unused modules of a package. The modules of @actions/core have no side effects, but its
 * package.json does not declare that. Otherwise getIDToken(), which is not used, would include an HTTP client of 1 MB in
 * every start. The bundler finds this copy first: the package with that declaration, and with `changes` to its package.json.
 */
function declarePure(name, changes = {}) {
  const copy = join('lib/node_modules', name);
  cpSync(join('node_modules', name), copy, { recursive: true });
  const manifest = join(copy, 'package.json');
  const said = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...said, ...changes, sideEffects: false }));
}
