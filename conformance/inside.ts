// Main or post of the action, for a user inside of a machine; what main gave out is printed as one line of JSON.
// Usage: node inside.js main|post ACTION TEMPORARY [INPUTS as JSON]
import { runMain, runPost } from '../src/local/fake-runner.js';

const [phase, actionRoot = '', temporary = '', inputs = '{}'] = process.argv.slice(2);
const step = { actionRoot, temporary, inputs: JSON.parse(inputs) as Record<string, string> };
const runPhase = phase === 'main' ? runMain : runPost;
// The words of the step include the commands that tell a runner what to mask.
const { exitCode, outputs } = await runPhase(step, (line) => {
  if (!line.startsWith('::add-mask::')) process.stderr.write(`${line}\n`);
});
process.stdout.write(`${JSON.stringify(Object.fromEntries(outputs))}\n`);
process.exitCode = exitCode;
