// The terminal's commands other than lint and generate, in one piece of the bundle: in separate pieces each would contain a
// copy of the code they share.
export { doctor } from '../cli/doctor.js';
export { down } from '../cli/down.js';
export { exportCommand } from '../cli/export.js';
export { gc } from '../cli/gc.js';
export { login } from '../cli/login.js';
export { logs } from '../cli/logs.js';
export { start } from '../cli/start.js';
export { status } from '../cli/status.js';
export { subid } from '../cli/subid.js';
export { upgrade } from '../cli/upgrade.js';
