import { start } from './bundle.js';

start(({ step }) => step('quadlet-generate-post', import.meta.dirname));
