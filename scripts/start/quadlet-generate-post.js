import { loadBundle } from './bundle.js';

const { quadletGeneratePost } = await loadBundle();
await quadletGeneratePost();
