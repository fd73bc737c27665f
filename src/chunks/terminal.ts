// What a person calls from a terminal beside lint and generate, in one piece of the bundle: apart, each would bring along
// its own copy of what they share.
export { doctor } from '../cli/doctor.js';
export { down } from '../cli/down.js';
export { gc } from '../cli/gc.js';
export { logs } from '../cli/logs.js';
export { start } from '../cli/start.js';
export { status } from '../cli/status.js';
export { subid } from '../cli/subid.js';
