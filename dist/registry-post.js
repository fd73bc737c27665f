import { loadBundle } from './bundle.js';

const { registryPost } = await loadBundle();
await registryPost(import.meta.dirname);
