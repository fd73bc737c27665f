// Starts one entry of the action inside a machine with the variables of a JSON file, whose names a shell would refuse
// (INPUT_REGISTRY-IMAGE) and whose values must not show in a process list.
// Usage: node launch.mjs ENTRY VARIABLES.json
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [entry, file] = process.argv.slice(2);
const env = { ...process.env, ...JSON.parse(readFileSync(file, 'utf8')) };
const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'inherit', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 130);
});
