import { loadBundle } from './bundle.js';

const { doctor } = await loadBundle();
await doctor(import.meta.dirname);
