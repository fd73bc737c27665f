// The two ways to generate, and the undo of a start, in one piece of the bundle: apart, each would bring along its own copy
// of what they share.
export { generateMain } from '../actions/quadlet-generate/run.js';
export { undoStart } from '../actions/quadlet-generate/undo-start.js';
export { generate } from '../cli/generate.js';
