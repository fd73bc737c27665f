// The actions that look at the host and mend it, in one piece of the bundle: apart, each would bring along its own copy of
// what they share.
export { doctorMain } from '../actions/doctor.js';
export { leftoversOf } from '../actions/leftovers.js';
export { main } from '../actions/registry.js';
