export { type Snapshot, snapshot } from '../../attacks/snapshot.js';
