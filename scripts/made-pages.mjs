// Shared by the scripts that generate pages of the documentation from the sources.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Calls `work` with the exports of modules of src/, compiled without a check of their types. */
export async function withSources(names, work) {
  const directory = mkdtempSync(join(tmpdir(), 'made-pages-'));
  try {
    const options = ['--project', 'tsconfig.build.json', '--outDir', directory, '--noCheck'];
    execFileSync('node_modules/.bin/tsc', options, { stdio: ['ignore', 'ignore', 'inherit'] });
    writeFileSync(join(directory, 'package.json'), '{ "type": "module" }\n');
    symlinkSync(resolve('node_modules'), join(directory, 'node_modules'), 'junction');
    const load = (name) => import(pathToFileURL(join(directory, 'src', `${name}.js`)).href);
    work(Object.assign({}, ...(await Promise.all(names.map(load)))));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes all files of a directory, or with `--check` lists those that would change. */
export function publish(directory, pages, madeOf) {
  if (process.argv.includes('--check')) return check(directory, pages, madeOf);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  for (const [name, text] of pages) writeFileSync(join(directory, name), text);
}

function check(directory, pages, madeOf) {
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const read = (name) => (present.includes(name) ? readFileSync(join(directory, name), 'utf8') : undefined);
  const stale = [...new Set([...pages.keys(), ...present])].filter((name) => pages.get(name) !== read(name));
  if (stale.length === 0) return;
  process.stderr.write(
    `${directory} is not up to date with ${madeOf}: ${stale.join(', ')}. Run: npm run docs\n`,
  );
  process.exitCode = 1;
}
