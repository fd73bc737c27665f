import { start } from './bundle.js';

start(({ step }) => step('quadlet-generate', import.meta.dirname));
