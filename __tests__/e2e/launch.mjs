// Starts one entry of the action inside a machine with the variables of a JSON file, whose names a shell would refuse
// (INPUT_REGISTRY-IMAGE) and whose values must not show in a process list.
// Makes the files of GITHUB_OUTPUT and its like first, as the runner does.
// Usage: node launch.mjs ENTRY VARIABLES.json
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [entry, file] = process.argv.slice(2);
const variables = JSON.parse(readFileSync(file, 'utf8'));
for (const name of ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY', 'PATH'])
  writeFileSync(variables[`GITHUB_${name}`], '', { flag: 'a', mode: 0o600 });
const env = { ...process.env, ...variables };
const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 130);
});
