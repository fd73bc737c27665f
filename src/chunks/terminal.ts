// What a person calls from a terminal beside lint and generate, in one piece of the bundle: apart, each would bring along
// its own copy of what they share.
export { doctorCommand } from '../cli/doctor.js';
export { processOutput } from '../cli/output.js';
export { persistentCommand } from '../cli/registries.js';
export { subidCommand } from '../cli/subid.js';
export { down } from '../local/down.js';
export { start } from '../local/start.js';
