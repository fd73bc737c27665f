// Runs main of the action once as a runner does, with images from packages, then post. Prints milliseconds as JSON: `main`
// from the start of its process to its end, `ready` from `kube play` to the first good answer, as main says it.
// Usage: node time-main.js [--log]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseCommandFile } from '../../src/local/workflow-command.js';

const ACTION = '/action';
const FILES = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];

const declared = parse(readFileSync(`${ACTION}/action.yml`, 'utf8')).inputs as Record<
  string,
  { default?: string }
>;
const inputs = {
  ...Object.fromEntries(Object.entries(declared).map(([name, { default: value = '' }]) => [name, value])),
  'keep-images': 'true',
  'image-source': 'packages',
};
const directory = mkdtempSync(join(homedir(), 'bench-'));
for (const file of FILES) writeFileSync(join(directory, file), '');
const variables = {
  ...process.env,
  RUNNER_TEMP: directory,
  ...Object.fromEntries(FILES.map((file) => [file, join(directory, file)])),
  ...Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  ),
};

function call(entry: string, more: Readonly<Record<string, string>>): { said: string; taken: number } {
  const begin = process.hrtime.bigint();
  const ended = spawnSync(process.execPath, [`${ACTION}/dist/${entry}.js`], {
    env: { ...variables, ...more },
    encoding: 'utf8',
  });
  const taken = Number(process.hrtime.bigint() - begin) / 1e6;
  if (ended.status !== 0)
    throw new Error(`${entry}: exit code ${ended.status}\n${ended.stdout}${ended.stderr}`);
  return { said: ended.stdout, taken };
}

const main = call('registry', {});
const state = parseCommandFile(readFileSync(join(directory, 'GITHUB_STATE'), 'utf8'));
call('registry-post', Object.fromEntries([...state].map(([name, value]) => [`STATE_${name}`, value])));
rmSync(directory, { recursive: true });
const ready = /answers after ([\d.]+) s/.exec(main.said)?.[1];
if (ready === undefined) throw new Error(`main does not say how long the pod took\n${main.said}`);
process.stdout.write(JSON.stringify({ main: main.taken, ready: Number(ready) * 1000 }));
if (process.argv.includes('--log')) process.stderr.write(main.said);
