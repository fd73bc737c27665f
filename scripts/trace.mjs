// Translates a stack trace of the bundle: adds the line of code below each location in dist/, and its file if the bundler
// names it. Needs a checkout of the same commit.
// Usage: npm run trace < FILE
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minify } from './minify.mjs';

const readable = mkdtempSync(join(tmpdir(), 'readable-'));
try {
  execFileSync(process.execPath, ['scripts/build.mjs', '--readable', readable], { stdio: 'inherit' });
  for (const line of readFileSync(0, 'utf8').trimEnd().split('\n')) {
    const [, piece, row, column] = /\bdist\/([\w.-]+\.js):(\d+):(\d+)/.exec(line) ?? [];
    const place = piece === undefined ? '' : placeOf(piece, Number(row), Number(column));
    process.stdout.write(`${line}\n${place === '' ? '' : `        ${place}\n`}`);
  }
} finally {
  rmSync(readable, { recursive: true, force: true });
}

/** Rows and columns count from 1, as in a trace. */
function placeOf(piece, row, column) {
  const path = join(readable, piece);
  // The small files that start the bundle are as they were written.
  if (!existsSync(path) || existsSync(join('scripts/start', piece))) return '';
  const text = readFileSync(path, 'utf8');
  const { code, map, shifts } = minify(text);
  if (code !== readFileSync(join('dist', piece), 'utf8')) return `dist/${piece} is not made of these sources`;
  const lineStart = code.split('\n', row - 1).join('\n').length + (row > 1 ? 1 : 0);
  const offset = lineStart + column - 1;
  const shifted = shifts.filter((one) => one >= lineStart && one <= offset).length;
  const { originalLine } = new SourceMap(JSON.parse(map)).findEntry(row - 1, column - 1 - shifted);
  if (originalLine === undefined) return '';
  const lines = text.split('\n');
  const above = lines.slice(0, originalLine + 1).reverse();
  const edge = above.findIndex((one) => /^\/\*\*\*\/ /.test(one));
  const heading = above
    .slice(0, edge < 0 ? undefined : edge)
    .find((one) => one.startsWith(';// CONCATENATED MODULE: '));
  const file = heading?.replace(/^.*?: \.\//, '').replace(/^lib\/(.*)\.js$/, '$1.ts');
  return `${file === undefined ? '' : `${file}: `}${lines[originalLine].trim()}`;
}
