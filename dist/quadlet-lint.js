import { loadBundle } from './bundle.js';

const { quadletLint } = await loadBundle();
await quadletLint(import.meta.dirname);
