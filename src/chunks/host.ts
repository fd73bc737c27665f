// The actions that check and fix the host, in one piece of the bundle: apart, each would bring along its own copy of
// what they share.
export { doctorMain } from '../actions/doctor/run.js';
export { leftoversOf } from '../actions/registry/leftovers.js';
export { main } from '../actions/registry/run.js';
export { exportMain } from '../actions/registry-export/run.js';
export { saveStorageCache } from '../actions/storage-cache.js';
