import { loadBundle } from './bundle.js';

const { registryMain } = await loadBundle();
await registryMain(import.meta.dirname);
