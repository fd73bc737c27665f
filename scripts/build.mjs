// Makes dist/ out of src/: one bundle in pieces, which load each other as they need, and one small file for each way to
// start it.
// Usage: node scripts/build.mjs [DIRECTORY]
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

const out = process.argv[2] ?? 'dist';
const call = (program, ...args) =>
  execFileSync(`node_modules/.bin/${program}`, args, { stdio: ['ignore', 'ignore', 'inherit'] });

for (const directory of ['lib', out]) rmSync(directory, { recursive: true, force: true });
call('tsc', '--project', 'tsconfig.build.json');
call('ncc', 'build', 'lib/src/main.js', '--out', out, '--license', 'licenses.txt', '--quiet');
cpSync('scripts/start', out, { recursive: true });
