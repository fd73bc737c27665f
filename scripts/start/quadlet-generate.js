import { loadBundle } from './bundle.js';

const { quadletGenerate } = await loadBundle();
await quadletGenerate(import.meta.dirname);
