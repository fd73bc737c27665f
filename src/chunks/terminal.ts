// What a person calls from a terminal beside lint and generate, in one piece of the bundle: apart, each would bring along
// its own copy of what they share. `subid` is called by the actions, as root, and has a piece of its own.
export { doctorCommand } from '../cli/doctor.js';
export { processOutput } from '../cli/output.js';
export { down } from '../local/down.js';
export { start } from '../local/start.js';
export { persistentCommand } from '../registry/persistent/command.js';
