// Runs main of the action once, prints the milliseconds from the start of its process to its end, then runs post.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const { inputs: declared } = parse(readFileSync('/action/action.yml', 'utf8'));
const inputs = {
  ...Object.fromEntries(Object.entries(declared).map(([name, { default: value = '' }]) => [name, value])),
  'keep-images': 'true',
  'image-source': 'packages',
};
const directory = mkdtempSync(join(homedir(), 'bench-'));
const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'];
for (const file of files) writeFileSync(join(directory, file), '');
const env = {
  ...process.env,
  RUNNER_TEMP: directory,
  ...Object.fromEntries(files.map((file) => [file, join(directory, file)])),
  ...Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  ),
};
const call = (entry, more = {}) =>
  spawnSync(process.execPath, [`/action/dist/${entry}.js`], { env: { ...env, ...more } });

const begin = process.hrtime.bigint();
const main = call('registry');
const taken = Number(process.hrtime.bigint() - begin) / 1e6;
if (main.status !== 0) throw new Error(String(main.stdout) + main.stderr);
const state = /^directory<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(join(directory, 'GITHUB_STATE'), 'utf8'));
const post = call('registry-post', { STATE_directory: state[2] });
if (post.status !== 0) throw new Error(String(post.stdout) + post.stderr);
rmSync(directory, { recursive: true });
process.stdout.write(`${taken.toFixed(0)}\n`);
if (process.argv.includes('--log')) process.stdout.write(String(main.stdout));
