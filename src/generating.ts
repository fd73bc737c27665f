// The two ways to generate, in one piece of the bundle: apart, each would bring along its own copy of what they share.
export { generateMain } from './actions/quadlet-generate.js';
export { generateCommand, processOutput } from './generate/command.js';
